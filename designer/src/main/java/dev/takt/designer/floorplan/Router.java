package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds orthogonal ways between boxes: A* over a grid of 8 pixels whose states are cell and direction (across or along). Bends, crossings and neighbourhood of
 * cards cost; cells another line runs along in the same direction cost so much that lines come to lie side by side, one grid step apart. Cards are
 * impassable. One router per layout, one thread; arrays are reused between searches.
 */
final class Router {
    private static final int STEP = 10;
    private static final int BEND = 45;
    private static final int ALONG_ANOTHER = 160;
    private static final int CROSSING = 25;
    private static final int NEAR = 5;
    private static final int BLOCKED = -1;

    /** A card more or less makes no difference to a cell from here on. */
    private static final int MOST = 100;

    // what is known of a state, in one number: the search that has reached it last, what it costs to get there, and
    // from where
    private static final int SEARCH = 40;
    private static final int COST = 8;
    private static final int MOST_COST = 0xFF_FFFF;

    // from where: the direction of the state before, whether it is the one behind or before in the grid, or none
    private static final int BEHIND = 2;
    private static final int START = 4;

    private final double left;
    private final double top;
    private final int columns;
    private final int rows;

    /** What it costs to come into a state beside the length: what the cell itself costs, and the lines there; {@link #BLOCKED} where no line may go, as at the rim of the grid. */
    private final int[] price;

    private final boolean[] used;

    /** What is known of each state: one number, because nothing takes longer than to fetch it. */
    private final long[] reached;

    private final int[] goal;
    private final CostQueue queue = new CostQueue();
    private int search;
    private int budget;
    private int goalLeft;
    private int goalRight;
    private int goalTop;
    private int goalBottom;

    private final Tiles tiles;
    /** What the search that is under way has looked at. */
    private long[] looked;

