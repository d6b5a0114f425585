package dev.takt.designer.floorplan;

import java.util.Arrays;
import java.util.Objects;

/**
 * How the way of a line was found: what the search looked at, what it took, and what it cost. Where nothing within {@code looked} has changed, the same search finds the same way again. A value: equal if all of it is.
 */
public final class WaySearch {
    /** Of a line whose way needs no search, or got none. */
    static final WaySearch NONE = new WaySearch(new long[0], new int[0], 0, false);

    private final long[] looked;
    private final int[] states;
    private final int expanded;
    private final boolean complete;

    /** {@code looked}: the {@link Tiles} of the cells that it came to; {@code states}: those of the {@link RouteGrid} that the line goes through; {@code complete}: it ended because no better way was left, and not for want of time. */
    WaySearch(long[] looked, int[] states, int expanded, boolean complete) {
        this.looked = looked;
        this.states = states;
        this.expanded = expanded;
        this.complete = complete;
    }

    /** The {@link Tiles} with the cells that it came to; those beside them bore on its result too. Not to be changed. */
    long[] looked() {
        return looked;
    }

    /** So many states were looked at. */
    int expanded() {
        return expanded;
    }

    boolean complete() {
        return complete;
    }

    /** Not to be changed. */
    int[] states() {
        return states;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WaySearch that
                && Arrays.equals(looked, that.looked)
                && Arrays.equals(states, that.states)
                && expanded == that.expanded
                && complete == that.complete;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(looked), Arrays.hashCode(states), expanded, complete);
    }
}
