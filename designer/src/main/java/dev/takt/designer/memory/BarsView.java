package dev.takt.designer.memory;

import dev.takt.designer.bars.FlashStrip;
import dev.takt.designer.bars.FlashStripPainter;
import dev.takt.designer.bars.RamBar;
import dev.takt.designer.bars.RamLegend;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;
import dev.takt.designer.text.Texts;
import dev.takt.projects.memory.FlashBorder;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The flash strip and a bar for each range of RAM, one below the other; above each border of the strip a transparent handle that is dragged, or moved with the arrow keys. */
public final class BarsView extends Paper {
    private static final double MARGIN = 16;
    private static final double BETWEEN = 14;
    private static final double GRIP = 9;
    private static final int FAR = 16;

    private final FlashViewModel model;
    private final List<Region> handles = new ArrayList<>();
    private Theme theme = Theme.LIGHT;
    private Optional<Drag> drag = Optional.empty();

    /** A border on its way, with the strip as it was when the drag began. */
    private record Drag(FlashBorder border, FlashStrip strip) {}

    public BarsView(FlashViewModel model) {
        this.model = model;
        setId("memory-bars");
        setAccessibleText(Texts.words("memory.title"));
        setOnMousePressed(this::choose);
        model.mapProperty().addListener((_, _, now) -> show(now));
        model.selectedProperty().addListener((_, _, _) -> repaint());
        show(model.mapProperty().get());
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
        repaint();
    }

