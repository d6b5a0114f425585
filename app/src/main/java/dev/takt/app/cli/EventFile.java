package dev.takt.app.cli;

import dev.takt.app.reading.Simulated;
import dev.takt.sim.export.TraceCsv;
import dev.takt.sim.export.TracePerfetto;
import dev.takt.sim.export.TraceVcd;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The trace of a run as a text for other programs. */
enum EventFile {
    CSV((run, out) -> TraceCsv.write(run.trace(), out)),
    VCD((run, out) -> TraceVcd.write(run.trace(), run.slices(), out)),
    PERFETTO((run, out) -> TracePerfetto.write(run.trace(), run.slices(), out));

    private final Form form;

    EventFile(Form form) {
        this.form = form;
    }

    void write(Simulated run, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        form.write(run, writer);
        writer.flush();
    }

    private interface Form {
        void write(Simulated run, Appendable out) throws IOException;
    }
}
