package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other core does after a panic or a fault of one: on a chip of two cores it goes on and feeds the watchdog, unless something stops it. */
class BothCoresStopTest {
    private static final String HOLDS = "let _held = unsafe { critical_section::acquire() };";

    /** A design on one core or two, what it does after a fault, and how it logs. */
    record Case(String runtime, String target, Faults faults, Logging logging) {
        List<GeneratedFile> files() {
            return Designs.files(design());
        }

        Project design() {
            List<Task> tasks = new ArrayList<>(List.of(task("near", 0)));
            if (runtime.equals("embassy")) {
                tasks.add(task("far", 1));
            }
            Project blank = Project.blank("stops " + faults.tag() + " " + target, target, runtime)
                    .withItems(List.copyOf(tasks));
            return blank.withSettings(blank.settings().withFaults(faults).withLogging(logging));
        }

        private Task task(String name, int core) {
            return Task.blank(ItemId.of(name), name)
                    .withCore(core)
                    .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                    .withPriority(runtime.equals("rtic") ? 1 : 0);
        }
    }

    static Stream<Case> cases() {
        return Stream.of("rtic", "embassy", "bare-metal").flatMap(runtime -> Stream.of("rp2040", "rp2350")
                .flatMap(target -> Stream.of(Faults.values()).flatMap(faults -> Stream.of(Logging.values())
                        .map(logging -> new Case(runtime, target, faults, logging)))));
    }

    /** Who panics or faults keeps the lock of both cores, whatever the policy and the logger; panic-probe would mask its own interrupts alone. */
    @ParameterizedTest
    @MethodSource("cases")
    void anRpKeepsTheLockOfBothCores(Case c) {
        List<GeneratedFile> files = c.files();
        boolean resets = c.faults() == Faults.RESET;
        String handlers = Designs.text(files, resets ? "src/takt/fault.rs" : "src/takt/logger.rs");
        assertTrue(handlers.contains("fn HardFault("), handlers);
        // both lead to `end`, or one stands behind each logger and one behind none, beside that of the fault
        assertEquals(resets ? 1 : 3, handlers.split("\\Q" + HOLDS + "\\E", -1).length - 1, handlers);
        assertFalse(Designs.text(files, "Cargo.toml").contains("panic-probe"));
        assertFalse(handlers.contains("panic_probe"), handlers);
    }

    /** Bit positions by the datasheets: the RP2040 has 17 blocks with the oscillators first (2.13), the RP2350 25 with the oscillators third and fourth (7.4). */
    @ParameterizedTest
    @CsvSource({"rp2040, 17, 0, 0x40010008, 0x40058000", "rp2350, 25, 2, 0x40018008, 0x400D8000"})
    void anRpResetsAllButItsOscillators(String target, int blocks, int oscillators, String wdsel, String watchdog) {
        String fault =
                Designs.text(new Case("embassy", target, Faults.RESET, Logging.NONE).files(), "src/takt/fault.rs");
        long all = ((1L << blocks) - 1) & ~(3L << oscillators);
        assertEquals(all, constant(fault, "ALL_BUT_OSCILLATORS: u32"));
        assertEquals(Long.decode(wdsel), constant(fault, "WDSEL: *mut u32"));
        assertEquals(Long.decode(watchdog), constant(fault, "WATCHDOG: *mut u32"));
    }

    private static long constant(String text, String name) {
        String line = text.lines()
                .filter(l -> l.contains("const " + name))
                .findFirst()
                .orElseThrow();
        return Long.decode(line.replaceAll(".* = (0x[0-9A-Fa-f_]+).*", "$1").replace("_", ""));
    }

    /** esp-backtrace stalls both cores if it is asked to. */
    @ParameterizedTest
    @CsvSource({
        "embassy, esp32, true",
        "embassy, esp32s3, true",
        "bare-metal, esp32, true",
        "bare-metal, esp32s3, true",
        "embassy, esp32c3, false",
        "bare-metal, esp32c6, false"
    })
    void anEspStallsBothCores(String runtime, String target, boolean both) {
        Project design = Project.blank("stalls", target, runtime).withItems(List.of(EmbassyLines.task("near", 0)));
        assertEquals(both, Designs.text(Designs.files(design), "Cargo.toml").contains("\"halt-cores\""));
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @Tag("firmware")
    @ValueSource(strings = {"rp2040", "rp2350"})
    void eachPolicyBuildsWithEachLogger(String target) throws Exception {
        for (Faults faults : Faults.values()) {
            Project design = new Case("embassy", target, faults, Logging.NONE).design();
            ExportedProject exported = ExportedProject.of(design, folder.resolve(faults.tag()));
            Path elf = exported.build();
            new FirmwareElf(elf, Designs.design(design))
                    .assertSound(
                            EmbassyBuildFirmwareTest::symbol,
                            target.equals("rp2040")
                                    ? new String[] {"TIMER_IRQ_0", "IO_IRQ_BANK0", "SIO_IRQ_PROC1"}
                                    : new String[] {"TIMER0_IRQ_0", "IO_IRQ_BANK0", "SIO_IRQ_FIFO"});
            exported.build("defmt");
            exported.build("log");
        }
    }

    @ParameterizedTest
    @Tag("firmware")
    @CsvSource({"rtic, rp2040", "rtic, rp2350", "bare-metal, rp2040", "bare-metal, rp2350"})
    void itBuildsOnOneCoreToo(String runtime, String target) throws Exception {
        for (Faults faults : Faults.values()) {
            ExportedProject.of(new Case(runtime, target, faults, Logging.DEFMT).design(), folder.resolve(faults.tag()))
                    .build();
        }
    }
}
