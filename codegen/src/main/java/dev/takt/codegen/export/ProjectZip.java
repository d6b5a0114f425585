package dev.takt.codegen.export;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.format.DiskTrouble;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The generated files as one ZIP archive, the same bytes for the same files. */
public final class ProjectZip {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ProjectZip() {}

    /** Saves the archive as a file, whole or not at all; files lie below a folder of the archive's name. */
    public static void save(List<GeneratedFile> files, Path archive) throws ExportException {
        Path target = archive.toAbsolutePath().normalize();
        Path name = target.getFileName();
        Path parent = target.getParent();
        if (name == null || parent == null || Files.isDirectory(target)) {
            throw new ExportException(Texts.text("export.zip.folder", archive.toString()));
        }
        String folder = name.toString().replaceFirst("\\.zip$", "");
        try {
            Path beside = Files.createTempFile(parent, "." + folder, ".part");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                    write(files, folder, out);
                }
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new ExportException(Texts.text("export.write", target.toString(), DiskTrouble.why(e)), e);
        }
    }

    /** Writes the archive, files below {@code folder}, and leaves the stream open. */
    public static void write(List<GeneratedFile> files, String folder, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        List<GeneratedFile> all = new ArrayList<>(files);
        all.add(Written.note(files));
        for (GeneratedFile file : all) {
            ZipEntry entry = new ZipEntry(folder + "/" + file.path());
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(file.text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }
}
