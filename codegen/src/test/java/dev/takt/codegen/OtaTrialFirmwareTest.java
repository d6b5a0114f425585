package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The generated update and the swap of the boot loader's crate, run where the compiler runs: the flash is a file with the slots of the design, each run of the program one start of the chip,
 * and a reset its end. What is replaced is the
 * flash's controller, the reset, the clock, the user's self-test, and how slots become partitions; Embassy's differs in the task that waits only.
 */
@Tag("firmware")
class OtaTrialFirmwareTest {
    private static final int FINE = 0;
    private static final int RESET = 3;
    private static final int REFUSED = 4;
    private static final int NO_SLOTS = 5;
    private static final int POWER_CUT = 7;

    private static final List<String> CRATES =
            List.of("critical-section", "embassy-boot", "embassy-embedded-hal", "embassy-sync", "embedded-storage");

    @TempDir
    Path folder;

    private Path program = Path.of("");

    /** {@code unit} and {@code page}: what the chips' flash writes and erases at once. */
    @ParameterizedTest
    @CsvSource({"bare-metal, nrf52840, 4, 4096", "rtic, stm32g071rb, 8, 2048"})
    void imageOnTrialIsKeptOrTakenBack(String runtime, String target, int unit, int page) throws Exception {
        build(runtime, target, unit, page);
        assertEquals("A", boot());

        run(FINE, "write", "B");
        assertEquals("A", boot(), "nobody has activated it");
        run(FINE, "activate", "B");
        assertEquals("B on trial", boot());
        int refused = runtime.equals("rtic") ? NO_SLOTS : REFUSED;
        run(refused, "write", "C");
        run(refused, "activate", "C");
        run(RESET, "trial", "fail");
        assertEquals("A", boot(), "the self-test has failed");
        assertEquals("A", boot());

        run(FINE, "write", "B");
        run(FINE, "activate", "B");
        assertEquals("B on trial", boot());
        run(FINE, "trial", "pass");
        assertEquals("B", boot());
        run(FINE, "trial", "fail");
        assertEquals("B", boot(), "who is confirmed is not tried again");

        run(FINE, "write", "C");
        run(FINE, "activate", "C");
        assertEquals("C on trial", boot());
        assertEquals("B", boot(), "a reset before the test is over, as by a fault or a watchdog");

        run(REFUSED, "beyond");
        run(REFUSED, "longest");
    }

    /** What came half, what came never, and what is no image for ACTIVE is not swapped in. */
    @ParameterizedTest
    @CsvSource({"bare-metal, nrf52840, 4, 4096"})
    void whatIsNotTheImageThatWasSentIsNotActivated(String runtime, String target, int unit, int page)
            throws Exception {
        build(runtime, target, unit, page);
        run(REFUSED, "activate", "B");
        run(Map.of("HALF", "1"), FINE, "write", "B");
        run(REFUSED, "activate", "B");
        run(FINE, "write", "C");
        run(REFUSED, "activate", "B");
        run(REFUSED, "vectors");
        assertEquals("A", boot());
        run(FINE, "write", "B");
        run(FINE, "activate", "B");
        assertEquals("B on trial", boot());
    }

    /** A test of the user's that looks at nothing does not confirm an image with a task that hangs. */
    @ParameterizedTest
    @CsvSource({"bare-metal, nrf52840, 4, 4096"})
    void imageWhoseTasksHaveNotHadTheirTurnsIsTakenBack(String runtime, String target, int unit, int page)
            throws Exception {
        build(runtime, target, unit, page);
        run(FINE, "write", "B");
        run(FINE, "activate", "B");
        assertEquals("B on trial", boot());
        run(Map.of("HUNG", "1"), RESET, "trial", "pass");
        assertEquals("A", boot());
    }

    /** A power cut in front of operations all through the swap: the next start goes on with it. */
    @ParameterizedTest
    @CsvSource({"bare-metal, nrf52840, 4, 4096"})
    void powerCutDuringTheSwapLosesNoImage(String runtime, String target, int unit, int page) throws Exception {
        build(runtime, target, unit, page);
        run(FINE, "write", "B");
        run(FINE, "activate", "B");
        for (int operation = 0; operation < 120; operation += 17) {
            run(Map.of("CUT", "" + operation), POWER_CUT, "boot");
        }
        assertEquals("B on trial", boot());
        run(Map.of("CUT", "40"), POWER_CUT, "boot");
        assertEquals("A", boot(), "cut while it is swapped back");
    }

    private String boot() {
        return run(FINE, "boot");
    }

    private String run(int code, String... arguments) {
        return run(Map.of(), code, arguments);
    }

    private String run(Map<String, String> environment, int code, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Ran ran = FirmwareTools.run(folder, environment, command);
        assertEquals(code, ran.code(), command + " " + ran.output());
        return ran.output();
    }

