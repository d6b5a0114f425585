package dev.takt.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folders of the studio on this machine, for settings and for what can be made again: the platform's usual ones, or all in one that {@code TAKT_HOME} names. */
public record Places(Path settings, Path cache) {
    private static final String CACHE = "cache";

    /** All in one folder. */
    public Places(Path all) {
        this(all, all.resolve(CACHE));
    }

    /** The folders for an environment. */
    public static Places of(Map<String, String> environment, String userHome, String system) {
        Path home = Path.of(userHome);
        return path(environment, "TAKT_HOME")
                .map(Places::new)
                .orElseGet(() ->
                        new Places(settingsFolder(environment, home, system), cacheFolder(environment, home, system)));
    }

    /** Of this process. */
    public static Places ofThisProcess() {
        return of(System.getenv(), System.getProperty("user.home", "."), System.getProperty("os.name", ""));
    }

    private static Path cacheFolder(Map<String, String> environment, Path home, String system) {
        if (system.startsWith("Windows")) {
            return path(environment, "LOCALAPPDATA")
                    .orElse(home)
                    .resolve("Takt")
                    .resolve(CACHE);
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Caches").resolve("Takt");
        }
        return path(environment, "XDG_CACHE_HOME")
                .orElse(home.resolve(".cache"))
                .resolve("takt");
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
