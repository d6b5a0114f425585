package dev.takt.app.cli;

import dev.takt.sim.export.TraceCsv;
import dev.takt.sim.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The events of a trace as a file. */
final class EventFile {
    private EventFile() {}

    static void write(Trace trace, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        TraceCsv.write(trace, writer);
        writer.flush();
    }
}
