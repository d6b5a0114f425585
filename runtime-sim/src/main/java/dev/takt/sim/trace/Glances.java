package dev.takt.sim.trace;

/** The time per state up to instants at equal distances over one track, some slices apart: what a long run seen from afar is painted from, one place of memory a column. */
final class Glances {
    private static final int SLICES_A_CELL = 16;

    private final StateColumns states;
    /** The sums at each instant, the first 0. */
    private final Table sums;

    private final int cells;
    private final long cellNs;

    Glances(Track track, StateColumns states, Room room) {
        this.states = states;
        sums = states.table(room);
        cells = track.size() / SLICES_A_CELL;
        cellNs = cells == 0 ? 0 : Math.ceilDiv(track.end(track.size() - 1), cells);
        long[] now = new long[states.count()];
        for (int i = 0; i < track.size() && cells > 0; i++) {
            long start = track.start(i);
            long end = track.end(i);
            int column = states.of(track.stateNumber(i));
            while (next() <= start) {
                add(now, column, 0);
            }
            while (next() < end) {
                add(now, column, next() - start);
            }
            now[column] += end - start;
        }
        while (cells > 0 && sums.size() <= cells) {
            add(now, 0, 0);
        }
    }

    /** The next instant; the end of time once there are all. */
    private long next() {
        return sums.size() > cells ? Long.MAX_VALUE : sums.size() * cellNs;
    }

    private void add(long[] now, int column, long more) {
        now[column] += more;
        states.append(sums, now);
        now[column] -= more;
    }

    /** True if a column is as wide as so many cells: its edges, which are where an instant is nearest, are then off by no more than half of one. */
    boolean areSharp(long fromNs, long toNs, int pixels, int cellsAColumn) {
        return cells > 0 && (toNs - fromNs) / pixels / cellsAColumn >= cellNs;
    }

    PixelRow row(long fromNs, long toNs, int pixels) {
        int width = states.count();
        long[] ns = new long[pixels * width];
        int before = nearest(fromNs);
        for (int pixel = 0; pixel < pixels; pixel++) {
            int after = nearest(PixelRow.edge(fromNs, toNs, pixels, pixel + 1));
            for (int column = 0; column < width; column++) {
                ns[pixel * width + column] = sums.get(after, column) - sums.get(before, column);
            }
            before = after;
        }
        return new PixelRow(fromNs, toNs, pixels, states, ns);
    }

    private int nearest(long timeNs) {
        long below = timeNs / cellNs;
        return (int) Math.min(cells, timeNs - below * cellNs > cellNs / 2 ? below + 1 : below);
    }
}
