package dev.takt.codegen.export;

import dev.takt.codegen.file.GeneratedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The generated files as one ZIP archive, the same bytes for the same files. */
public final class ProjectZip {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ProjectZip() {}

    /** Writes the archive, files below {@code folder}, and leaves the stream open. */
    public static void write(List<GeneratedFile> files, String folder, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (GeneratedFile file : files) {
            ZipEntry entry = new ZipEntry(folder + "/" + file.path());
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(file.text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }
}
