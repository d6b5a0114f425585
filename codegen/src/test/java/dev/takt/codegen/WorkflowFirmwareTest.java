package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The workflow of a generated project: what it would run on a server is read from it and run here. */
class WorkflowFirmwareTest {
    private static final String CARGO = "cargo ";

    @TempDir
    Path folder;

    @Test
    void firmwareLogicAndBootLoaderAreFormattedLintedBuiltAndTested() {
        assertEquals(
                List.of(
                        "rustup toolchain install",
                        "cargo fmt --all --check",
                        "cargo clippy --locked --release -- -D warnings",
                        "cargo build --locked --release",
                        "cargo test --locked -p workflow-logic --target x86_64-unknown-linux-gnu",
                        "cargo fmt --manifest-path bootloader/Cargo.toml --check",
                        "cargo clippy --manifest-path bootloader/Cargo.toml --locked --release -- -D warnings",
                        "cargo build --manifest-path bootloader/Cargo.toml --locked --release"),
                commands(Designs.files(updating())));
    }

    @Test
    void nothingOfABootLoaderIsInAProjectWithoutOne() {
        String text = workflow(Designs.files(new EveryStep("rtic", "nrf52840").design()));
        assertEquals(
                List.of(), text.lines().filter(l -> l.contains("bootloader")).toList());
    }

    /** Both lock files decide which cache is taken, and the artefacts of both packages are in it. */
    @Test
    void cacheIsThatOfTheFirmwareAndItsBootLoader() {
        Map<?, ?> cache = steps(Designs.files(updating())).stream()
                .filter(s -> String.valueOf(s.get("uses")).startsWith("actions/cache@"))
                .map(s -> (Map<?, ?>) s.get("with"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("~/.cargo/registry", "~/.cargo/git", "target", "bootloader/target"),
                cache.get("path").toString().lines().toList());
        assertEquals(
                "${{ runner.os }}-firmware-${{ hashFiles('Cargo.lock', 'bootloader/Cargo.lock', 'rust-toolchain.toml') }}",
                cache.get("key"));
    }

    @Test
    @Tag("firmware")
    void itsCommandsSucceedOnAProjectThatUpdates() throws Exception {
        Project design = updating();
        List<GeneratedFile> files = Designs.files(design);
        ExportPlan.of(files, folder).write();
        List<String> all = commands(files);
        assertEquals(
                List.of("rustup toolchain install"),
                all.stream().filter(c -> !c.startsWith(CARGO)).toList());
        String host = LogicOnHost.triple(folder);
        for (String command : all.subList(1, all.size())) {
            String here = command.substring(CARGO.length()).replace("x86_64-unknown-linux-gnu", host);
            Ran ran = FirmwareTools.cargo(folder, ExportedProject.triple(design.target()), here.split(" "));
            assertEquals(0, ran.code(), command + ": " + ran.output());
        }
    }

    private static Project updating() {
        return new EveryStep("bare-metal", "nrf52840")
                .design()
                .withName("workflow")
                .withFlash(FlashPlan.NONE.withScheme("embassy-boot"));
    }

    private static List<String> commands(List<GeneratedFile> files) {
        return steps(files).stream()
                .flatMap(s -> Stream.ofNullable((String) s.get("run")))
                .toList();
    }

    private static List<Map<?, ?>> steps(List<GeneratedFile> files) {
        Map<?, ?> read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(workflow(files));
        Map<?, ?> build = (Map<?, ?>) ((Map<?, ?>) read.get("jobs")).get("build");
        return ((List<?>) build.get("steps"))
                .stream().<Map<?, ?>>map(s -> (Map<?, ?>) s).toList();
    }

    private static String workflow(List<GeneratedFile> files) {
        return Designs.text(files, ".github/workflows/firmware.yml");
    }
}
