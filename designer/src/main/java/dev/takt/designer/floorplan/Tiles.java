package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;

/** The area of a {@link RouteGrid} in squares of {@value #CELLS} by {@value #CELLS} cells: parts of it are bits, 64 a word, so that two of them are compared at once. */
final class Tiles {
    static final int CELLS = 4;
    private static final int SHIFT = 2;

    private final double left;
    private final double top;
    private final int across;
    private final int down;

    Tiles(double left, double top, int columns, int rows) {
        this.left = left;
        this.top = top;
        across = (columns >> SHIFT) + 1;
        down = (rows >> SHIFT) + 1;
    }

    /** No part of the area. */
    long[] none() {
        return new long[(across * down >> 6) + 1];
    }

    /** Adds the tile that a cell is in. */
    void add(long[] tiles, int column, int row) {
        int tile = (row >> SHIFT) * across + (column >> SHIFT);
        tiles[tile >> 6] |= 1L << tile;
    }

    /** Adds the tiles that a box lies on. */
    void add(long[] tiles, Box box) {
        int x1 = tile(box.x() - left, across);
        int x2 = tile(box.right() - left, across);
        int y1 = tile(box.y() - top, down);
        int y2 = tile(box.bottom() - top, down);
        for (int y = y1; y <= y2; y++) {
            for (int x = x1; x <= x2; x++) {
                int tile = y * across + x;
                tiles[tile >> 6] |= 1L << tile;
            }
        }
    }

    private static int tile(double distance, int tiles) {
        return Math.clamp((long) Math.floor(distance / (CELLS * Metric.GRID)), 0, tiles - 1);
    }

    /** True if both have a tile. */
    static boolean meet(long[] some, long[] others) {
        for (int word = 0; word < some.length; word++) {
            if ((some[word] & others[word]) != 0) {
                return true;
            }
        }
        return false;
    }
}
