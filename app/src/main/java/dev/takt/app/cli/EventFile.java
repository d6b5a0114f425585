package dev.takt.app.cli;

import dev.takt.sim.export.TraceCsv;
import dev.takt.sim.export.TracePerfetto;
import dev.takt.sim.export.TraceVcd;
import dev.takt.sim.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A trace as a text for other programs. */
enum EventFile {
    CSV(TraceCsv::write),
    VCD(TraceVcd::write),
    PERFETTO(TracePerfetto::write);

    private final Form form;

    EventFile(Form form) {
        this.form = form;
    }

    void write(Trace trace, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        form.write(trace, writer);
        writer.flush();
    }

    private interface Form {
        void write(Trace trace, Appendable out) throws IOException;
    }
}
