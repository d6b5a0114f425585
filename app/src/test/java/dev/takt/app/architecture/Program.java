package dev.takt.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of all modules, found beside this one; a module that is not compiled is an error, not an empty set. */
final class Program {
    static final List<String> MODULES = List.of("projects", "runtime-sim", "codegen", "designer", "app");

    private Program() {}

    static JavaClasses mainClasses() {
        return classes("classes");
    }

    static JavaClasses testClasses() {
        return classes("test-classes");
    }

    private static JavaClasses classes(String folder) {
        List<Path> paths = MODULES.stream()
                .map(module ->
                        Path.of("..", module, "target", folder).toAbsolutePath().normalize())
                .filter(path -> Files.isDirectory(path) || missing(path, folder))
                .toList();
        return new ClassFileImporter().importPaths(paths);
    }

    /** A module may have no tests, but it has classes. */
    private static boolean missing(Path path, String folder) {
        if (folder.equals("classes")) {
            throw new IllegalStateException("not compiled: " + path);
        }
        return false;
    }
}
