package dev.takt.codegen;

import dev.takt.projects.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where projects of one package name are built, whatever folder a test has written them to: a folder beside cargo's artefacts that stays from run to run. A file that is as it was keeps its time, one that is not gets a new one, so that
 * cargo itself sees what has to be built again. There is one folder a name because cargo, given one target folder, takes packages of one name for the same: if two had a folder each, it could hand the artefact of one to the other.
 */
final class BuildPlace {
    private static final Pattern NAME = Pattern.compile("(?m)^\\[package]\\nname = \"([^\"]+)\"");
    private static final String ARTEFACTS = "target";

    private final Path targets;
    private final String name;

    private BuildPlace(Path targets, String name) {
        this.targets = targets;
        this.name = name;
    }

    /**
     * Of the package in a folder, which has a manifest. Cargo takes what was compiled for another linker for stale, all crates of it: projects that name their own have artefacts of their own, else these and those of all others would be
     * compiled anew at every turn.
     */
    static BuildPlace of(Path project) {
        Path targets = Path.of(FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"));
        return of(project, namesLinker(project) ? targets.resolve("own-linker") : targets);
    }

    static BuildPlace of(Path project, Path targets) {
        return new BuildPlace(targets, nameOf(project));
    }

    /** The name of the package in a folder, or, where that is a workspace and no package, of its package {@code logic}. */
    static String nameOf(Path project) {
        try {
            String manifest = Files.readString(project.resolve("Cargo.toml"));
            if (manifest.contains("[workspace]") && !manifest.contains("[package]")) {
                return nameOf(project.resolve("logic"));
            }
            Matcher matcher = NAME.matcher(manifest);
            if (!matcher.find()) {
                throw new AssertionError(project + ": the manifest has no name");
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Of the package that is generated for a design. */
    static BuildPlace of(Project design) {
        return new BuildPlace(
                Path.of(FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR")),
                Designs.design(design).layout().packageName());
    }

    /** Whether the settings of a project say what links it. */
    static boolean namesLinker(Path project) {
        Path settings = project.resolve(".cargo/config.toml");
        try {
            return Files.exists(settings) && Files.readString(settings).contains("linker = ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Where cargo keeps its artefacts. */
    Path targets() {
        return targets;
    }

    /** The folder in which cargo runs. */
    Path folder() {
        return targets.resolve("projects").resolve(name);
    }

    /** Brings the folder to what a test has written: nothing more, nothing less. */
    void bring(Path project) {
        try {
            Set<Path> wanted = new HashSet<>();
            for (Path file : files(project)) {
                Path relative = project.relativize(file);
                wanted.add(relative);
                copy(file, folder().resolve(relative));
            }
            for (Path file : files(folder())) {
                if (!wanted.contains(folder().relativize(file))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The program that cargo has built last under this name. */
    Path program(String triple, String profile) {
        return targets.resolve(triple).resolve(profile).resolve(name);
    }

    /** RTIC's macro leaves what it has made of an application in one file for all projects, and only where it ran: this keeps the last one of the package. */
    void keepExpansion() {
        Path left = targets.resolve("rtic-expansion.rs");
        try {
            if (Files.exists(left)) {
                Files.move(left, expansion(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What RTIC's macro has made of the application. */
    Path expansion() {
        return targets.resolve("projects").resolve(name + ".rtic-expansion.rs");
    }

    /** All files below a folder but cargo's artefacts. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> !folder.relativize(f).startsWith(ARTEFACTS))
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isRegularFile(to) || Files.mismatch(from, to) >= 0) {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
