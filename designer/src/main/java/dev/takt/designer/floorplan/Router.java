package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds orthogonal ways between boxes: A* over the states of a {@link RouteGrid}, to whose prices bends come. One router per layout, one thread; arrays are reused between searches.
 */
final class Router {
    private static final int STEP = 10;
    private static final int BEND = 45;

    // what is known of a state, in one number: the search that has reached it last, what it costs to get there, and
    // from where
    private static final int SEARCH = 40;
    private static final int COST = 8;
    private static final int MOST_COST = 0xFF_FFFF;

    // from where: the direction of the state before, whether it is the one behind or before in the grid, or none
    private static final int BEHIND = 2;
    private static final int START = 4;

    private final RouteGrid grid;
    private final int columns;
    private final int rows;

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

    /** {@code budget} bounds the sum of all searches in expanded cells. */
    Router(RouteGrid grid, int budget) {
        this.grid = grid;
        columns = grid.columns();
        rows = grid.rows();
        reached = new long[2 * columns * rows];
        goal = new int[columns * rows];
        this.budget = budget;
        tiles = grid.tiles();
        looked = tiles.none();
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
    Found route(List<RouteGrid.Gate> starts, List<RouteGrid.Gate> goals) {
        search++;
        int budgetBefore = budget;
        looked = tiles.none();
        aimAt(goals);
        beginAt(starts);
        int best = Integer.MAX_VALUE;
        int bestState = -1;
        RouteGrid.Gate bestGate = null;
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
                for (RouteGrid.Gate gate : goals) {
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
            grid.use(state);
        }
        return new Found(points, new WaySearch(looked, states, expanded, budget >= 0));
    }

    /** Marks the cells of the goals, and finds the box around them, from which the distance still to go is estimated. */
    private void aimAt(List<RouteGrid.Gate> goals) {
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
    }

    private void beginAt(List<RouteGrid.Gate> starts) {
        queue.clear();
        for (RouteGrid.Gate start : starts) {
            int state = 2 * start.cell() + (start.vertical() ? 1 : 0);
            int price = start.price() + grid.alongOthers(state);
            offer(state, START, price, start.cell() % columns, start.cell() / columns);
        }
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
            grid.use(state);
        }
    }

    private void expand(int state, int cost, int x, int y) {
        int turned = BEND + grid.alongOthers(state ^ 1);
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
        int price = grid.price(next);
        if (price != RouteGrid.BLOCKED) {
            offer(next, from, cost + price, x, y);
        }
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
    private int[] states(int end, RouteGrid.Gate gate) {
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

    private List<Point> points(List<RouteGrid.Gate> starts, int end, RouteGrid.Gate gate) {
        List<Point> points = new ArrayList<>();
        points.add(gate.point());
        int first = end;
        for (int state = end; state >= 0; state = before(state)) {
            points.add(grid.point((state >> 1) % columns, (state >> 1) / columns));
            first = state;
        }
        for (RouteGrid.Gate start : starts) {
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
