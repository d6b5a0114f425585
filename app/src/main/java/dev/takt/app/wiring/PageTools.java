package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.shell.Buttons;
import dev.takt.app.shell.DockTabs;
import dev.takt.app.shell.StatusRowViewModel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** The tools at the end of the pages' tabs. Zoom has a meaning on board and timeline only, its figure on the board. */
final class PageTools {
    private static final double ZOOM_WIDTH = 44;

    private final DockTabs pages;
    private final BoardDesk board;
    private final StatusRowViewModel status;
    private final Node add;
    private final Node out;
    private final Label zoom = new Label();
    private final Node in;
    private final Node fit;
    private final Node why;
    private final Node nextMiss;

    PageTools(CommandBindings bindings, DockTabs pages, BoardDesk board, StatusRowViewModel status) {
        this.pages = pages;
        this.board = board;
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
        zoom.textProperty().bind(status.zoomProperty());
        board.model().cameraProperty().addListener((_, _, _) -> zoomWords());
        zoomWords();
        show(pages.chosenProperty().get());
        pages.chosenProperty().addListener((_, _, page) -> show(page));
    }

    private void zoomWords() {
        status.zoomProperty().set(Math.round(board.zoomShown() * 100) + " %");
    }

    private void show(String page) {
        switch (page) {
            case "board" -> pages.setTools(add, out, zoom, in, fit);
            case "timeline" -> pages.setTools(why, out, in, fit);
            default -> pages.setTools();
        }
    }

    /** The tool of the strip below the board. */
    Node ofStrip() {
        return nextMiss;
    }
}