    /** Selects the area under the pointer. */
    private void choose(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            Point at = new Point(event.getX() - MARGIN, event.getY() - MARGIN);
            model.select(strip().flatMap(s -> s.hit(at)));
        }
    }

    private void show(Optional<MemoryMap> now) {
        double rows = now.map(m -> FlashStrip.HEIGHT + m.ram().size() * (RamBar.HEIGHT + BETWEEN) + RamLegend.HEIGHT)
                .orElse(0.0);
        setMinHeight(rows + 2 * MARGIN);
        setPrefHeight(rows + 2 * MARGIN);
        if (drag.isEmpty()) {
            placeHandles();
        }
        repaint();
    }

    @Override
    protected void resized() {
        placeHandles();
    }

    private Optional<FlashStrip> strip() {
        return model.mapProperty().get().map(m -> FlashStrip.of(m, getWidth() - 2 * MARGIN));
    }

    private void placeHandles() {
        List<FlashBorder> borders = strip().isPresent() ? model.borders() : List.of();
        while (handles.size() > borders.size()) {
            getChildren().remove(handles.removeLast());
        }
        for (int i = 0; i < borders.size(); i++) {
            if (i == handles.size()) {
                Region handle = new Region();
                handle.getStyleClass().add("surface-node");
                handle.setAccessibleRole(AccessibleRole.THUMB);
                handle.setFocusTraversable(true);
                handle.setManaged(false);
                handle.focusedProperty().addListener((_, _, _) -> repaint());
                handles.add(handle);
                getChildren().add(handle);
            }
            place(handles.get(i), borders.get(i));
        }
    }

    private void place(Region handle, FlashBorder border) {
        double x = strip().flatMap(s -> x(s, border.at())).orElse(0.0) + MARGIN;
        handle.resizeRelocate(x - GRIP / 2, MARGIN + FlashStrip.COPY_TOP, GRIP, FlashStrip.COPY_HEIGHT);
        handle.setId("border-" + Long.toHexString(border.at()));
        handle.setAccessibleText(FlashViewModel.words(border));
        handle.setCursor(border.isMovable() ? Cursor.H_RESIZE : Cursor.DEFAULT);
        handle.setOnMousePressed(e -> press(handle, border, e));
        handle.setOnMouseDragged(this::dragged);
        handle.setOnMouseReleased(_ -> release());
        handle.setOnKeyPressed(e -> key(border, e));
    }

    /** Where the area that starts at an address has its left edge in the readable copy. */
    private static Optional<Double> x(FlashStrip strip, long address) {
        return strip.segments().stream()
                .filter(s -> s.area().start() == address)
                .map(s -> s.copy().x())
                .findFirst();
    }

    private void press(Region handle, FlashBorder border, MouseEvent event) {
        handle.requestFocus();
        drag = strip().map(s -> new Drag(border, s));
        event.consume();
    }

    private void dragged(MouseEvent event) {
        drag.ifPresent(d -> {
            double x = sceneToLocal(event.getSceneX(), event.getSceneY()).getX() - MARGIN;
            address(d, x).ifPresent(address -> model.drag(d.border(), address));
        });
        event.consume();
    }

    /** The address under a place of the copy, as the strip was when the drag began: the two areas beside the border have a scale each. */
    private static OptionalLong address(Drag drag, double x) {
        for (FlashStrip.Segment s : drag.strip().segments()) {
            boolean beside = s.area().equals(drag.border().below())
                    || s.area().equals(drag.border().above());
            boolean outside = s.area().equals(drag.border().below())
                            && x < s.copy().x()
                    || s.area().equals(drag.border().above()) && x > s.copy().right();
            if (beside && (outside || s.copy().x() <= x && x <= s.copy().right())) {
                double share = (x - s.copy().x()) / s.copy().width();
                return OptionalLong.of(
                        s.area().start() + Math.round(share * s.area().size()));
            }
        }
        return OptionalLong.empty();
    }

    private void release() {
        Optional<Drag> done = drag;
        drag = Optional.empty();
        done.ifPresent(d -> model.drop(d.border()));
    }

    private void key(FlashBorder border, KeyEvent event) {
        int far = event.isShiftDown() ? FAR : 1;
        switch (event.getCode()) {
            case LEFT -> step(border, -far);
            case RIGHT -> step(border, far);
            case ESCAPE -> {
                drag = Optional.empty();
                model.cancel();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(FlashBorder border, int units) {
        long at = model.step(border, units);
        model.borders().stream().filter(b -> b.at() == at).findFirst().ifPresent(b -> handles.get(
                        model.borders().indexOf(b))
                .requestFocus());
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        pen.fill(new Box(0, 0, width, height), theme.of(Token.PANEL));
        model.mapProperty().get().ifPresent(m -> paint(pen, m, width - 2 * MARGIN));
    }

    private void paint(FxPen pen, MemoryMap shown, double width) {
        pen.shift(MARGIN, MARGIN);
        FlashStrip strip = FlashStrip.of(shown, width);
        FlashStripPainter.paint(pen, strip, model.selectedProperty().get(), theme);
        paintGrips(pen, strip);
        double y = FlashStrip.HEIGHT;
        for (RamRegion region : shown.ram()) {
            pen.shift(0, y);
            RamBar.paint(pen, region, width, theme);
            pen.restore();
            y += RamBar.HEIGHT + BETWEEN;
        }
        pen.shift(0, y);
        RamLegend.paint(pen, shown.ram(), theme);
        pen.restore();
        pen.restore();
    }

    /** A small grip on every border that can move, large on the one with the focus. */
    private void paintGrips(FxPen pen, FlashStrip strip) {
        boolean refused = model.noteProperty().get().refused();
        List<FlashBorder> borders = model.borders();
        for (int i = 0; i < borders.size() && i < handles.size(); i++) {
            FlashBorder border = borders.get(i);
            boolean focused = handles.get(i).isFocused();
            boolean dragged = drag.filter(d -> d.border().equals(border)).isPresent();
            if (border.isMovable() && !dragged) {
                x(strip, border.at()).ifPresent(x -> grip(pen, x, focused, focused && refused));
            }
        }
    }

    private void grip(FxPen pen, double x, boolean focused, boolean refused) {
        double middle = FlashStrip.COPY_TOP + FlashStrip.COPY_HEIGHT / 2;
        double tall = focused ? FlashStrip.COPY_HEIGHT : 22;
        Token ink = refused ? Token.ERR : focused ? Token.ACCENT : Token.LINE_STRONG;
        pen.fill(new Box(x - 2, middle - tall / 2, 4, tall).rounded(2), theme.of(ink));
    }
}
