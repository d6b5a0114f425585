package dev.takt.designer.board;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.gesture.Brushing;
import dev.takt.designer.gesture.Connecting;
import dev.takt.designer.gesture.Gesture;
import dev.takt.designer.gesture.Idle;
import dev.takt.designer.gesture.Moving;
import dev.takt.designer.gesture.Panning;
import dev.takt.designer.gesture.Pointer;
import dev.takt.designer.gesture.Pointing;
import dev.takt.designer.gesture.PointingLine;
import dev.takt.designer.gesture.Rehanging;
import dev.takt.designer.gesture.Spot;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.HeldSpace;
import dev.takt.designer.surface.MenuKey;
import dev.takt.designer.surface.SlidingPaper;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;

/** The board on the screen: one canvas, and above it one transparent node an item for focus, keys and assistive technology. */
public final class BoardView extends SlidingPaper {
    private static final double ZOOM_STEP = 1.0018;

    /** With more cards and lines than this a change of the zoom is first shown by stretching the picture. */
    private static final int MANY = 300;

    private final BoardViewModel model;
    private final ItemNodes items;
    private final Minimap minimap;
    private final DragHint hint = new DragHint();
    private final EdgePan edgePan = new EdgePan(this::panAtEdge);
    private final BoardPicture picture;
    private final HeldSpace space = new HeldSpace(this);
    private final BooleanProperty mapWanted = new SimpleBooleanProperty(true);
    private Optional<MouseEvent> dragged = Optional.empty();
    private boolean fitted;
    private boolean following;
    private BooleanSupplier scrolling = () -> false;

