package dev.takt.designer.timeline;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.ChartHit;
import dev.takt.designer.chart.ChartPainter;
import dev.takt.designer.chart.ChartTrack;
import dev.takt.designer.chart.SpokenTrack;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.HeldSpace;
import dev.takt.designer.surface.MenuKey;
import dev.takt.designer.surface.Paper;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.ItemId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** The timeline on the screen: one canvas, a focusable node for each row's name, and a card with details under the pointer. */
public final class TimelineView extends Paper {
    private static final double ZOOM_STEP = 1.0022;
    private static final double SLACK = 4;
    private static final double REACH = 5;
    private static final double NOTE_OFFSET = 14;

    /** What a drag does. */
    private enum Drag {
        NONE,
        SCRUB,
        PAN,
        OVERVIEW,
        BRUSH
    }

    private final TimelineViewModel model;
    private final HeldSpace space = new HeldSpace(this);
    private final Pane rows = new Pane();
    private BooleanSupplier scrolling = () -> false;
    private Commands commands = (_, _) -> {};
    private final Map<ItemId, Region> nodes = new HashMap<>();
    private final VBox note = new VBox(2);
    private final Label empty = new Label(Texts.words("timeline.empty"));
    private Theme theme = Theme.LIGHT;
    private Drag drag = Drag.NONE;
    private Point2D start = Point2D.ZERO;
    private Point2D last = Point2D.ZERO;

