package dev.takt.designer.draw;

import java.nio.ByteBuffer;
import java.util.List;

/** The points of a glyph that is not put together from others, and their conversion from quadratic to cubic pieces. */
final class SimpleGlyph {
    private final int[] ends;
    private final boolean[] on;
    private final int[] xs;
    private final int[] ys;

    SimpleGlyph(ByteBuffer data, int at, int contours) {
        ends = new int[contours];
        for (int i = 0; i < contours; i++) {
            ends[i] = data.getShort(at + 10 + 2 * i) & 0xFFFF;
        }
        int points = contours == 0 ? 0 : ends[contours - 1] + 1;
        int instructions = data.getShort(at + 10 + 2 * contours) & 0xFFFF;
        int next = at + 12 + 2 * contours + instructions;
        int[] flags = new int[points];
        for (int i = 0; i < points; i++) {
            int flag = data.get(next++) & 0xFF;
            flags[i] = flag;
            if ((flag & 8) != 0) {
                int again = data.get(next++) & 0xFF;
                while (again-- > 0) {
                    flags[++i] = flag;
                }
            }
        }
        on = new boolean[points];
        for (int i = 0; i < points; i++) {
            on[i] = (flags[i] & 1) != 0;
        }
        xs = new int[points];
        ys = new int[points];
        next = coordinates(data, next, flags, xs, 2, 16);
        coordinates(data, next, flags, ys, 4, 32);
    }

    private static int coordinates(ByteBuffer data, int start, int[] flags, int[] into, int shortBit, int sameBit) {
        int next = start;
        int value = 0;
        for (int i = 0; i < into.length; i++) {
            boolean same = (flags[i] & sameBit) != 0;
            if ((flags[i] & shortBit) != 0) {
                int by = data.get(next++) & 0xFF;
                value += same ? by : -by;
            } else if (!same) {
                value += data.getShort(next);
                next += 2;
            }
            into[i] = value;
        }
        return next;
    }

    void trace(double a, double b, double c, double d, double dx, double dy, List<Outline.Piece> pieces) {
        int first = 0;
        for (int end : ends) {
            contour(first, end - first + 1, a, b, c, d, dx, dy, pieces);
            first = end + 1;
        }
    }

    private void contour(
            int first,
            int count,
            double a,
            double b,
            double c,
            double d,
            double dx,
            double dy,
            List<Outline.Piece> pieces) {
        if (count < 2) {
            return;
        }
        double[] px = new double[count];
        double[] py = new double[count];
        for (int i = 0; i < count; i++) {
            px[i] = a * xs[first + i] + c * ys[first + i] + dx;
            py[i] = b * xs[first + i] + d * ys[first + i] + dy;
        }
        int start = 0;
        while (start < count && !on[first + start]) {
            start++;
        }
        boolean noneOn = start == count;
        start = noneOn ? 0 : start;
        double atX = noneOn ? (px[0] + px[count - 1]) / 2 : px[start];
        double atY = noneOn ? (py[0] + py[count - 1]) / 2 : py[start];
        pieces.add(new Outline.Piece.Move(atX, atY));
        for (int k = noneOn ? 0 : 1; k <= (noneOn ? count - 1 : count); k++) {
            int i = (start + k) % count;
            if (on[first + i]) {
                pieces.add(new Outline.Piece.Line(px[i], py[i]));
                atX = px[i];
                atY = py[i];
                continue;
            }
            int n = (i + 1) % count;
            boolean nextOn = on[first + n];
            double toX = nextOn ? px[n] : (px[i] + px[n]) / 2;
            double toY = nextOn ? py[n] : (py[i] + py[n]) / 2;
            pieces.add(quadratic(atX, atY, px[i], py[i], toX, toY));
            atX = toX;
            atY = toY;
            k += nextOn ? 1 : 0;
        }
        pieces.add(new Outline.Piece.Close());
    }

    private static Outline.Piece quadratic(double x0, double y0, double cx, double cy, double x, double y) {
        return new Outline.Piece.Curve(
                x0 + 2.0 / 3 * (cx - x0),
                y0 + 2.0 / 3 * (cy - y0),
                x + 2.0 / 3 * (cx - x),
                y + 2.0 / 3 * (cy - y),
                x,
                y);
    }
}
