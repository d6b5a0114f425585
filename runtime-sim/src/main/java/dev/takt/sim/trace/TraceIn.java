package dev.takt.sim.trace;

import static dev.takt.sim.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Numbers and texts of a trace, from front to back of a stream whose length is known, so that no count can promise more than follows. */
final class TraceIn {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_TEXT = 1 << 16;

    private final InputStream in;
    private final long length;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    /** Bytes before the buffer. */
    private long before;

    TraceIn(InputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    /** Bytes read so far. */
    long read() {
        return before + at;
    }

    /** How much of it has been read, 0 to 1. */
    double share() {
        return (double) read() / length;
    }

    private int next() throws IOException {
        if (at == filled) {
            before += filled;
            at = 0;
            filled = Math.max(0, in.read(buffer));
            if (filled == 0) {
                throw new TraceFormatException(text("trace.ends-early", before));
            }
        }
        return buffer[at++];
    }

    long number() throws IOException {
        long folded = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = next();
            folded |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return (folded >>> 1) ^ -(folded & 1);
            }
        }
        throw wrong();
    }

    TraceFormatException wrong() {
        return new TraceFormatException(text("trace.range", read()));
    }

    /** A number that is not negative. */
    long positive() throws IOException {
        long value = number();
        if (value < 0) {
            throw wrong();
        }
        return value;
    }

    int small() throws IOException {
        long value = number();
        if (value != (int) value) {
            throw wrong();
        }
        return (int) value;
    }

    /** A number from {@code least} up to, but not including, a limit. */
    int within(int least, int limit) throws IOException {
        long value = number();
        if (value < least || value >= limit) {
            throw wrong();
        }
        return (int) value;
    }

    /** A count of things that follow, at least a byte each. */
    int count() throws IOException {
        long count = positive();
        if (count > Integer.MAX_VALUE || count > length - read()) {
            throw new TraceFormatException(text("trace.ends-early", length));
        }
        return (int) count;
    }

    String words() throws IOException {
        int size = count();
        if (size > LONGEST_TEXT) {
            throw wrong();
        }
        byte[] utf8 = new byte[size];
        for (int i = 0; i < size; i++) {
            utf8[i] = (byte) next();
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    void expect(byte[] magic) throws IOException {
        for (byte b : magic) {
            if (length < magic.length || next() != b) {
                throw new TraceFormatException(text("trace.not-one"));
            }
        }
    }
}
