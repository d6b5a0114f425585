package dev.takt.app.cli;

import dev.takt.app.reading.TargetFiles;
import dev.takt.app.settings.Places;
import dev.takt.app.text.Texts;
import dev.takt.projects.format.ReadCatalogue;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue as commands use it: the shipped targets and the user's own. */
final class KnownTargets {
    private KnownTargets() {}

    /** With the target files beside a design, if there is one; what is wrong in a file goes to the console. */
    static Catalogue of(Console console, Optional<Path> design) {
        ReadCatalogue read = TargetFiles.read(Places.ofThisProcess().settings(), design);
        read.problems().forEach(p -> console.say(p.message()));
        return read.catalogue();
    }

    /** The chip of an id, or the words that name all. */
    static Chip chip(Catalogue catalogue, String id) throws Refused {
        return catalogue
                .chip(id)
                .orElseThrow(() -> unknown(
                        "cli.new.no-target", id, catalogue.chips().stream().map(Chip::id)));
    }

    /** The runtime of an id, or the words that name all. */
    static RuntimeProfile runtime(Catalogue catalogue, String id) throws Refused {
        return catalogue
                .runtime(id)
                .orElseThrow(() -> unknown(
                        "cli.new.no-runtime", id, catalogue.runtimes().stream().map(RuntimeProfile::id)));
    }

    /** The runtime of an id that runs on a chip, or the words that name those which do. */
    static RuntimeProfile runtimeOn(Chip chip, Catalogue catalogue, String id) throws Refused {
        RuntimeProfile runtime = runtime(catalogue, id);
        if (!runtime.runsOn(chip.id())) {
            String fitting = catalogue.runtimes().stream()
                    .filter(r -> r.runsOn(chip.id()))
                    .map(RuntimeProfile::id)
                    .collect(Collectors.joining(", "));
            throw new Refused(ExitCode.INPUT, Texts.text("cli.new.does-not-run", runtime.name(), chip.name(), fitting));
        }
        return runtime;
    }

    /** Nothing is called that: the words that name what there is. */
    static Refused unknown(String key, String id, Stream<String> known) {
        return new Refused(ExitCode.INPUT, Texts.text(key, id, known.collect(Collectors.joining(", "))));
    }
}
