package dev.takt.codegen.export;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What writing generated files into a folder would do, file by file, in the order given. Nothing is written before {@link #write()}. */
public final class ExportPlan {
    private final Path root;
    private final List<PlannedFile> files;

    private ExportPlan(Path root, List<PlannedFile> files) {
        this.root = root;
        this.files = List.copyOf(files);
    }

    /** Compares the files with what the folder holds now. The folder need not exist. */
    public static ExportPlan of(List<GeneratedFile> files, Path folder) throws ExportException {
        Path root = folder.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new ExportException(Texts.text("export.root.file", root.toString()));
        }
        SafePaths.refuseDoubles(files);
        List<PlannedFile> planned = new ArrayList<>();
        for (GeneratedFile file : files) {
            Path target = SafePaths.resolve(root, file.path());
            if (Files.isDirectory(target)) {
                throw new ExportException(Texts.text("export.path.folder", file.path()));
            }
            Optional<String> present = SafePaths.read(target);
            planned.add(new PlannedFile(file, changeOf(file, present), present));
        }
        return new ExportPlan(root, planned);
    }

    private static Change changeOf(GeneratedFile file, Optional<String> present) {
        if (present.isEmpty()) {
            return Change.NEW;
        }
        if (present.get().equals(file.text())) {
            return Change.SAME;
        }
        return file.owner() == Owner.YOURS ? Change.KEPT : Change.CHANGED;
    }

    public Path root() {
        return root;
    }

    public List<PlannedFile> files() {
        return files;
    }

    /** True if writing would change nothing. */
    public boolean isEmpty() {
        return files.stream().noneMatch(PlannedFile::isWritten);
    }

    /** Writes everything or nothing: if one file cannot be put in its place, those already moved are moved back. */
    public void write() throws ExportException {
        new ExportWriter(root, files.stream().filter(PlannedFile::isWritten).toList()).write();
    }
}
