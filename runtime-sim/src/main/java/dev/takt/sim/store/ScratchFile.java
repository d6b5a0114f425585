package dev.takt.sim.store;

import static dev.takt.sim.text.Texts.text;

import dev.takt.projects.units.SizeText;
import dev.takt.sim.trace.Room;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Room in a file that is mapped into memory: what is kept in it takes none of the heap, and the system holds as much of it in memory as it has to spare. Nobody closes it. The file has no name on most systems, on others its name goes with
 * it; its place on the disk is given back when nothing that was kept in it is reachable any more, or the program has ended. Disk trouble is an {@link UncheckedIOException}; some of the disk is left to others.
 */
public final class ScratchFile implements Room {
    /** The file grows by so much. */
    private static final int EXTENT_BYTES = 64 << 20;

    private static final int WRITE_BYTES = 1 << 20;
    private static final long LEFT_TO_OTHERS_BYTES = 1L << 30;

    private final Path folder;
    private final FileChannel channel;
    private final FileStore disk;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(WRITE_BYTES);
    private LongBuffer extent = LongBuffer.allocate(0);
    private long bytes;

    private ScratchFile(Path folder, FileChannel channel, FileStore disk) {
        this.folder = folder;
        this.channel = channel;
        this.disk = disk;
    }

    /** An empty one on the disk of a folder, which is made if there is none. */
    public static ScratchFile in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "trace", ".scratch");
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        return new ScratchFile(folder, channel, Files.getFileStore(folder));
    }

    /** The same; disk trouble is an {@link UncheckedIOException} here too. */
    public static Room room(Path folder) {
        try {
            return in(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public LongBuffer longs(int count) {
        if (extent.remaining() < count) {
            extend(Math.max(EXTENT_BYTES, (long) count * Long.BYTES));
        }
        LongBuffer longs = extent.slice(extent.position(), count);
        extent.position(extent.position() + count);
        return longs;
    }

    /** Bytes of the disk that it takes. */
    public long bytes() {
        return bytes;
    }

    /** The place is taken by writing to it: of a disk that is full a write tells, an access to mapped memory would end the program. */
    private void extend(long more) {
        try {
            if (disk.getUsableSpace() - more < LEFT_TO_OTHERS_BYTES) {
                throw new IOException(
                        text("scratch.full", folder, SizeText.format(bytes), SizeText.format(LEFT_TO_OTHERS_BYTES))
                                .text());
            }
            for (long to = bytes + more, at = bytes; at < to; ) {
                zeros.clear().limit((int) Math.min(WRITE_BYTES, to - at));
                at += channel.write(zeros, at);
            }
            extent = channel.map(FileChannel.MapMode.READ_WRITE, bytes, more)
                    .order(ByteOrder.nativeOrder())
                    .asLongBuffer();
            bytes += more;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
