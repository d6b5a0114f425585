package dev.takt.app.cli;

import dev.takt.app.reading.TargetFiles;
import dev.takt.app.settings.Places;
import dev.takt.projects.format.ReadCatalogue;
import dev.takt.projects.target.Catalogue;
import java.nio.file.Path;
import java.util.Optional;

/** The catalogue as commands use it: the shipped targets and the user's own. */
final class KnownTargets {
    private KnownTargets() {}

    /** With the target files beside a design, if there is one; what is wrong in a file goes to the console. */
    static Catalogue of(Console console, Optional<Path> design) {
        Places places =
                Places.of(System.getenv(), System.getProperty("user.home", "."), System.getProperty("os.name", ""));
        ReadCatalogue read = TargetFiles.read(places.settings(), design);
        read.problems().forEach(p -> console.say(p.message()));
        return read.catalogue();
    }
}
