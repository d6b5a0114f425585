package dev.takt.app.wiring;

import dev.takt.app.report.Picture;
import dev.takt.app.shell.FileAsk;
import dev.takt.app.task.Newest;
import dev.takt.sim.export.TraceCsv;
import dev.takt.sim.export.TracePerfetto;
import dev.takt.sim.export.TraceVcd;
import dev.takt.sim.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What is seen as files the user chooses: a picture as SVG or PNG, events as CSV, VCD or for Perfetto; the ending of the name decides. Written off the window's thread. */
final class ViewFiles {
    private final FileAsk ask;
    private final Newest writer;

    ViewFiles(FileAsk ask, Newest writer) {
        this.ask = ask;
        this.writer = writer;
    }

    /** Asks for a file and writes a picture to it. */
    void picture(String name, Optional<Picture> drawn) {
        if (drawn.isPresent()) {
            ask.save(name + ".svg").ifPresent(file -> write(() -> Files.write(file, bytes(drawn.get(), file))));
        }
    }

    private static byte[] bytes(Picture picture, Path file) {
        return ends(file, ".png") ? picture.png() : picture.svg();
    }

    /** Asks for a file and writes all events of a run to it. */
    void events(String name, Trace trace) {
        ask.save(name + ".csv")
                .ifPresent(file -> write(() -> {
                    try (Writer out = Files.newBufferedWriter(file)) {
                        if (ends(file, ".vcd")) {
                            TraceVcd.write(trace, out);
                        } else if (ends(file, ".json")) {
                            TracePerfetto.write(trace, out);
                        } else {
                            TraceCsv.write(trace, out);
                        }
                    }
                }));
    }

    private static boolean ends(Path file, String suffix) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(suffix);
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void write(Writing writing) {
        writer.begin(
                (_, published) -> {
                    try {
                        writing.write();
                        published.accept(true);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                _ -> {});
    }
}
