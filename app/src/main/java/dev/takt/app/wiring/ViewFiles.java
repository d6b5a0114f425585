package dev.takt.app.wiring;

import dev.takt.app.report.Picture;
import dev.takt.app.shell.FileAsk;
import dev.takt.app.task.Newest;
import dev.takt.sim.export.TraceCsv;
import dev.takt.sim.export.TraceFiles;
import dev.takt.sim.export.TracePerfetto;
import dev.takt.sim.export.TraceVcd;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** What is seen as files the user chooses: a picture as SVG or PNG, a text, events as CSV, VCD, for Perfetto or as a trace that opens again; the ending of the name decides. Written off the window's thread. */
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
            ask.save(name + ".svg").ifPresent(file -> write(file, part -> Files.write(part, bytes(drawn.get(), file))));
        }
    }

    private static byte[] bytes(Picture picture, Path file) {
        return ends(file, ".png") ? picture.png() : picture.svg();
    }

    /** Asks for a file and writes all events of a run to it. */
    void events(String name, Trace trace, Slices slices) {
        ask.save(name + ".csv")
                .ifPresent(file -> write(file, part -> {
                    if (ends(file, TraceFiles.ENDING)) {
                        try (OutputStream out = Files.newOutputStream(part)) {
                            TraceBytes.write(trace, out);
                        }
                        return;
                    }
                    try (Writer out = Files.newBufferedWriter(part)) {
                        if (ends(file, ".vcd")) {
                            TraceVcd.write(trace, slices, out);
                        } else if (ends(file, ".json")) {
                            TracePerfetto.write(trace, slices, out);
                        } else {
                            TraceCsv.write(trace, out);
                        }
                    }
                }));
    }

    /** Asks for a file and writes a text to it. */
    void text(String name, String text) {
        ask.save(name).ifPresent(file -> write(file, part -> Files.writeString(part, text)));
    }

    private static boolean ends(Path file, String suffix) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(suffix);
    }

    private interface Writing {
        void write(Path part) throws IOException;
    }

    /** The file is there when all of it is; what was there before stays until then. */
    private void write(Path file, Writing writing) {
        writer.begin(
                (_, published) -> {
                    try {
                        whole(file, writing);
                        published.accept(true);
                    } catch (FileSystemException e) {
                        throw new UncheckedIOException(e);
                    } catch (IOException e) {
                        throw new UncheckedIOException(new FileSystemException(file.toString(), null, e.getMessage()));
                    }
                },
                _ -> {});
    }

    private static void whole(Path file, Writing writing) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            writing.write(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
