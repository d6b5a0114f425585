package dev.takt.sim.export;

import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes traces to files, whole or not at all. */
public final class TraceFiles {
    private TraceFiles() {}

    /** The bytes of {@link TraceBytes}. */
    public static void write(Trace trace, Path file) throws IOException {
        replace(file, part -> Files.write(part, TraceBytes.of(trace)));
    }

    /** Reads what {@link #write} wrote; {@code IllegalArgumentException} if it is not that. */
    public static Trace read(Path file) throws IOException {
        return TraceBytes.read(Files.readAllBytes(file));
    }

    /** Writes beside the file first, so an interruption leaves the old one. */
    private static void replace(Path file, Writing writing) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder == null ? Path.of("") : folder, ".takt", ".part");
        try {
            writing.to(part);
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }
}
