package dev.takt.sim.trace;

import java.util.ArrayList;
import java.util.List;

/** Running sums of the time per state over one track, kept at every {@link #BLOCK}th slice. */
final class Sums {
    private static final int BLOCK = 16;
    /** As many instants are in one line of a processor's cache. */
    private static final int FAN = 8;

    private final Track track;
    private final StateColumns states;
    /** Of each block the time per state before it. */
    private final Table sums;

    private final Glances glances;

    /** When the last slice of each block ends; then of every 8th block, and so on up: a look at a line a level, and what is near the top stays in the caches while pixel after pixel is looked for. */
    private final List<Table> ends = new ArrayList<>();

    Sums(Track track, Room room) {
        this.track = track;
        states = StateColumns.of(track);
        sums = states.table(room);
        ends.add(new Table(room, 1));
        long[] now = new long[states.count()];
        for (int i = 0; i < track.size(); i++) {
            if (i % BLOCK == 0) {
                states.append(sums, now);
            }
            long end = track.end(i);
            now[states.of(track.stateNumber(i))] += end - track.start(i);
            if (i % BLOCK == BLOCK - 1 || i == track.size() - 1) {
                append(ends.getFirst(), end);
            }
        }
        if (track.size() % BLOCK == 0) {
            states.append(sums, now);
        }
        glances = new Glances(track, states, room);
        while (ends.getLast().size() > FAN) {
            ends.add(thinned(ends.getLast(), room));
        }
    }

    /** The last of every 8 rows. */
    private static Table thinned(Table below, Room room) {
        Table thin = new Table(room, 1);
        for (int row = FAN - 1; row < below.size() + FAN - 1; row += FAN) {
            append(thin, below.get(Math.min(row, below.size() - 1), 0));
        }
        return thin;
    }

    private static void append(Table to, long value) {
        to.set(to.add(), 0, value);
    }

    /** As {@link #row}, but the edges of wide columns may be off, by one part of so many of a column. */
    PixelRow glance(long fromNs, long toNs, int pixels, int sharpness) {
        return glances.areSharp(fromNs, toNs, pixels, sharpness / 2)
                ? glances.row(fromNs, toNs, pixels)
                : row(fromNs, toNs, pixels);
    }

    PixelRow row(long fromNs, long toNs, int pixels) {
        int width = states.count();
        long[] ns = new long[pixels * width];
        long[] before = new long[width];
        long[] after = new long[width];
        int block = until(fromNs, 0, before);
        for (int pixel = 0; pixel < pixels; pixel++) {
            block = until(PixelRow.edge(fromNs, toNs, pixels, pixel + 1), block, after);
            for (int column = 0; column < width; column++) {
                ns[pixel * width + column] = after[column] - before[column];
            }
            long[] swap = before;
            before = after;
            after = swap;
        }
        return new PixelRow(fromNs, toNs, pixels, states, ns);
    }

    /** The sums at an instant that no block before {@code from} reaches; gives the block it lies in. */
    private int until(long timeNs, int from, long[] into) {
        int block = Math.min(blockAt(timeNs, from), track.size() / BLOCK);
        for (int column = 0; column < states.count(); column++) {
            into[column] = sums.get(block, column);
        }
        int slice = block * BLOCK;
        while (slice < track.size() && track.end(slice) <= timeNs) {
            into[states.of(track.stateNumber(slice))] += track.end(slice) - track.start(slice);
            slice++;
        }
        if (slice < track.size() && track.start(slice) < timeNs) {
            into[states.of(track.stateNumber(slice))] += timeNs - track.start(slice);
        }
        return block;
    }

    /** As {@link #blockAt(long)}, found in growing strides: from one column to the next it is not far. Where it is, from the top. */
    private int blockAt(long timeNs, int from) {
        if (ends.isEmpty()) {
            return 0;
        }
        Table all = ends.getFirst();
        int low = from;
        int high = from;
        for (int stride = 1; high < all.size() && all.get(high, 0) <= timeNs; stride *= 2) {
            if (stride > FAN) {
                return blockAt(timeNs);
            }
            low = high + 1;
            high += stride;
        }
        return firstBehind(all, low, Math.min(high, all.size()), timeNs);
    }

    /** The first block that ends after a time. */
    private int blockAt(long timeNs) {
        int at = 0;
        for (int level = ends.size() - 1; level >= 0; level--) {
            Table table = ends.get(level);
            at = firstBehind(table, at * FAN, Math.min(table.size(), at * FAN + FAN), timeNs);
        }
        return at;
    }

    private static int firstBehind(Table table, int from, int to, long timeNs) {
        int low = from;
        int high = to;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (table.get(mid, 0) <= timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }
}
