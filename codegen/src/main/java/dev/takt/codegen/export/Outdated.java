package dev.takt.codegen.export;

import dev.takt.codegen.file.Owner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what files that stay as the user has them still say of an earlier design: lines that we wrote, that are there, and that we would not write now. */
final class Outdated {
    /** More would hide what else is said; with these gone the next are named. */
    private static final int NAMED = 3;

    private Outdated() {}

    static List<Misfit> misfits(List<PlannedFile> files, Written written) {
        return files.stream()
                .filter(f -> f.change() == Change.KEPT && f.file().owner() == Owner.YOURS)
                .flatMap(f -> misfit(f, written).stream())
                .toList();
    }

    private static Optional<Misfit> misfit(PlannedFile file, Written written) {
        String path = file.file().path();
        Set<String> there = file.present().orElse("").lines().collect(Collectors.toSet());
        Set<String> now = file.file().text().lines().collect(Collectors.toSet());
        List<String> untrue = written.given(path)
                .orElse("")
                .lines()
                .filter(line -> there.contains(line) && !now.contains(line))
                .map(String::strip)
                .distinct()
                .toList();
        String named = untrue.stream().limit(NAMED).collect(Collectors.joining(" | "));
        String more = untrue.size() > NAMED ? " | …" : "";
        return untrue.isEmpty() ? Optional.empty() : Optional.of(new Misfit(path, Misfit.Kind.OUTDATED, named + more));
    }
}
