package dev.takt.codegen.export;

import dev.takt.codegen.text.Texts;
import dev.takt.projects.format.DiskTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts files into a folder, all or none. They are written in full into a staging folder on the same disk first; then each old file is moved aside and its successor moved in,
 * atomically. Whatever goes wrong, the moves made so far are undone, folders made on the way included.
 */
final class ExportWriter {
    private final Path root;
    private final List<PlannedFile> files;
    private final Deque<Undo> undo = new ArrayDeque<>();

    /** One way back. */
    private interface Undo {
        void run() throws IOException;
    }

    ExportWriter(Path root, List<PlannedFile> files) {
        this.root = root;
        this.files = files;
    }

    void write() throws ExportException {
        if (files.isEmpty()) {
            return;
        }
        try {
            makeFolders(root);
            Path stage = Files.createTempDirectory(root, ".takt-export-");
            undo.push(() -> delete(stage));
            fill(stage);
            swap(stage);
            undo.clear();
            delete(stage);
        } catch (IOException e) {
            rollBack(e);
            throw new ExportException(Texts.text("export.write", root.toString(), DiskTrouble.why(e)), e);
        } catch (ExportException e) {
            rollBack(e);
            throw e;
        }
    }

    private void fill(Path stage) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            Files.write(stage.resolve("new-" + i), files.get(i).after().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void swap(Path stage) throws IOException, ExportException {
        for (int i = 0; i < files.size(); i++) {
            PlannedFile planned = files.get(i);
            Path target = SafePaths.resolve(root, planned.file().path());
            if (!SafePaths.read(target).equals(planned.present())) {
                throw new ExportException(
                        Texts.text("export.changed.meanwhile", planned.file().path()));
            }
            Path folder = target.getParent();
            if (folder != null) {
                makeFolders(folder);
            }
            if (planned.present().isPresent()) {
                Path aside = stage.resolve("old-" + i);
                Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
                undo.push(() -> Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE));
            }
            if (planned.change() != Change.REMOVED) {
                Files.move(stage.resolve("new-" + i), target, StandardCopyOption.ATOMIC_MOVE);
                undo.push(() -> Files.deleteIfExists(target));
            }
        }
    }

    private void makeFolders(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path at = folder; at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS); at = at.getParent()) {
            missing.addFirst(at);
        }
        for (Path at : missing) {
            Files.createDirectory(at);
            undo.push(() -> Files.deleteIfExists(at));
        }
    }

    private void rollBack(Exception cause) {
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
