package dev.takt.app.reading;

import dev.takt.projects.format.CatalogueFile;
import dev.takt.projects.format.OwnTargets;
import dev.takt.projects.format.ReadCatalogue;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.SizeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads target files of the user's own: {@code targets/*.json} in the folder of the settings, then beside the design. What cannot be read is a problem; everything else still counts. */
public final class TargetFiles {
    private static final String FOLDER = "targets";
    private static final long LARGEST_BYTES = 4L << 20;
    private static final int MOST_FILES = 500;

    private final List<CatalogueFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private TargetFiles() {}

    /** The catalogue with the targets of the settings' folder and of those beside a design, if there is one. */
    public static ReadCatalogue read(Path settings, Optional<Path> design) {
        TargetFiles found = new TargetFiles();
        found.folder(settings.resolve(FOLDER));
        design.map(d -> d.toAbsolutePath().normalize().getParent())
                .filter(beside -> !beside.equals(settings.toAbsolutePath().normalize()))
                .ifPresent(beside -> found.folder(beside.resolve(FOLDER)));
        ReadCatalogue read = OwnTargets.read(found.files);
        found.problems.addAll(read.problems());
        return new ReadCatalogue(read.catalogue(), found.problems);
    }

    private void folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .limit(MOST_FILES)
                    .forEach(this::file);
        } catch (IOException e) {
            problem(folder, Texts.text("target.own.unreadable", reason(e)));
        }
    }

    private void file(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                problem(file, Texts.text("target.own.too-large", SizeText.format(LARGEST_BYTES)));
            } else {
                files.add(new CatalogueFile(file.toString(), Files.readString(file)));
            }
        } catch (IOException e) {
            problem(file, Texts.text("target.own.unreadable", reason(e)));
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName();
    }

    private void problem(Path file, Message reason) {
        problems.add(new Problem(
                "catalogue-file",
                Severity.ERROR,
                Texts.text("catalogue.in-file", file.toString(), reason),
                Optional.empty(),
                "",
                1,
                1,
                List.of()));
    }
}
