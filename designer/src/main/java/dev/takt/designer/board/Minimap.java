package dev.takt.designer.board;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.floorplan.MinimapPainter;
import dev.takt.designer.gesture.Spot;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;
import dev.takt.designer.text.Texts;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** All of the board in a corner, with a frame around the part that is seen: a click or a drag brings another part into view. */
final class Minimap extends Paper {
    static final double WIDTH = 184;
    static final double HEIGHT = 128;
    private static final double LEAST_HEIGHT = 56;
    private static final double MARGIN = 8;
    private static final double GAP = 12;

    private final BoardViewModel model;
    private Theme theme = Theme.LIGHT;
    private double viewWidth;
    private double viewHeight;
    private final Rectangle frame = new Rectangle();

    Minimap(BoardViewModel model) {
        this.model = model;
        setId("minimap");
        setAccessibleText(Texts.words("board.minimap"));
        getStyleClass().add("minimap");
        setManaged(false);
        setCursor(Cursor.CROSSHAIR);
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        getChildren().add(frame);
        setTheme(theme);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        setOnMousePressed(this::look);
        setOnMouseDragged(this::look);
    }

    void setTheme(Theme theme) {
        this.theme = theme;
        Rgb accent = theme.of(Token.ACCENT);
        frame.setFill(Color.rgb(accent.red(), accent.green(), accent.blue(), 0.08));
        frame.setStroke(Color.rgb(accent.red(), accent.green(), accent.blue()));
        frame.setStrokeWidth(1.5);
        repaint();
    }

    /** The size of the view whose part of the board is framed. */
    void setView(double width, double height) {
        viewWidth = width;
        viewHeight = height;
        settle();
        Box inside = new Box(0, 0, getWidth(), getHeight()).inset(2);
        Box box = map().view(seen());
        double left = Math.clamp(box.x(), inside.x(), inside.right());
        double top = Math.clamp(box.y(), inside.y(), inside.bottom());
        frame.setX(left);
        frame.setY(top);
        frame.setWidth(Math.clamp(box.right(), left, inside.right()) - left);
        frame.setHeight(Math.clamp(box.bottom(), top, inside.bottom()) - top);
    }

    /** True if something of the board lies outside the view. */
    boolean hasMoreToShow() {
        Box seen = model.cameraProperty().get().view(model.plan().drawn());
        return seen.x() < 0 || seen.y() < 0 || seen.right() > viewWidth || seen.bottom() > viewHeight;
    }

    private Camera map() {
        return Camera.around(model.plan().bounds(), getWidth(), getHeight(), MARGIN);
    }

    /** Moves into the lower right corner of the view, as high as the board's proportions ask for. */
    private void settle() {
        Box world = model.plan().bounds();
        double wanted = 2 * MARGIN + (WIDTH - 2 * MARGIN) * world.height() / Math.max(1, world.width());
        double height = Math.clamp(Math.round(wanted), LEAST_HEIGHT, HEIGHT);
        resizeRelocate(viewWidth - WIDTH - GAP, viewHeight - height - GAP, WIDTH, height);
    }

    private Box seen() {
        Camera camera = model.cameraProperty().get();
        Spot corner = camera.board(0, 0);
        return new Box(corner.x(), corner.y(), viewWidth / camera.zoom(), viewHeight / camera.zoom());
    }

    private void look(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            Spot at = map().board(event.getX(), event.getY());
            Box seen = seen();
            double zoom = model.cameraProperty().get().zoom();
            model.pan((seen.centreX() - at.x()) * zoom, (seen.centreY() - at.y()) * zoom);
        }
        event.consume();
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        Camera map = map();
        Box all = new Box(0, 0, width, height);
        pen.fill(all.rounded(6), theme.of(Token.RAISED).withOpacity(0.94));
        pen.stroke(all.inset(0.5).rounded(6), Stroke.of(theme.of(Token.LINE_STRONG), 1));
        pen.clip(all.inset(1));
        pen.shift(map.x(), map.y());
        pen.scale(map.zoom());
        MinimapPainter.paint(pen, model.plan(), model.overlayProperty().get(), theme, map.zoom());
        pen.restore();
        pen.restore();
        pen.restore();
    }
}
