package dev.takt.sim.trace;

/** The time per state up to instants at equal distances over one track, some slices apart: what a long run seen from afar is painted from, one place of memory a column. */
final class Glances {
    private static final int STATES = Sums.STATES;
    private static final int SLICES_A_CELL = 64;
    /** A column of so many cells or more has its edges where an instant is nearest, off by no more than half a cell. */
    private static final int CELLS_A_COLUMN = 4;

    /** The sums at each instant, the first 0. */
    private final Table sums;

    private final int cells;
    private final long cellNs;

    Glances(Track track, Room room) {
        sums = new Table(room, STATES);
        cells = track.size() / SLICES_A_CELL;
        cellNs = cells == 0 ? 0 : track.end(track.size() - 1) / cells;
        long[] now = new long[STATES];
        for (int i = 0; i < track.size() && cells > 0; i++) {
            long start = track.start(i);
            long end = track.end(i);
            int state = track.stateNumber(i);
            while (next() <= start) {
                add(now, state, 0);
            }
            while (next() < end) {
                add(now, state, next() - start);
            }
            now[state] += end - start;
        }
        while (cells > 0 && sums.size() <= cells) {
            add(now, 0, 0);
        }
    }

    /** The next instant; the end of time once there are all. */
    private long next() {
        return sums.size() > cells ? Long.MAX_VALUE : sums.size() * cellNs;
    }

    private void add(long[] now, int state, long more) {
        int row = sums.add();
        for (int s = 0; s < STATES; s++) {
            sums.set(row, s, now[s] + (s == state ? more : 0));
        }
    }

    /** True if columns are so wide that nobody sees the difference. */
    boolean areSharp(long fromNs, long toNs, int pixels) {
        return cells > 0 && (toNs - fromNs) / pixels / CELLS_A_COLUMN >= cellNs;
    }

    PixelRow row(long fromNs, long toNs, int pixels) {
        long[] ns = new long[pixels * STATES];
        int before = nearest(fromNs);
        for (int pixel = 0; pixel < pixels; pixel++) {
            int after = nearest(PixelRow.edge(fromNs, toNs, pixels, pixel + 1));
            for (int s = 0; s < STATES; s++) {
                ns[pixel * STATES + s] = sums.get(after, s) - sums.get(before, s);
            }
            before = after;
        }
        return new PixelRow(fromNs, toNs, pixels, ns);
    }

    private int nearest(long timeNs) {
        long below = timeNs / cellNs;
        return (int) Math.min(cells, timeNs - below * cellNs > cellNs / 2 ? below + 1 : below);
    }
}
