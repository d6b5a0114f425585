package dev.takt.codegen.export;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.merge.RustSignatures;
import dev.takt.codegen.merge.RustSignatures.Function;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the bodies that the user has written against the traits of the design. */
final class Bodies {
    static final String FOLDER = "src/bodies";
    /** In the first line of every file that is written there once. */
    private static final String WRITTEN = "This file is yours: Takt wrote it once";

    private final Map<String, List<Function>> traits;

    private Bodies(Map<String, List<Function>> traits) {
        this.traits = traits;
    }

    static List<Misfit> misfits(List<PlannedFile> files) {
        Map<String, List<Function>> traits = files.stream()
                .map(PlannedFile::file)
                .filter(f -> f.path().equals("src/takt/work.rs"))
                .findFirst()
                .map(f -> RustSignatures.traits(f.text()))
                .orElse(Map.of());
        Bodies bodies = new Bodies(traits);
        return files.stream()
                .filter(f -> f.change() == Change.KEPT && isBody(f.file()))
                .flatMap(f -> bodies.misfits(f.file(), f.present().orElse("")).stream())
                .toList();
    }

    /** Bodies whose task was renamed or deleted: they are left alone, but {@code mod.rs} lists them no more. */
    static List<Misfit> orphans(Path root, List<PlannedFile> files) throws ExportException {
        Set<String> planned =
                files.stream().map(f -> SafePaths.folded(f.file().path())).collect(Collectors.toSet());
        List<Misfit> orphans = new ArrayList<>();
        for (String name : SafePaths.names(root.resolve(FOLDER))) {
            String file = FOLDER + "/" + name;
            if (name.endsWith(".rs") && !planned.contains(SafePaths.folded(file)) && SafePaths.isInside(root, file)) {
                SafePaths.read(SafePaths.resolve(root, file))
                        .filter(text -> text.lines().findFirst().orElse("").contains(WRITTEN))
                        .ifPresent(_ -> orphans.add(new Misfit(file, Misfit.Kind.ORPHANED, "")));
            }
        }
        return orphans;
    }

    private static boolean isBody(GeneratedFile file) {
        return file.owner() == Owner.YOURS && file.path().startsWith(FOLDER + "/");
    }

    /** What the file would implement as we write it is what the user's has to. */
    private List<Misfit> misfits(GeneratedFile file, String present) {
        List<Misfit> misfits = new ArrayList<>();
        Map<String, List<Function>> there = RustSignatures.implementations(present);
        for (String trait : RustSignatures.implementations(file.text()).keySet()) {
            List<Function> wanted = traits.getOrDefault(trait, List.of());
            List<Function> have = there.getOrDefault(trait, List.of());
            for (Function function : wanted) {
                Optional<Function> mine = named(have, function);
                if (mine.isEmpty() && !function.hasBody()) {
                    misfits.add(new Misfit(file.path(), Misfit.Kind.MISSING, function.text()));
                } else if (mine.isPresent() && !mine.get().fits(function)) {
                    misfits.add(new Misfit(file.path(), Misfit.Kind.CHANGED, function.text()));
                }
            }
            have.stream()
                    .filter(f -> named(wanted, f).isEmpty())
                    .forEach(f -> misfits.add(new Misfit(file.path(), Misfit.Kind.GONE, f.text())));
        }
        return misfits;
    }

    private static Optional<Function> named(List<Function> functions, Function wanted) {
        return functions.stream().filter(f -> f.name().equals(wanted.name())).findFirst();
    }
}
