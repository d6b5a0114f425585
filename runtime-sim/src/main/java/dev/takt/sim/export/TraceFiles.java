package dev.takt.sim.export;

import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Room;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.TraceFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;

/** Traces in files of their own. */
public final class TraceFiles {
    /** How the names of such files end. */
    public static final String ENDING = ".takt-trace";

    private static final int FIRST_BYTES = 8;

    private TraceFiles() {}

    /** True if a file is a trace by its name or its first bytes. */
    public static boolean isTrace(Path file) throws IOException {
        if (file.toString().endsWith(ENDING)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return TraceBytes.begin(in.readNBytes(FIRST_BYTES));
        }
    }

    /** Reads a file of {@link TraceBytes}, its first events if there are more than so many, in memory; a {@link TraceFormatException} if it is none. */
    public static TraceBytes.Part read(Path file, int most, Progress progress) throws IOException {
        return read(file, most, _ -> Optional.empty(), progress);
    }

    /** The same, kept where {@code place} says for so many events: in memory if it says nothing. */
    public static TraceBytes.Part read(Path file, int most, IntFunction<Optional<Room>> place, Progress progress)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return TraceBytes.read(in, Files.size(file), most, place, progress);
        }
    }
}