    private void build(String runtime, String target, int unit, int page) throws Exception {
        Project design = design(runtime, target);
        ExportPlan.of(Designs.files(design), folder).write();
        MemoryMap map = Designs.design(design).memory();
        Path ota = folder.resolve("src/takt/ota.rs");
        String source = Files.readString(ota);
        String reset = "use cortex_m::peripheral::SCB;";
        // the crate has it for chips only, though there is nothing of a chip in it
        String slots = "FirmwareUpdaterConfig::from_linkerfile_blocking(";
        assertTrue(source.contains(reset) && source.contains(slots), source);
        Files.writeString(ota, source.replace(reset, "use crate::chip::SCB;").replace(slots, "crate::slots("));
        Files.writeString(
                folder.resolve("src/bodies/self_test.rs"),
                "pub fn passed() -> bool {\n    std::env::args().nth(2).as_deref() == Some(\"pass\")\n}\n");
        flash(map);
        Path host = folder.resolve("host");
        // the module's own folder, from which the path to the generated file is counted
        Files.createDirectories(host.resolve("src/takt"));
        Files.writeString(host.resolve("src/main.rs"), main(unit, page));
        Files.writeString(host.resolve("Cargo.toml"), manifest(runtime));
        Files.copy(folder.resolve("Cargo.lock"), host.resolve("Cargo.lock"));
        compile(host, map);
    }

    private static Project design(String runtime, String target) {
        Project everything = runtime.equals("rtic")
                ? Everything.plain(target, runtime, "TIM2")
                : BareDesigns.everything(target, List.of("TIMER1", "TIMER2"), UnaryOperator.identity());
        return everything.withName("trial").withFlash(FlashPlan.NONE.withScheme("embassy-boot"));
    }

    /** Image A runs, and all else is erased. */
    private void flash(MemoryMap map) throws Exception {
        long base = map.flash().getFirst().start();
        byte[] flash = new byte[Math.toIntExact(map.flash().getLast().end() - base)];
        Arrays.fill(flash, (byte) 0xff);
        FlashArea active = area(map, "ACTIVE");
        Arrays.fill(flash, (int) (active.start() - base), (int) (active.end() - base), (byte) 'A');
        Files.write(folder.resolve("flash.bin"), flash);
    }

    private static String main(int unit, int page) throws Exception {
        try (var in = OtaTrialFirmwareTest.class.getResourceAsStream("ota-on-host.rs")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("UNIT", "" + unit)
                    .replace("ERASED", "" + page);
        }
    }

    /** The crates of the firmware in its versions; the critical section is the host's. */
    private String manifest(String runtime) throws Exception {
        String crates = Files.readString(folder.resolve("Cargo.toml"))
                .lines()
                .filter(l -> CRATES.stream().anyMatch(c -> l.startsWith(c + " = \"")))
                .collect(Collectors.joining("\n"));
        assertEquals(CRATES.size(), crates.lines().count(), crates);
        return """
                [package]
                name = "ota-on-host"
                version = "0.1.0"
                edition = "2024"

                [features]
                default = [%s]
                rtic = []
                std = ["critical-section/std"]

                [dependencies]
                %s

                [workspace]
                """.formatted(runtime.equals("rtic") ? "\"std\", \"rtic\"" : "\"std\"", crates);
    }

    /** Slots are symbols of the linker, as on the chip. */
    private void compile(Path host, MemoryMap map) {
        long base = map.flash().getFirst().start();
        StringBuilder flags = new StringBuilder("-C relocation-model=static -C link-arg=-no-pie");
        Map<String, String> slots = Map.of("state", "BOOTLOADER_STATE", "active", "ACTIVE", "dfu", "DFU");
        slots.forEach((symbol, name) -> {
            FlashArea area = area(map, name);
            flags.append(" -C link-arg=-Wl,--defsym=__bootloader_%s_start=%d".formatted(symbol, area.start() - base));
            flags.append(" -C link-arg=-Wl,--defsym=__bootloader_%s_end=%d".formatted(symbol, area.end() - base));
        });
        flags.append(" -C link-arg=-Wl,--defsym=__vector_table="
                + area(map, "ACTIVE").start());
        String triple = LogicOnHost.triple(folder);
        Map<String, String> environment = new HashMap<>(Map.of(
                "CARGO_HOME", FirmwareTools.env("TAKT_CARGO_HOME"),
                "CARGO_TARGET_DIR", FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"),
                "RUSTC", FirmwareTools.env("TAKT_RUSTC"),
                "RUSTFLAGS", flags.toString()));
        Ran built = FirmwareTools.run(
                host,
                environment,
                List.of(FirmwareTools.env("TAKT_CARGO"), "build", "--offline", "--quiet", "--target", triple));
        assertEquals(0, built.code(), built.output());
        program = Path.of(FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"), triple, "debug", "ota-on-host");
    }

    private static FlashArea area(MemoryMap map, String name) {
        return map.flash().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
