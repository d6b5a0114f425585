package dev.takt.sim.trace;

/** Running sums of the time per state over one track, kept at every {@link #BLOCK}th slice. */
final class Sums {
    static final int STATES = SliceState.values().length;
    private static final int BLOCK = 16;

    private final Track track;
    private final long[] sums;

    /** When the last slice of each block ends. */
    private final long[] ends;

    Sums(Track track) {
        this.track = track;
        sums = new long[(track.size() / BLOCK + 1) * STATES];
        ends = new long[Math.ceilDiv(track.size(), BLOCK)];
        long[] now = new long[STATES];
        for (int i = 0; i < track.size(); i++) {
            if (i % BLOCK == 0) {
                System.arraycopy(now, 0, sums, i / BLOCK * STATES, STATES);
            }
            now[track.state(i).ordinal()] += track.end(i) - track.start(i);
            ends[i / BLOCK] = track.end(i);
        }
        if (track.size() % BLOCK == 0) {
            System.arraycopy(now, 0, sums, track.size() / BLOCK * STATES, STATES);
        }
    }

    PixelRow row(long fromNs, long toNs, int pixels) {
        long[] ns = new long[pixels * STATES];
        long[] before = new long[STATES];
        long[] after = new long[STATES];
        int block = until(fromNs, 0, before);
        for (int pixel = 0; pixel < pixels; pixel++) {
            block = until(PixelRow.edge(fromNs, toNs, pixels, pixel + 1), block, after);
            for (int s = 0; s < STATES; s++) {
                ns[pixel * STATES + s] = after[s] - before[s];
            }
            long[] swap = before;
            before = after;
            after = swap;
        }
        return new PixelRow(fromNs, toNs, pixels, ns);
    }

    /** The sums at an instant that no block before {@code from} reaches; gives the block it lies in. */
    private int until(long timeNs, int from, long[] into) {
        int block = Math.min(blockAt(timeNs, from), track.size() / BLOCK);
        System.arraycopy(sums, block * STATES, into, 0, STATES);
        int slice = block * BLOCK;
        while (slice < track.size() && track.end(slice) <= timeNs) {
            into[track.state(slice).ordinal()] += track.end(slice) - track.start(slice);
            slice++;
        }
        if (slice < track.size() && track.start(slice) < timeNs) {
            into[track.state(slice).ordinal()] += timeNs - track.start(slice);
        }
        return block;
    }

    /** The first block that ends after a time, found in growing strides: from one pixel to the next it is not far. */
    private int blockAt(long timeNs, int from) {
        int low = from;
        int high = from;
        for (int stride = 1; high < ends.length && ends[high] <= timeNs; stride *= 2) {
            low = high + 1;
            high += stride;
        }
        high = Math.min(high, ends.length);
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (ends[mid] <= timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }
}
