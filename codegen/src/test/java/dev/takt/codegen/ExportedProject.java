package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportException;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A generated project in a folder, as its user has it: built with the pinned crates, warnings as errors. */
public final class ExportedProject {
    private final Path folder;
    private final String triple;
    private final boolean locked;

    private ExportedProject(Path folder, String triple, boolean locked) {
        this.folder = folder;
        this.triple = triple;
        this.locked = locked;
    }

    /** The project of a design, which has to be as rustfmt leaves it. */
    static ExportedProject of(Project design, Path folder) throws ExportException {
        ExportedProject project = of(Designs.files(design), triple(design.target()), folder);
        FirmwareTools.assertFormatted(folder, "2024");
        return project;
    }

    /** A project of these files, whatever they are. */
    public static ExportedProject of(List<GeneratedFile> files, String triple, Path folder) throws ExportException {
        ExportPlan.of(files, folder).write();
        return new ExportedProject(folder, triple, true);
    }

    /** The same where the user has crates of his own, which are not in the lock file yet. */
    public ExportedProject withOwnCrates() {
        return new ExportedProject(folder, triple, false);
    }

    /** What the compiler calls the cores of a chip. */
    public static String triple(String target) {
        return ShippedCatalogue.get().chip(target).orElseThrow().rustTarget();
    }

    /** Replaces words in a file, where they have to be. */
    void change(String path, String from, String to) throws IOException {
        Path file = folder.resolve(path);
        String text = Files.readString(file);
        assertTrue(text.contains(from), path + " has no " + from);
        Files.writeString(file, text.replace(from, to));
    }

    /** Puts statements at the beginning of the user's {@code setup}. */
    void begin(String statements) throws IOException {
        Path setup = folder.resolve("src/bodies/setup.rs");
        String text = Files.readString(setup);
        int body = text.indexOf("{\n", text.indexOf("pub fn setup(")) + 2;
        Files.writeString(setup, text.substring(0, body) + statements + text.substring(body));
    }

    /** Makes it a project of another chip, as far as its manifest, its crates and the compiler's settings go. */
    ExportedProject withCratesOf(Project other) throws IOException {
        List<GeneratedFile> files = Designs.files(other);
        for (String path : List.of("Cargo.toml", "Cargo.lock", ".cargo/config.toml")) {
            Files.writeString(folder.resolve(path), Designs.text(files, path));
        }
        return new ExportedProject(folder, triple(other.target()), true);
    }

    /** Compiles it without linking. */
    void check() {
        cargo("check");
    }

    /** Builds it with features and gives the ELF file: a copy, which another build of a package of that name leaves alone. */
    public Path build(String... features) throws IOException {
        cargo("build", features);
        Path kept = Files.createTempDirectory(Files.createDirectories(folder.resolve("target")), "built");
        return Files.copy(BuildPlace.of(folder).program(triple, "release"), kept.resolve("firmware.elf"));
    }

    private void cargo(String what, String... features) {
        List<String> arguments = new ArrayList<>(List.of(what, "--release", "--quiet"));
        if (locked) {
            arguments.add("--locked");
        }
        if (features.length > 0) {
            arguments.addAll(List.of("--features", String.join(",", features)));
        }
        Ran ran = FirmwareTools.cargo(folder, triple, arguments.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.output());
    }
}