    /** Everything lies within {@code area}; {@code budget} bounds the sum of all searches in expanded cells. */
    Router(Box area, int budget) {
        left = Math.floor(area.x() / Metric.GRID) * Metric.GRID - Metric.GRID;
        top = Math.floor(area.y() / Metric.GRID) * Metric.GRID - Metric.GRID;
        columns = (int) Math.ceil(area.width() / Metric.GRID) + 4;
        rows = (int) Math.ceil(area.height() / Metric.GRID) + 4;
        int cells = columns * rows;
        price = new int[2 * cells];
        used = new boolean[2 * cells];
        reached = new long[2 * cells];
        goal = new int[cells];
        this.budget = budget;
        tiles = new Tiles(left, top, columns, rows);
        looked = tiles.none();
        for (int column = 0; column < columns; column++) {
            mark(column, true, 0);
            mark(cells - 1 - column, true, 0);
        }
        for (int row = 0; row < rows; row++) {
            mark(row * columns, true, 0);
            mark(row * columns + columns - 1, true, 0);
        }
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

    /** What a search has found, no points if there is no way or the budget is spent, and how. */
    record Found(Optional<List<Point>> points, WaySearch search) {
        static final Found NOTHING = new Found(Optional.empty(), WaySearch.NONE);
    }

    /** True if no time is left for searching. */
    boolean isSpent() {
        return budget <= 0;
    }

    /** A way from a gate of the first list to one of the second, of the cheapest or little dearer, and marks it as used. */
    Found route(List<Gate> starts, List<Gate> goals) {
        search++;
        int budgetBefore = budget;
        looked = tiles.none();
        goalLeft = columns;
        goalRight = 0;
        goalTop = rows;
        goalBottom = 0;
        for (int i = 0; i < goals.size(); i++) {
            int cell = goals.get(i).cell();
            goal[cell] = search;
            goalLeft = Math.min(goalLeft, cell % columns);
            goalRight = Math.max(goalRight, cell % columns);
            goalTop = Math.min(goalTop, cell / columns);
            goalBottom = Math.max(goalBottom, cell / columns);
        }
        queue.clear();
        for (Gate start : starts) {
            int state = 2 * start.cell() + (start.vertical() ? 1 : 0);
            int price = start.price() + alongOthers(state);
            offer(state, START, price, start.cell() % columns, start.cell() / columns);
        }
        int best = Integer.MAX_VALUE;
        int bestState = -1;
        Gate bestGate = null;
        while (!queue.isEmpty() && queue.leastCost() < best && budget-- > 0) {
            int state = queue.take();
            int cell = state >> 1;
            int x = cell % columns;
            int y = cell / columns;
            int cost = cost(reached[state]);
            if (queue.takenCost() > cost + ahead(x, y)) {
                continue;
            }
            if (goal[cell] == search) {
                for (Gate gate : goals) {
                    int total = cost + gate.price() + (gate.vertical() == ((state & 1) == 1) ? 0 : BEND);
                    if (gate.cell() == cell && total < best) {
                        best = total;
                        bestState = state;
                        bestGate = gate;
                    }
                }
            }
            tiles.add(looked, x, y);
            expand(state, cost, x, y);
        }
        int expanded = budgetBefore - budget;
        Optional<List<Point>> points = Optional.empty();
        int[] states = {};
        if (bestGate != null) {
            states = states(bestState, bestGate);
            points = Optional.of(points(starts, bestState, bestGate));
        }
        for (int state : states) {
            use(state);
        }
        return new Found(points, new WaySearch(looked, states, expanded, budget >= 0));
    }

    /** The squares of its area. */
    Tiles tiles() {
        return tiles;
    }

    /** True if a way that was found among the same boxes and lines would be found again. */
    boolean affords(WaySearch search) {
        return budget >= search.expanded();
    }

    /** Takes over a way that would be found again. */
    void take(WaySearch search) {
        budget -= search.expanded();
        for (int state : search.states()) {
            use(state);
        }
    }

    private Point point(int column, int row) {
        return new Point(left + column * Metric.GRID, top + row * Metric.GRID);
    }

    private void expand(int state, int cost, int x, int y) {
        int turned = BEND + alongOthers(state ^ 1);
        int level = cost + STEP + ((state & 1) == 0 ? 0 : turned);
        int upright = cost + STEP + ((state & 1) == 1 ? 0 : turned);
        int here = state & ~1;
        int ahead = state & 1;
        int behind = ahead | BEHIND;
        step(here - 2, behind, level, x - 1, y);
        step(here + 2, ahead, level, x + 1, y);
        step(here - 2 * columns + 1, behind, upright, x, y - 1);
        step(here + 2 * columns + 1, ahead, upright, x, y + 1);
    }

    /** {@code cost}: of getting there, without what is there. */
    private void step(int next, int from, int cost, int x, int y) {
        if (price[next] != BLOCKED) {
            offer(next, from, cost + price[next], x, y);
        }
    }

    /** A line goes through a state: others keep off it, or cross it. */
    private void use(int state) {
        if (!used[state]) {
            used[state] = true;
            price[state] += ALONG_ANOTHER;
            price[state ^ 1] += CROSSING;
        }
    }

    private int alongOthers(int state) {
        return used[state] ? ALONG_ANOTHER : 0;
    }

    private void offer(int state, int from, int cost, int x, int y) {
        long known = reached[state];
        if (known >>> SEARCH != search || cost < cost(known)) {
            reached[state] = (long) search << SEARCH | (long) cost << COST | from;
            queue.add(state, cost + ahead(x, y));
        }
    }

    private static int cost(long known) {
        return (int) (known >>> COST) & MOST_COST;
    }

    /** The state from which a state was reached; -1 for the first of a way. */
    private int before(int state) {
        int from = (int) reached[state];
        if ((from & START) != 0) {
            return -1;
        }
        int stride = (state & 1) == 0 ? 2 : 2 * columns;
        int cell = (state & ~1) + ((from & BEHIND) != 0 ? stride : -stride);
        return cell | from & 1;
    }

    /** About what the rest of the way costs: the search takes what it reaches first by this, which need not be the cheapest way. */
    private int ahead(int x, int y) {
        int dx = x < goalLeft ? goalLeft - x : Math.max(0, x - goalRight);
        int dy = y < goalTop ? goalTop - y : Math.max(0, y - goalBottom);
        // A quarter more than the distance: a way is found much sooner, and may cost up to a quarter more than the
        // cheapest.
        return STEP * (dx + dy) * 5 / 4 + (dx > 0 && dy > 0 ? BEND : 0);
    }

    /** All states that a line takes, both of those in which it turns. */
    private int[] states(int end, Gate gate) {
        IntStream.Builder taken = IntStream.builder();
        if (gate.vertical() != ((end & 1) == 1)) {
            taken.add(end ^ 1);
        }
        for (int state = end; state >= 0; state = before(state)) {
            taken.add(state);
            int before = before(state);
            if (before >= 0 && (before & 1) != (state & 1)) {
                taken.add(before ^ 1);
            }
        }
        return taken.build().toArray();
    }

    private List<Point> points(List<Gate> starts, int end, Gate gate) {
        List<Point> points = new ArrayList<>();
        points.add(gate.point());
        int first = end;
        for (int state = end; state >= 0; state = before(state)) {
            points.add(point((state >> 1) % columns, (state >> 1) / columns));
            first = state;
        }
        for (Gate start : starts) {
            if (start.cell() == first >> 1 && start.vertical() == ((first & 1) == 1)) {
                points.add(start.point());
                break;
            }
        }
        return straightened(points.reversed());
    }

    /** The points without those in the middle of a straight piece. */
    private static List<Point> straightened(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (Point point : points) {
            int size = kept.size();
            if (size >= 2 && inLine(kept.get(size - 2), kept.get(size - 1), point)) {
                kept.set(size - 1, point);
            } else if (size == 0 || !kept.get(size - 1).equals(point)) {
                kept.add(point);
            }
        }
        return kept;
    }

    private static boolean inLine(Point a, Point b, Point c) {
        return a.x() == b.x() && b.x() == c.x() || a.y() == b.y() && b.y() == c.y();
    }
}