    public BoardView(BoardViewModel model) {
        this.model = model;
        picture = new BoardPicture(model);
        setId("board");
        setAccessibleText(Texts.words("board.name"));
        setFocusTraversable(true);
        items = new ItemNodes(model);
        minimap = new Minimap(model);
        getChildren().addAll(items, minimap, hint);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        mapWanted.addListener((_, _, _) -> showMap());
        model.planProperty().addListener((_, _, _) -> refresh());
        model.cameraProperty().addListener((_, _, now) -> look(now));
        model.overlayProperty().addListener((_, before, now) -> {
            repaint();
            if (!before.selection().equals(now.selection()) || !before.marks().equals(now.marks())) {
                minimap.repaint();
            }
            if (!before.figures().equals(now.figures()) || !before.marks().equals(now.marks())) {
                items.say();
            }
            if (!before.forecast().equals(now.forecast())) {
                hint.show(now.forecast());
            }
        });
        model.gestureProperty().addListener((_, before, now) -> {
            if (isPainted(before) || isPainted(now)) {
                repaint();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> {
            model.move(pointer(e));
            if (model.overlayProperty().get().lines().hovered().isPresent()) {
                setCursor(Cursor.HAND);
            }
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, e -> {
            endDrag();
            model.release(pointer(e));
        });
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        refresh();
    }

    /** Paints in this theme from now on. */
    public void setTheme(Theme theme) {
        picture.setTheme(theme);
        minimap.setTheme(theme);
        repaint();
    }

    /** Shows the map of the board where it does not fit into the view, or never. */
    public void toggleMinimap() {
        mapWanted.set(!mapWanted.get());
    }

    /** True if the map is shown where the board does not fit into the view. */
    public BooleanProperty mapWantedProperty() {
        return mapWanted;
    }

    /** Whether the wheel scrolls; it zooms where it does not, and with Ctrl always. */
    public void setScrolling(BooleanSupplier scrolling) {
        this.scrolling = scrolling;
    }

    private void showMap() {
        minimap.setView(getWidth(), getHeight());
        boolean room = getWidth() > 2 * Minimap.WIDTH && getHeight() > 2 * Minimap.HEIGHT;
        minimap.setVisible(mapWanted.get() && room && minimap.hasMoreToShow());
    }

    /** While following, all of the board stays in view whatever size it gets. */
    public void setFollowing(boolean following) {
        this.following = following;
    }

    /** Brings all of the board into view. */
    public void fit() {
        model.fit(getWidth(), getHeight());
    }

    /** Brings an item into view. */
    public void reveal(ItemId item) {
        model.reveal(item, getWidth(), getHeight());
    }

    /** Zooms about the middle. */
    public void zoomBy(double factor) {
        model.zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    /** At 100 %, the middle staying there. */
    public void actualSize() {
        model.zoomTo(1, getWidth() / 2, getHeight() / 2);
    }

    /** The place of the board under a place of the scene, if it is in view. */
    public Optional<Spot> spotAt(Point2D scene) {
        Point2D here = sceneToLocal(scene);
        return contains(here)
                ? Optional.of(model.cameraProperty().get().board(here.getX(), here.getY()))
                : Optional.empty();
    }

    /** Shows what would be put where; nothing outside the board. */
    public void preview(ItemKind<?> kind, Point2D scene) {
        picture.setGhost(spotAt(scene).map(spot -> new BoardPicture.Ghost(kind, spot)));
        repaint();
    }

    public void endPreview() {
        picture.setGhost(Optional.empty());
        repaint();
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        model.press(pointer(event));
        event.consume();
    }

    private void dragged(MouseEvent event) {
        Point2D at = sceneToLocal(event.getSceneX(), event.getSceneY());
        hint.follow(at.getX(), at.getY());
        model.move(pointer(event));
        if (isPainted(model.gestureProperty().get())) {
            dragged = Optional.of(event);
            edgePan.at(at.getX(), at.getY(), getWidth(), getHeight());
        }
    }

    /** True for what shows on the board while it goes on. */
    private static boolean isPainted(Gesture gesture) {
        return switch (gesture) {
            case Moving _, Connecting _, Rehanging _, Brushing _ -> true;
            case Idle _, Pointing _, PointingLine _, Panning _ -> false;
        };
    }

    /** Another part of the board is seen: where nothing else changes, the picture of it and the nodes are moved. */
    private void look(Camera now) {
        boolean still = !isPainted(model.gestureProperty().get()) && !picture.hasGhost();
        Camera painted = picture.painted();
        boolean panned = now.zoom() == painted.zoom();
        boolean many = model.plan().nodes().size() + model.plan().routes().size() > MANY;
        boolean slides = still && (panned || many);
        if (slides) {
            double factor = now.zoom() / painted.zoom();
            show(factor, now.x() - painted.x() * factor, now.y() - painted.y() * factor);
        } else {
            repaint();
        }
        items.look(now, slides && !panned);
        showMap();
    }

    private void panAtEdge(double dx, double dy) {
        dragged.ifPresent(event -> {
            model.pan(dx, dy);
            model.move(pointer(event));
        });
    }

    private void endDrag() {
        edgePan.stop();
        dragged = Optional.empty();
    }

    private Pointer pointer(MouseEvent event) {
        Point2D here = sceneToLocal(event.getSceneX(), event.getSceneY());
        boolean pan =
                event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.SECONDARY || space.isDown();
        setCursor(pan && event.isPrimaryButtonDown() ? Cursor.CLOSED_HAND : Cursor.DEFAULT);
        return new Pointer(
                new Spot(here.getX(), here.getY()),
                model.cameraProperty().get().board(here.getX(), here.getY()),
                event.isShiftDown(),
                pan,
                event.isAltDown(),
                event.getClickCount());
    }

    private void scrolled(ScrollEvent event) {
        if (event.isInertia() && event.getDeltaY() == 0) {
            return;
        }
        Point2D here = sceneToLocal(event.getSceneX(), event.getSceneY());
        if (event.isShortcutDown() || !scrolling.getAsBoolean()) {
            model.zoom(Math.pow(ZOOM_STEP, event.getDeltaY()), here.getX(), here.getY());
        } else if (event.isShiftDown()) {
            model.pan(Math.rint(event.getDeltaX() + event.getDeltaY()), 0);
        } else {
            model.pan(Math.rint(event.getDeltaX()), Math.rint(event.getDeltaY()));
        }
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (MenuKey.is(event)) {
            model.offerCommands();
            event.consume();
            return;
        }
        boolean done = true;
        switch (event.getCode()) {
            case LEFT -> model.nudge(-1, 0);
            case RIGHT -> model.nudge(1, 0);
            case UP -> model.nudge(0, 1);
            case DOWN -> model.nudge(0, -1);
            case ESCAPE -> {
                endDrag();
                model.cancel();
            }
            case DIGIT0, NUMPAD0 -> fit();
            default -> done = false;
        }
        if (done) {
            event.consume();
        }
    }

    private void refresh() {
        items.place();
        showMap();
        minimap.repaint();
        repaint();
    }

    @Override
    protected void resized() {
        items.resize(getWidth(), getHeight());
        if ((!fitted || following) && getWidth() > 1 && getHeight() > 1) {
            fitted = true;
            fit();
        }
        refresh();
    }

    @Override
    protected List<Box> begin(Box all) {
        items.rests();
        return picture.changed(all);
    }

    @Override
    protected void paint(FxPen pen, Box part) {
        picture.paint(pen, part);
    }
}
