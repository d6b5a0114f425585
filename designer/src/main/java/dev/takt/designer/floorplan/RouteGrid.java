package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The grid of 8 pixels that lines run on, and what it costs to run there. Its states are cell and direction (across or along). The neighbourhood of cards costs, and so does crossing a line; cells another line runs along in the same direction cost
 * so much that lines come to lie side by side, one grid step apart. Cards are impassable. One thread.
 */
final class RouteGrid {
    /** The price of a cell where no line may go, as at the rim of the grid. */
    static final int BLOCKED = -1;

    private static final int ALONG_ANOTHER = 160;
    private static final int CROSSING = 25;
    private static final int NEAR = 5;

    /** A card more or less makes no difference to a cell from here on. */
    private static final int MOST = 100;

    private final double left;
    private final double top;
    private final int columns;
    private final int rows;

    /** What it costs to come into a state beside the length: what the cell itself costs, and the lines there. */
    private final int[] price;

    private final boolean[] used;

    /** Everything lies within {@code area}. */
    RouteGrid(Box area) {
        left = Math.floor(area.x() / Metric.GRID) * Metric.GRID - Metric.GRID;
        top = Math.floor(area.y() / Metric.GRID) * Metric.GRID - Metric.GRID;
        columns = (int) Math.ceil(area.width() / Metric.GRID) + 4;
        rows = (int) Math.ceil(area.height() / Metric.GRID) + 4;
        int cells = columns * rows;
        price = new int[2 * cells];
        used = new boolean[2 * cells];
        for (int column = 0; column < columns; column++) {
            mark(column, true, 0);
            mark(cells - 1 - column, true, 0);
        }
        for (int row = 0; row < rows; row++) {
            mark(row * columns, true, 0);
            mark(row * columns + columns - 1, true, 0);
        }
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The squares of its area. */
    Tiles tiles() {
        return new Tiles(left, top, columns, rows);
    }

    /** Lines go around this box. All boxes are named before the first line. */
    void block(Box box) {
        mark(box.inset(-4), true, 0);
        mark(box.inset(-12), false, NEAR);
    }

    /** Lines cross this box only where they must. */
    void avoid(Box box, int more) {
        mark(box, false, more);
    }

    private void mark(Box box, boolean block, int more) {
        int x1 = Math.max(0, (int) Math.ceil((box.x() - left) / Metric.GRID));
        int x2 = Math.min(columns - 1, (int) Math.floor((box.right() - left) / Metric.GRID));
        int y1 = Math.max(0, (int) Math.ceil((box.y() - top) / Metric.GRID));
        int y2 = Math.min(rows - 1, (int) Math.floor((box.bottom() - top) / Metric.GRID));
        for (int y = y1; y <= y2; y++) {
            for (int x = x1; x <= x2; x++) {
                mark(y * columns + x, block, more);
            }
        }
    }

    private void mark(int cell, boolean block, int more) {
        if (block) {
            price[2 * cell] = BLOCKED;
        } else if (!isBlocked(cell)) {
            price[2 * cell] = Math.min(MOST, price[2 * cell] + more);
        }
        price[2 * cell + 1] = price[2 * cell];
    }

    private boolean isBlocked(int cell) {
        return price[2 * cell] == BLOCKED;
    }

    /** A port: the free cell outside a side, whether the line leaves it upwards or downwards, what it costs to use it, and the point on the box. */
    record Gate(int cell, boolean vertical, int price, Point point) {}

    /** Where a line may leave a shape: how far off the corners, how far the sides lie inside the box at a distance from their middle, and what the sides cost beside top and bottom. */
    record Ends(double insetX, double insetY, DoubleUnaryOperator indent, int sidePrice, boolean top) {}

    /** All places where a line may leave a box. */
    List<Gate> gates(Box box, Ends ends) {
        double insetX = ends.insetX();
        double insetY = ends.insetY();
        List<Gate> gates = new ArrayList<>();
        for (double x = firstGrid(box.x() + insetX, left); x <= box.right() - insetX; x += Metric.GRID) {
            int price = (int) Math.abs(x - box.centreX()) / 4;
            if (ends.top()) {
                gate(gates, x, box.y() - 5, -1, true, price, new Point(x, box.y()));
            }
            gate(gates, x, box.bottom() + 5, 1, true, price, new Point(x, box.bottom()));
        }
        for (double y = firstGrid(box.y() + insetY, top); y <= box.bottom() - insetY; y += Metric.GRID) {
            int price = (int) Math.abs(y - box.centreY()) / 4 + ends.sidePrice();
            double indent = ends.indent().applyAsDouble(Math.abs(y - box.centreY()));
            gate(gates, box.x() - 5, y, -1, false, price, new Point(box.x() + indent, y));
            gate(gates, box.right() + 5, y, 1, false, price, new Point(box.right() - indent, y));
        }
        return gates;
    }

    private static double firstGrid(double value, double origin) {
        return origin + Math.ceil((value - origin) / Metric.GRID) * Metric.GRID;
    }

    private void gate(List<Gate> gates, double x, double y, int sign, boolean vertical, int price, Point point) {
        int column = vertical ? column(x) : outward(x - left, sign);
        int row = vertical ? outward(y - top, sign) : row(y);
        if (column >= 0 && column < columns && row >= 0 && row < rows && !isBlocked(row * columns + column)) {
            gates.add(new Gate(row * columns + column, vertical, price, point));
        }
    }

    private static int outward(double distance, int sign) {
        double cells = distance / Metric.GRID;
        return (int) (sign < 0 ? Math.floor(cells) : Math.ceil(cells));
    }

    private int column(double x) {
        return (int) Math.round((x - left) / Metric.GRID);
    }

    private int row(double y) {
        return (int) Math.round((y - top) / Metric.GRID);
    }

    Point point(int column, int row) {
        return new Point(left + column * Metric.GRID, top + row * Metric.GRID);
    }

    /** What it costs to come into a state beside the length; {@link #BLOCKED} where no line may go. */
    int price(int state) {
        return price[state];
    }

    /** A line goes through a state: others keep off it, or cross it. */
    void use(int state) {
        if (!used[state]) {
            used[state] = true;
            price[state] += ALONG_ANOTHER;
            price[state ^ 1] += CROSSING;
        }
    }

    /** What a line pays that begins or turns in a state: much where another one runs along. */
    int alongOthers(int state) {
        return used[state] ? ALONG_ANOTHER : 0;
    }
}
