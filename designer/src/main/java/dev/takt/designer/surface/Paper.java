package dev.takt.designer.surface;

import dev.takt.designer.draw.Box;
import javafx.animation.AnimationTimer;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * A canvas as large as its region, and nodes above it. Painting is asked for with {@link #repaint()} and done once before the next frame, however often it was asked for.
 */
public abstract class Paper extends Pane {
    private final Canvas canvas = new Canvas();
    private final Pane sheet = new Pane(canvas);
    private final FxPen pen = new FxPen(canvas.getGraphicsContext2D());
    /** Above all the rest, which covers whatever border the region itself has. */
    private final Region ring = new Region();

    private boolean asked;
    private final AnimationTimer frame = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            asked = false;
            if (getWidth() > 0 && getHeight() > 0) {
                renew(pen, getWidth(), getHeight());
            }
        }
    };

    // Nodes are put together in their constructors; nothing calls back before the first layout.
    @SuppressWarnings("this-escape")
    protected Paper() {
        getStyleClass().add("surface");
        canvas.setManaged(false);
        sheet.setMouseTransparent(true);
        sheet.setManaged(false);
        ring.getStyleClass().add("focus-frame");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.setViewOrder(-1);
        ring.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(sheet, ring);
        setMinSize(0, 0);
    }

    /** Paints everything in pixels of the region. */
    protected abstract void paint(FxPen pen, double width, double height);

    /** Brings the canvas up to date. */
    void renew(FxPen pen, double width, double height) {
        pen.clear(new Box(0, 0, width, height));
        paint(pen, width, height);
    }

    /** The size has changed. */
    protected void resized() {}

    /** Lets it be painted before the next frame. */
    public final void repaint() {
        if (!asked) {
            asked = true;
            frame.start();
        }
    }

    /** What the canvas lies on, with whatever else is painted beside it. */
    final Pane sheet() {
        return sheet;
    }

    /** True if it is painted before the next frame anyway. */
    final boolean isAsked() {
        return asked;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            ring.resize(getWidth(), getHeight());
            resized();
            repaint();
        }
    }
}
