package dev.takt.codegen.export;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.merge.LockMerge;
import dev.takt.codegen.merge.Merge;
import dev.takt.codegen.merge.Unmergeable;
import dev.takt.codegen.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What writing generated files into a folder would do, file by file, in the order given. Nothing is written before {@link #write()}. */
public final class ExportPlan {
    private static final String LOCK = "Cargo.lock";
    private static final String MANIFEST = "Cargo.toml";

    private final Path root;
    private final List<PlannedFile> files;
    private final List<Misfit> misfits;

    private ExportPlan(Path root, List<PlannedFile> files, List<Misfit> misfits) {
        this.root = root;
        this.files = List.copyOf(files);
        this.misfits = List.copyOf(misfits);
    }

    /**
     * Compares the files with what the folder holds now. The folder need not exist. What the export before this one wrote and this one has not is removed, if it is as we left it or lies in {@code src/takt}.
     */
    public static ExportPlan of(List<GeneratedFile> files, Path folder) throws ExportException {
        Path root = folder.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new ExportException(Texts.text("export.root.file", root.toString()));
        }
        List<GeneratedFile> all = new ArrayList<>(files);
        all.add(Written.note(files));
        SafePaths.refuseDoubles(all);
        all.removeLast();
        Written written = SafePaths.read(SafePaths.resolve(root, Written.PATH))
                .map(Written::read)
                .orElse(Written.NOTHING);
        List<PlannedFile> planned = new ArrayList<>();
        for (GeneratedFile file : all) {
            planned.add(planned(file, all, root, written));
        }
        GeneratedFile note = written.noteAfter(planned);
        planned.add(planned(note, all, root, written));
        all.add(note);
        planned.addAll(stale(all, root, written));
        List<Misfit> misfits = new ArrayList<>(Bodies.misfits(planned));
        misfits.addAll(Outdated.misfits(planned, written));
        misfits.addAll(Bodies.orphans(root, planned));
        return new ExportPlan(root, planned, misfits);
    }

    private static PlannedFile planned(GeneratedFile file, List<GeneratedFile> all, Path root, Written written)
            throws ExportException {
        Path target = SafePaths.resolve(root, file.path());
        if (Files.isDirectory(target)) {
            throw new ExportException(Texts.text("export.path.folder", file.path()));
        }
        Optional<String> present = SafePaths.read(target);
        if (present.isEmpty()) {
            return new PlannedFile(file, Change.NEW, present, file.text());
        }
        String there = present.get();
        String after =
                switch (file.owner()) {
                    case OURS -> file.text();
                    case MERGED ->
                        file.path().equals(LOCK)
                                ? locked(file, there, all, root, written)
                                : merged(file, there, written);
                    case YOURS -> isUnedited(file, there, written) ? file.text() : there;
                };
        Change change = !after.equals(there)
                ? Change.CHANGED
                : file.owner() == Owner.YOURS && !there.equals(file.text()) ? Change.KEPT : Change.SAME;
        return new PlannedFile(file, change, present, after);
    }

    /** True if a page beside the code is as we gave it to the user. What lies with the bodies is left alone even then: it belongs to code that is theirs. */
    private static boolean isUnedited(GeneratedFile file, String there, Written written) {
        return !file.path().startsWith(Bodies.FOLDER + "/")
                && written.given(file.path()).filter(there::equals).isPresent();
    }

    /** The user's lock file as long as ours is the one that we wrote; from then on ours, with the crates of theirs. */
    private static String locked(
            GeneratedFile lock, String present, List<GeneratedFile> all, Path root, Written written)
            throws ExportException {
        Optional<GeneratedFile> manifest =
                all.stream().filter(f -> f.path().equals(MANIFEST)).findFirst();
        Optional<String> there = SafePaths.read(SafePaths.resolve(root, MANIFEST));
        if (written.isOurs(lock.path(), lock.text())) {
            return present;
        }
        if (manifest.isEmpty() || there.isEmpty()) {
            return lock.text();
        }
        String merged = merged(manifest.get(), there.get(), written);
        try {
            return LockMerge.merged(
                    lock.text(), present, written.text(MANIFEST), manifest.get().text(), merged);
        } catch (Unmergeable e) {
            throw new ExportException(Texts.text("export.merge", MANIFEST, e.reason()), e);
        }
    }

    /** Key by key. */
    private static String merged(GeneratedFile file, String present, Written written) throws ExportException {
        if (present.indexOf('\uFFFD') >= 0) {
            throw new ExportException(Texts.text("export.merge.text", file.path()));
        }
        try {
            return Merge.merged(file.path(), written.text(file.path()), file.text(), present);
        } catch (Unmergeable e) {
            throw new ExportException(Texts.text("export.merge", file.path(), e.reason()), e);
        }
    }

    private static List<PlannedFile> stale(List<GeneratedFile> files, Path root, Written written)
            throws ExportException {
        Set<String> needed = files.stream().map(f -> SafePaths.folded(f.path())).collect(Collectors.toSet());
        List<PlannedFile> stale = new ArrayList<>();
        for (String path : written.paths()) {
            if (needed.contains(SafePaths.folded(path)) || !SafePaths.isInside(root, path)) {
                continue;
            }
            Optional<String> present = SafePaths.read(SafePaths.resolve(root, path));
            boolean ours = present.filter(text -> path.startsWith("src/takt/") || written.isOurs(path, text))
                    .isPresent();
            if (ours) {
                GeneratedFile file = new GeneratedFile(path, "", Owner.OURS, List.of());
                stale.add(new PlannedFile(file, Change.REMOVED, present, ""));
            }
        }
        return stale;
    }

    public Path root() {
        return root;
    }

    public List<PlannedFile> files() {
        return files;
    }

    /** Functions of the user's that the design asks for otherwise, which the compiler would say too, later and in its words; and files of theirs that nothing compiles any more, which nobody else would say. */
    public List<Misfit> misfits() {
        return misfits;
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
