package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.shell.Buttons;
import dev.takt.app.shell.DockTabs;
import dev.takt.app.shell.StatusRowViewModel;
import dev.takt.app.text.Texts;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.overlay.TimeText;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** The tools at the end of the pages' tabs, and how much of a page is seen: the zoom of the board, the span of the timeline, nothing on pages that have neither. */
final class PageTools {
    private static final double ZOOM_WIDTH = 44;

    private final DockTabs pages;
    private final BoardDesk board;
    private final TimelineDesk timelines;
    private final StatusRowViewModel status;
    private final Node add;
    private final Node out;
    private final Label zoom = new Label();
    private final Node in;
    private final Node fit;
    private final Node why;
    private final Node nextMiss;

    PageTools(
            CommandBindings bindings,
            DockTabs pages,
            BoardDesk board,
            TimelineDesk timelines,
            StatusRowViewModel status) {
        this.pages = pages;
        this.board = board;
        this.timelines = timelines;
        this.status = status;
        add = Buttons.icon(bindings, "board.add");
        out = Buttons.icon(bindings, "view.zoom-out");
        in = Buttons.icon(bindings, "view.zoom-in");
        fit = Buttons.icon(bindings, "view.fit");
        why = Buttons.icon(bindings, "view.why");
        nextMiss = Buttons.icon(bindings, "run.next-miss");
        zoom.getStyleClass().add("mono");
        zoom.setMinWidth(ZOOM_WIDTH);
        zoom.setAlignment(Pos.CENTER);
        board.model().cameraProperty().addListener((_, _, _) -> seen());
        timelines.model().chartProperty().addListener((_, _, _) -> seen());
        show(pages.chosenProperty().get());
        pages.chosenProperty().addListener((_, _, page) -> show(page));
    }

    private void seen() {
        String percent = Math.round(board.zoomShown() * 100) + " %";
        zoom.setText(percent);
        status.seenProperty()
                .set(
                        switch (pages.chosenProperty().get()) {
                            case "board", "code" -> percent;
                            case "timeline" ->
                                timelines.chart().map(PageTools::span).orElse("");
                            default -> "";
                        });
    }

    private static String span(Chart chart) {
        return Texts.text("status.span", TimeText.up(chart.range().spanNs(), 1)).text();
    }

    private void show(String page) {
        switch (page) {
            case "board" -> pages.setTools(add, out, zoom, in, fit);
            case "timeline" -> pages.setTools(why, out, in, fit);
            default -> pages.setTools();
        }
        seen();
    }

    /** The tool of the strip below the board. */
    Node ofStrip() {
        return nextMiss;
    }
}
