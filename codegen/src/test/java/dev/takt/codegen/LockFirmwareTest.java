package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project to which its user has added crates, as cargo sees it: what cargo has locked stays when the design changes, as far as the new lock file leaves it to them. */
@Tag("firmware")
class LockFirmwareTest {
    @TempDir
    Path folder;

    @Test
    void cratesOfTheUsersStayLockedOnAnotherChip() throws Exception {
        Task task = Task.blank(ItemId.of("control"), "control")
                .withPriority(1)
                .withActivation(new Activation.Periodic(10_000_000, 0, 0));
        Project design = Project.blank("app", "lm3s6965", "rtic").withItems(List.of(task));
        Project elsewhere = design.withTarget("rp2040");
        ExportPlan.of(Designs.files(design), folder).write();
        Path manifest = folder.resolve("Cargo.toml");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(
                                "[dependencies]\n",
                                "[dependencies]\nmicromath = \"2\"\nold-heapless = { version = \"0.7\", package = \"heapless\" }\n"));
        assertFine(cargo());
        String theirs = Files.readString(folder.resolve("Cargo.lock"));
        assertTrue(theirs.contains("name = \"micromath\"") && theirs.contains("name = \"hash32\""), theirs);

        assertTrue(ExportPlan.of(Designs.files(design), folder).isEmpty(), "an unchanged design changes no byte");
        ExportPlan.of(Designs.files(elsewhere), folder).write();

        String after = Files.readString(folder.resolve("Cargo.lock"));
        assertTrue(after.contains("name = \"micromath\"") && after.contains("name = \"rp2040-pac\""), after);
        assertFine(cargo("--locked"));
    }

    private Ran cargo(String... more) {
        List<String> command = new ArrayList<>(
                List.of(FirmwareTools.env("TAKT_CARGO"), "metadata", "--format-version", "1", "--quiet"));
        command.addAll(List.of(more));
        Map<String, String> environment =
                Map.of("CARGO_HOME", FirmwareTools.env("TAKT_CARGO_HOME"), "RUSTC", FirmwareTools.env("TAKT_RUSTC"));
        return FirmwareTools.run(folder, environment, command);
    }

    private static void assertFine(Ran ran) {
        assertEquals(0, ran.code(), ran.output());
    }
}
