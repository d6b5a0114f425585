package dev.takt.sim.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Numbers and texts of a trace into a stream. */
final class TraceOut {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int size;

    TraceOut(OutputStream out) {
        this.out = out;
    }

    void raw(byte b) throws IOException {
        if (size == BUFFER) {
            flush();
        }
        buffer[size++] = b;
    }

    void number(long value) throws IOException {
        long folded = (value << 1) ^ (value >> 63);
        while ((folded & ~0x7FL) != 0) {
            raw((byte) (folded & 0x7F | 0x80));
            folded >>>= 7;
        }
        raw((byte) folded);
    }

    void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        for (byte b : utf8) {
            raw(b);
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }
}
