package dev.takt.sim.store;

import dev.takt.sim.trace.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A shelf in a file of its own, so that a trace of any length needs little memory. The file grows at its end and is gone when this is closed, on some systems from its name at once; traces that lie in it cannot be read afterwards. Disk trouble
 * ends the run with an {@link UncheckedIOException}.
 */
public final class TraceFile implements Shelf, AutoCloseable {
    private final FileChannel channel;
    private long end;

    private TraceFile(FileChannel channel) {
        this.channel = channel;
    }

    /** An empty one at this place, where there must be no file yet. */
    public static TraceFile create(Path path) throws IOException {
        return new TraceFile(FileChannel.open(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    @Override
    public synchronized Kept put(byte[] bytes) {
        long at = end;
        try {
            ByteBuffer from = ByteBuffer.wrap(bytes);
            while (from.hasRemaining()) {
                end += channel.write(from, end);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the trace cannot be written to its file: " + e.getMessage(), e);
        }
        int length = bytes.length;
        return () -> take(at, length);
    }

    private byte[] take(long at, int length) {
        ByteBuffer to = ByteBuffer.allocate(length);
        try {
            while (to.hasRemaining()) {
                if (channel.read(to, at + to.position()) < 0) {
                    throw new IOException("the file is shorter than what was written");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the trace cannot be read from its file: " + e.getMessage(), e);
        }
        return to.array();
    }

    /** Bytes written so far. */
    public synchronized long size() {
        return end;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
