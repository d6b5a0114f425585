package dev.takt.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folders of the studio on this machine: the platform's usual ones, or all in one that {@code TAKT_HOME} names. */
public record Places(Path settings) {
    /** The folders for an environment. */
    public static Places of(Map<String, String> environment, String userHome, String system) {
        Optional<Path> own = path(environment, "TAKT_HOME");
        return new Places(own.orElseGet(() -> settingsFolder(environment, Path.of(userHome), system)));
    }

    private static Path settingsFolder(Map<String, String> environment, Path home, String system) {
        if (system.startsWith("Windows")) {
            return path(environment, "APPDATA").orElse(home).resolve("Takt");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Takt");
        }
        return path(environment, "XDG_CONFIG_HOME")
                .orElse(home.resolve(".config"))
                .resolve("takt");
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(s -> !s.isBlank())
                .map(Path::of);
    }
}
