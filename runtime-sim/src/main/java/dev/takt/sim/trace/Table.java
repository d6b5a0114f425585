package dev.takt.sim.trace;

import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Rows of as many whole numbers each, in pages that are never moved: to grow takes a page more and copies nothing. What was written can be changed. Small ones are in memory wherever the
 * rest of them would be. One thread writes; never changed afterwards, it may be read by any.
 */
public final class Table {
    /** Numbers in a page, about. */
    private static final int PAGE = 1 << 13;

    private static final int FEW_ROWS = 16;

    private final Room room;
    private final int width;
    private final int bits;
    private final int mask;
    private LongBuffer[] pages = new LongBuffer[1];
    private int size;
    /** Rows for which there is place. */
    private long place;

    /** An empty one with rows of so many numbers. */
    public Table(Room room, int width) {
        this.room = room;
        this.width = width;
        bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(PAGE / width);
        mask = (1 << bits) - 1;
        pages[0] = LongBuffer.allocate(FEW_ROWS * width);
        place = FEW_ROWS;
    }

    /** Number of rows. */
    public int size() {
        return size;
    }

    public long get(int row, int column) {
        return pages[row >> bits].get((row & mask) * width + column);
    }

    public void set(int row, int column, long value) {
        pages[row >> bits].put((row & mask) * width + column, value);
    }

    /** A row more, to be set: what it holds until then is not said. Returns its number. */
    public int add() {
        if (size == place) {
            grow();
        }
        return size++;
    }

    /** Forgets the last row. */
    public void removeLast() {
        size--;
    }

    private void grow() {
        int rows = 1 << bits;
        if (size < rows) {
            int more = Math.min(rows, 4 * size);
            LongBuffer page = more == rows ? room.longs(rows * width) : LongBuffer.allocate(more * width);
            page.put(0, pages[0], 0, size * width);
            pages[0] = page;
            place = more;
            return;
        }
        int next = size >> bits;
        if (next == pages.length) {
            pages = Arrays.copyOf(pages, next * 2);
        }
        pages[next] = room.longs(rows * width);
        place += rows;
    }
}
