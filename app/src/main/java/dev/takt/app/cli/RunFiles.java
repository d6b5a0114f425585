package dev.takt.app.cli;

import dev.takt.app.reading.Simulated;
import dev.takt.sim.trace.TraceBytes;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --trace}, {@code --csv}, {@code --vcd}, {@code --perfetto}: files that the events of a run are written to. */
final class RunFiles {
    @Option(
            names = {"-o", "--trace"},
            paramLabel = "FILE",
            descriptionKey = "trace")
    private @Nullable Path trace;

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "csv")
    private @Nullable Path csv;

    @Option(names = "--vcd", paramLabel = "FILE", descriptionKey = "vcd")
    private @Nullable Path vcd;

    @Option(names = "--perfetto", paramLabel = "FILE", descriptionKey = "perfetto")
    private @Nullable Path perfetto;

    void write(Console console, Simulated run) throws IOException {
        if (trace != null) {
            console.files().write(trace, out -> TraceBytes.write(run.trace(), out));
        }
        write(console, run, csv, EventFile.CSV);
        write(console, run, vcd, EventFile.VCD);
        write(console, run, perfetto, EventFile.PERFETTO);
    }

    private static void write(Console console, Simulated run, @Nullable Path file, EventFile form) throws IOException {
        if (file != null) {
            console.files().write(file, out -> form.write(run, out));
        }
    }
}
