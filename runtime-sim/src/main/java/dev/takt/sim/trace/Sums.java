package dev.takt.sim.trace;

/** Running sums of the time per state over one track, kept at every {@link #BLOCK}th slice. */
final class Sums {
    static final int STATES = SliceState.values().length;
    private static final int BLOCK = 16;

    private final Track track;
    private final long[] sums;

    Sums(Track track) {
        this.track = track;
        sums = new long[(track.size() / BLOCK + 1) * STATES];
        long[] now = new long[STATES];
        for (int i = 0; i < track.size(); i++) {
            if (i % BLOCK == 0) {
                System.arraycopy(now, 0, sums, i / BLOCK * STATES, STATES);
            }
            now[track.state(i).ordinal()] += track.end(i) - track.start(i);
        }
        if (track.size() % BLOCK == 0) {
            System.arraycopy(now, 0, sums, track.size() / BLOCK * STATES, STATES);
        }
    }

    PixelRow row(long fromNs, long toNs, int pixels) {
        long[] ns = new long[pixels * STATES];
        long[] before = new long[STATES];
        long[] after = new long[STATES];
        until(fromNs, before);
        for (int pixel = 0; pixel < pixels; pixel++) {
            until(PixelRow.edge(fromNs, toNs, pixels, pixel + 1), after);
            for (int s = 0; s < STATES; s++) {
                ns[pixel * STATES + s] = after[s] - before[s];
            }
            long[] swap = before;
            before = after;
            after = swap;
        }
        return new PixelRow(fromNs, toNs, pixels, ns);
    }

    private void until(long timeNs, long[] into) {
        int slice = track.at(timeNs);
        int block = slice / BLOCK;
        System.arraycopy(sums, block * STATES, into, 0, STATES);
        for (int i = block * BLOCK; i < slice; i++) {
            into[track.state(i).ordinal()] += track.end(i) - track.start(i);
        }
        if (slice < track.size() && track.start(slice) < timeNs) {
            into[track.state(slice).ordinal()] += timeNs - track.start(slice);
        }
    }
}
