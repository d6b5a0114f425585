package dev.takt.designer.surface;

import dev.takt.designer.draw.Box;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.scene.canvas.Canvas;
import javafx.scene.transform.Affine;
import javafx.util.Duration;

/**
 * A paper over an endless plane. While nothing changes but the part that is seen, what has been painted is kept as a picture: it is moved by whole pixels, and only the strips that come into view are
 * painted; where painting takes long it is stretched while the zoom changes, and painted a moment after. What changes while the place stays is painted by itself.
 */
public abstract class SlidingPaper extends Paper {
    private static final double STRIP = 256;
    private static final int MOST = 48;
    private static final Duration REST = Duration.millis(90);

    private final Map<Cell, Canvas> cells = new HashMap<>();
    private final PauseTransition rest = new PauseTransition(REST);
    private final Affine stretch = new Affine();

    /** A place of the grid around the picture: 0 is as wide or high as the picture itself, all others are strips. */
    private record Cell(int column, int row) {}

    // Nodes are put together in their constructors; nothing calls back before the first layout.
    @SuppressWarnings("this-escape")
    protected SlidingPaper() {
        sheet().getTransforms().add(stretch);
        rest.setOnFinished(_ -> repaint());
    }

    /** Paints what lies in a part of the plane, in pixels of the region as it is seen now. */
    protected abstract void paint(FxPen pen, Box part);

    /**
     * What has changed since this was asked last, as boxes in pixels of the region: outside of them the picture that was begun then is the one that would be painted now. All of it where that was somewhere
     * else, none where nothing has changed. The picture starts from what is seen at this moment.
     */
    protected abstract List<Box> begin(Box all);

    @Override
    final void renew(FxPen pen, double width, double height) {
        rest.stop();
        sheet().getChildren().removeAll(cells.values());
        cells.clear();
        place(1, 0, 0);
        Box all = new Box(0, 0, width, height);
        List<Box> parts = begin(all).stream()
                .map(b -> pixels(b, all))
                .filter(all::overlaps)
                .toList();
        if (parts.stream().anyMatch(p -> p.width() >= width && p.height() >= height)) {
            super.renew(pen, width, height);
        } else {
            for (Box part : parts) {
                pen.clip(part);
                pen.clear(part);
                paint(pen, part);
                pen.restore();
            }
        }
    }

    /** The whole pixels of a region that a box touches. */
    private static Box pixels(Box box, Box all) {
        double left = Math.max(0, Math.floor(box.x()));
        double top = Math.max(0, Math.floor(box.y()));
        double right = Math.min(all.right(), Math.ceil(box.right()));
        double bottom = Math.min(all.bottom(), Math.ceil(box.bottom()));
        return new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    @Override
    protected final void paint(FxPen pen, double width, double height) {
        paint(pen, new Box(0, 0, width, height));
    }

    /** Shows the picture where it belongs now: so many pixels from where it was painted, larger by a factor. */
    protected final void show(double factor, double dx, double dy) {
        boolean whole = Math.rint(dx) == dx && Math.rint(dy) == dy;
        if (isAsked() || factor == 1 && !whole || cells.size() > MOST) {
            repaint();
        } else if (factor == 1) {
            place(1, dx, dy);
            fill(dx, dy);
        } else {
            sheet().getChildren().removeAll(cells.values());
            cells.clear();
            place(factor, dx, dy);
            rest.playFromStart();
        }
    }

    private void place(double factor, double dx, double dy) {
        stretch.setToTransform(factor, 0, dx, 0, factor, dy);
    }

    private void fill(double dx, double dy) {
        Set<Cell> seen = new HashSet<>();
        for (int column = index(-dx, getWidth()); column <= index(getWidth() - dx - 1, getWidth()); column++) {
            for (int row = index(-dy, getHeight()); row <= index(getHeight() - dy - 1, getHeight()); row++) {
                if (column != 0 || row != 0) {
                    seen.add(new Cell(column, row));
                }
            }
        }
        for (Cell cell : seen) {
            cells.computeIfAbsent(cell, c -> painted(c, dx, dy));
        }
    }

    private Canvas painted(Cell cell, double dx, double dy) {
        double x = start(cell.column(), getWidth());
        double y = start(cell.row(), getHeight());
        Canvas canvas = new Canvas(size(cell.column(), getWidth()), size(cell.row(), getHeight()));
        canvas.setManaged(false);
        canvas.relocate(x, y);
        FxPen pen = new FxPen(canvas.getGraphicsContext2D());
        pen.shift(-x - dx, -y - dy);
        paint(pen, new Box(x + dx, y + dy, canvas.getWidth(), canvas.getHeight()));
        pen.restore();
        sheet().getChildren().add(canvas);
        return canvas;
    }

    private static int index(double at, double size) {
        if (at < 0) {
            return (int) Math.floor(at / STRIP);
        }
        return at < size ? 0 : 1 + (int) Math.floor((at - size) / STRIP);
    }

    private static double start(int index, double size) {
        return index <= 0 ? index * STRIP : size + (index - 1) * STRIP;
    }

    private static double size(int index, double size) {
        return index == 0 ? size : STRIP;
    }
}