    /** {@code id} tells this timeline from others in the window. */
    public TimelineView(TimelineViewModel model, String id) {
        this.model = model;
        setId(id);
        getStyleClass().add("timeline");
        setFocusTraversable(true);
        setAccessibleText(Texts.words("timeline.name"));
        rows.setManaged(false);
        rows.setPickOnBounds(false);
        note.getStyleClass().add("hover-card");
        note.setMouseTransparent(true);
        note.setManaged(false);
        note.setVisible(false);
        empty.getStyleClass().add("muted");
        empty.setManaged(false);
        getChildren().addAll(rows, empty, note);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        model.chartProperty().addListener((_, _, _) -> refresh());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> note.setVisible(false));
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        refresh();
    }

    /** Who offers commands at a place of the screen. */
    public interface Commands {
        void at(double screenX, double screenY);
    }

    /** Who is asked when the other button is pressed without a drag, or the key for it. */
    public void setCommands(Commands commands) {
        this.commands = commands;
    }

    /** Whether the wheel scrolls over the rows too; it zooms where it does not, and with Ctrl always. */
    public void setScrolling(BooleanSupplier scrolling) {
        this.scrolling = scrolling;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
        repaint();
    }

    private Point2D at(MouseEvent event) {
        return sceneToLocal(event.getSceneX(), event.getSceneY());
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        start = at(event);
        last = start;
        drag = Drag.NONE;
        if (event.getButton() != MouseButton.PRIMARY || space.isDown()) {
            drag = Drag.PAN;
        } else if (onPlayhead(start)
                || model.hit(start.getX(), start.getY()).orElse(null) instanceof ChartHit.OnRuler) {
            drag = Drag.SCRUB;
            model.scrub(start.getX());
        } else if (model.hit(start.getX(), start.getY()).orElse(null) instanceof ChartHit.OnOverview over) {
            drag = Drag.OVERVIEW;
            model.lookAt(over.atNs());
        }
        note.setVisible(false);
        event.consume();
    }

    private boolean onPlayhead(Point2D at) {
        Optional<Chart> chart = model.chartProperty().get();
        return chart.isPresent()
                && chart.get().playheadNs().isPresent()
                && at.getY() > Chart.OVERVIEW
                && at.getX() > Chart.HEADER
                && Math.abs(x(chart.get(), chart.get().playheadNs().getAsLong()) - at.getX()) <= REACH;
    }

    private static double x(Chart chart, long ns) {
        return Chart.HEADER + chart.range().x(ns, chart.area().width());
    }

    private void dragged(MouseEvent event) {
        Point2D here = at(event);
        if (drag == Drag.NONE && here.distance(start) > SLACK && start.getX() > Chart.HEADER) {
            drag = Drag.BRUSH;
        }
        switch (drag) {
            case SCRUB -> model.scrub(here.getX());
            case PAN -> {
                model.panByPixels(here.getX() - last.getX());
                model.scroll(last.getY() - here.getY());
            }
            case OVERVIEW -> model.chartProperty().get().ifPresent(c -> model.lookAt(c.overviewNsAt(here.getX())));
            case BRUSH -> model.brush(start.getX(), here.getX());
            case NONE -> {
                // still a click
            }
        }
        last = here;
    }

    private void released(MouseEvent event) {
        if (drag == Drag.NONE && event.getButton() == MouseButton.PRIMARY) {
            model.unbrush();
            model.hit(start.getX(), start.getY()).ifPresent(model::click);
        }
        if (event.getButton() == MouseButton.SECONDARY && at(event).distance(start) < SLACK) {
            model.hit(start.getX(), start.getY()).ifPresent(model::take);
            commands.at(event.getScreenX(), event.getScreenY());
        }
        drag = Drag.NONE;
    }

    private void moved(MouseEvent event) {
        Point2D here = at(event);
        setCursor(onPlayhead(here) ? Cursor.H_RESIZE : Cursor.DEFAULT);
        List<String> lines = model.hit(here.getX(), here.getY()).orElse(null) instanceof ChartHit.OnSlice slice
                ? slice.details()
                : List.of();
        note.setVisible(!lines.isEmpty());
        note.getChildren().setAll(lines.stream().map(Label::new).toList());
        if (!lines.isEmpty()) {
            note.getChildren().getFirst().getStyleClass().add("strong");
            note.autosize();
            double x = Math.min(here.getX() + NOTE_OFFSET, getWidth() - note.getWidth() - 4);
            double below = here.getY() + NOTE_OFFSET;
            double y = below + note.getHeight() > getHeight() ? here.getY() - note.getHeight() - 8 : below;
            note.relocate(Math.max(0, x), Math.max(0, y));
        }
    }

    private void scrolled(ScrollEvent event) {
        Point2D here = sceneToLocal(event.getSceneX(), event.getSceneY());
        if (event.isShiftDown()) {
            model.panByPixels(event.getDeltaY() + event.getDeltaX());
        } else if (!event.isShortcutDown() && (here.getX() < Chart.HEADER || scrolling.getAsBoolean())) {
            model.scroll(-event.getDeltaY());
        } else {
            model.zoomAt(here.getX(), Math.pow(ZOOM_STEP, event.getDeltaY()));
        }
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (MenuKey.is(event)) {
            Point2D corner = localToScreen(Chart.HEADER, Chart.OVERVIEW);
            commands.at(corner.getX(), corner.getY());
            event.consume();
            return;
        }
        boolean done = true;
        switch (event.getCode()) {
            case W -> model.zoom(true);
            case S -> model.zoom(false);
            case A, LEFT -> model.pan(false);
            case D, RIGHT -> model.pan(true);
            case F, DIGIT0, NUMPAD0 -> model.focus();
            case ESCAPE -> model.unbrush();
            case UP -> done = step(-1);
            case DOWN -> done = step(1);
            default -> done = false;
        }
        if (done) {
            event.consume();
        }
    }

    /** Focus to the row below or above, which comes into view; from the timeline itself to the first or last. False if there are no rows. */
    private boolean step(int by) {
        List<ChartTrack> all = model.chartProperty().get().map(c -> c.tracks().tracks()).orElse(List.of()).stream()
                .filter(t -> t.item().isPresent())
                .toList();
        int now = -1;
        for (int i = 0; i < all.size(); i++) {
            Region node = nodes.get(all.get(i).item().orElseThrow());
            if (node != null && node.isFocused()) {
                now = i;
            }
        }
        int next = now < 0 && by < 0 ? all.size() - 1 : now + by;
        if (next < 0 || next >= all.size()) {
            return now >= 0;
        }
        ChartTrack track = all.get(next);
        model.reveal(track);
        track.item().map(nodes::get).ifPresent(Region::requestFocus);
        return true;
    }

    private void refresh() {
        Optional<Chart> chart = model.chartProperty().get();
        empty.setVisible(chart.isEmpty());
        Map<ItemId, Box> seen = new LinkedHashMap<>();
        chart.ifPresent(c -> {
            for (ChartTrack track : c.tracks().tracks()) {
                Box box = c.box(track);
                if (box.bottom() > Chart.OVERVIEW + Chart.RULER && box.y() < getHeight()) {
                    track.item().ifPresent(item -> seen.put(item, new Box(0, box.y(), Chart.HEADER, box.height())));
                }
            }
        });
        nodes.entrySet().removeIf(entry -> {
            boolean gone = !seen.containsKey(entry.getKey());
            if (gone) {
                if (entry.getValue().isFocused()) {
                    requestFocus();
                }
                rows.getChildren().remove(entry.getValue());
            }
            return gone;
        });
        seen.forEach((item, box) -> {
            Region node = nodes.computeIfAbsent(item, this::row);
            node.resizeRelocate(box.x(), box.y(), box.width(), box.height());
            chart.ifPresent(c -> c.tracks().of(item).ifPresent(track -> say(node, c.data(), track)));
        });
        repaint();
    }

    /** Once for each run: what a row says is not changed by what is seen of it. */
    private static void say(Region node, ChartData data, ChartTrack track) {
        if (node.getUserData() != data) {
            node.setUserData(data);
            node.setAccessibleText(SpokenTrack.of(data, track));
        }
    }

    private Region row(ItemId item) {
        Region node = new Region();
        node.setId(getId() + "-" + item.value());
        node.getStyleClass().add("surface-node");
        node.setAccessibleRole(AccessibleRole.NODE);
        node.setFocusTraversable(true);
        node.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                model.take(item);
            }
        });
        node.setManaged(false);
        rows.getChildren().add(node);
        return node;
    }

    @Override
    protected void resized() {
        rows.resize(getWidth(), getHeight());
        empty.autosize();
        empty.relocate((getWidth() - empty.getWidth()) / 2, (getHeight() - empty.getHeight()) / 2);
        model.resize(getWidth(), getHeight());
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        model.chartProperty().get().ifPresent(chart -> ChartPainter.paint(pen, chart, theme));
    }
}
