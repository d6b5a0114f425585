package dev.takt.sim.trace;

/** One track at one zoom level: for each column of pixels how much of its time each state takes. */
public final class PixelRow {
    private final long fromNs;
    private final long toNs;
    private final int pixels;
    private final StateColumns states;
    private final long[] ns;

    PixelRow(long fromNs, long toNs, int pixels, StateColumns states, long[] ns) {
        this.fromNs = fromNs;
        this.toNs = toNs;
        this.pixels = pixels;
        this.states = states;
        this.ns = ns;
    }

    public int pixels() {
        return pixels;
    }

    /** First instant of a column; the column ends where the next one starts. */
    public long start(int pixel) {
        return edge(fromNs, toNs, pixels, pixel);
    }

    /** Time within the column that is spent in a state. */
    public long ns(int pixel, SliceState state) {
        int column = states.of(state.ordinal());
        return column < 0 ? 0 : ns[pixel * states.count() + column];
    }

    /** Share of the column in a state, 0 to 255; more than nothing is at least 1, so nothing vanishes at a distance. */
    public int shade(int pixel, SliceState state) {
        long part = ns(pixel, state);
        long whole = start(pixel + 1) - start(pixel);
        if (part == 0 || whole == 0) {
            return 0;
        }
        return (int) Math.max(1, whole > Long.MAX_VALUE / 255 ? part / (whole / 255) : part * 255 / whole);
    }

    /** Column edge without overflow for any two instants of a run. */
    static long edge(long fromNs, long toNs, int pixels, int pixel) {
        long span = toNs - fromNs;
        return fromNs + span / pixels * pixel + span % pixels * pixel / pixels;
    }
}
