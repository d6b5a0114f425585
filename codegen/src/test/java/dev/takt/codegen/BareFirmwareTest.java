package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.codegen.spi.Design;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Planned;
import dev.takt.codegen.trace.Qemu;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.SupportLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated superloops are compiled, linked, read and run in QEMU. */
@Tag("firmware")
class BareFirmwareTest {
    /** What the calls of the loop and noting the events add up to until the last event compared. */
    private static final long LATE_US = 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyStepBuildsAndEveryVectorPointsToItsHandler(Qemu machine) throws Exception {
        Project design = new EveryStep("bare-metal", machine.target()).design();
        ExportedProject project = ExportedProject.of(design, folder);
        Path elf = project.build();
        FirmwareElf firmware = new FirmwareElf(elf, Designs.design(design));
        if (machine == Qemu.VIRT) {
            firmware.assertSections();
            firmware.assertNoHeap();
            firmware.assertTrapAligned();
            assertCoreInterrupts(elf, Map.of(3, "MachineSoft", 7, "MachineTimer", 11, "MachineExternal"));
        } else {
            firmware.assertSound();
        }
        project.build("takt-load", "takt-trace");
    }

    /** Chips that QEMU lacks: compiled and linked, the ELF read. UART0 is not on all of them, but nothing of a design's peripheral is generated. */
    @ParameterizedTest
    @ArgumentsSource(ProvedTargets.class)
    @Proves(
            runtime = "bare-metal",
            level = SupportLevel.BUILT,
            targets = {
                "stm32f401re",
                "stm32f405rg",
                "stm32f411re",
                "stm32g071rb",
                "stm32h743zi",
                "nrf52832",
                "nrf52833",
                "nrf52840",
                "rp2040",
                "rp2350"
            })
    void everyStepBuildsForOtherChips(String target) throws Exception {
        Project project = new EveryStep("bare-metal", target).design();
        ExportedProject exported = ExportedProject.of(project, folder);
        Design design = Designs.design(project);
        Path elf = exported.build();
        FirmwareElf firmware = new FirmwareElf(elf, design);
        firmware.assertSound();
        if (target.equals("rp2350")) {
            firmware.assertStackLimit();
        }
        RpBootBlock.assertInPlace(elf, design);
        exported.build("takt-load", "takt-trace");
    }

    @ParameterizedTest
    @ArgumentsSource(ProvedTargets.class)
    @Proves(
            runtime = "bare-metal",
            level = SupportLevel.BUILT,
            targets = {"esp32c3", "esp32c6"})
    void everyStepBuildsOnEspHal(String target) throws Exception {
        ExportedProject project = ExportedProject.of(onEsp(target), folder);
        FirmwareElf elf = new FirmwareElf(project.build(), Designs.design(onEsp(target)));
        elf.assertNoHeap();
        elf.assertFitsItsSlots();
        elf.assertTrapAligned();
        elf.assertNothingBoundTooEarly();
        project.build("takt-load", "takt-trace");
    }

    /** No public compiler makes Xtensa code: what is generated for the chip is type-checked with the crates of the ESP32-C6. */
    @ParameterizedTest
    @ArgumentsSource(ProvedTargets.class)
    @Proves(
            runtime = "bare-metal",
            level = SupportLevel.GENERATED,
            targets = {"esp32", "esp32s3"})
    void everyStepTypeChecksForXtensa(String target) throws Exception {
        Project design = onEsp(target);
        ExportedProject project =
                ExportedProject.of(design, folder).withCratesOf(onEsp("esp32c6").withName(design.name()));
        project.change("src/main.rs", "CpuClock::_240MHz", "CpuClock::_160MHz");
        project.check();
    }

    private static Project onEsp(String target) {
        return new EveryStep("bare-metal", target).design();
    }

    /** cortex-m's critical section masks the interrupts of one core alone: firmware for a chip with two has that of its HAL, and no other. */
    @ParameterizedTest
    @ValueSource(strings = {"rp2040", "rp2350"})
    void onlyOneCriticalSectionOnAChipWithTwoCores(String target) throws Exception {
        Project project = new EveryStep("bare-metal", target).design();
        String manifest = Designs.text(Designs.files(project), "Cargo.toml");
        assertFalse(manifest.contains("critical-section-single-core"), manifest);
        assertEquals(2, manifest.split("critical-section-impl", -1).length, manifest);
    }

    @Test
    void hostileNamesStayInTheirPlace() throws Exception {
        List<String> vectors = new EveryStep("bare-metal", "lm3s6965").vectors();
        Project hostile = BareDesigns.everything("lm3s6965", vectors, Everything::hostile);
        ExportedProject.of(hostile.withName("hostile \"names\" in a loop"), folder)
                .build();
    }

    /**
     * Hand-computed, costs 0: the loop calls sampling (400 + 200 us), control (1.5 + 0.3 + 0.7 ms) and report (2 + 0.9 + 1 ms) in this order, each to its end, so sampling's second call comes at 7 ms
     * although its flag is up from 5 ms on. At 10 ms sampling and control are due again; at 15 ms sampling alone; at 20 ms all three.
     */
    @ParameterizedTest
    @EnumSource(Qemu.class)
    @Proves(
            runtime = "bare-metal",
            level = SupportLevel.RUN,
            targets = {"lm3s6965", "mps2-an385", "riscv-virt"})
    void functionsRunInQemuInTheOrderOfTheLoop(Qemu machine) throws Exception {
        ExportedProject project = ExportedProject.of(BareDesigns.sample(machine.target()), folder);
        FirmwareLog log = FirmwareLog.of(machine.run(project.build("takt-load", "takt-trace")));
        List<Planned> schedule = List.of(
                new Planned(0, "start sampling"),
                new Planned(400, "lock sampling state"),
                new Planned(600, "unlock sampling state"),
                new Planned(600, "complete sampling"),
                new Planned(600, "start control"),
                new Planned(2100, "lock control state"),
                new Planned(2400, "unlock control state"),
                new Planned(3100, "complete control"),
                new Planned(3100, "start report"),
                new Planned(5100, "lock report state"),
                new Planned(6000, "unlock report state"),
                new Planned(7000, "complete report"),
                new Planned(7000, "start sampling"),
                new Planned(7400, "lock sampling state"),
                new Planned(7600, "unlock sampling state"),
                new Planned(7600, "complete sampling"),
                new Planned(10_000, "start sampling"),
                new Planned(10_400, "lock sampling state"),
                new Planned(10_600, "unlock sampling state"),
                new Planned(10_600, "complete sampling"),
                new Planned(10_600, "start control"),
                new Planned(12_100, "lock control state"),
                new Planned(12_400, "unlock control state"),
                new Planned(13_100, "complete control"),
                new Planned(15_000, "start sampling"));
        Planned.assertBegins(log, LATE_US, schedule);
        List<Planned> starts = Planned.of(log).stream()
                .filter(e -> e.what().equals("start report"))
                .toList();
        assertEquals(10, starts.size(), "every 20 ms of 200");
        for (int i = 0; i < starts.size(); i++) {
            starts.get(i).assertLate(LATE_US, i * 20_000L + 3_100);
        }
        assertEquals(200_000_000, log.endNs());
    }

    @Test
    void traceAndLoadLeaveNothingBehindWithoutTheirFeatures() throws Exception {
        Path plain = ExportedProject.of(BareDesigns.sample("lm3s6965"), folder).build();
        assertEquals(
                List.of(),
                Elf32.symbols(plain).stream()
                        .filter(s -> s.contains("4takt5trace") || s.contains("6bodies") || s.contains("semihosting"))
                        .toList());
    }

    /** The table of riscv-rt, by the numbers of {@code mcause}: used ones point to the functions of their names, all others to the default handler, which is {@code abort} here. */
    private static void assertCoreInterrupts(Path elf, Map<Integer, String> used) throws IOException {
        Map<String, Long> symbols = new HashMap<>();
        Elf32.values(elf).stream().filter(s -> !s.name().isEmpty()).forEach(s -> symbols.put(s.name(), s.value()));
        List<Long> table = Elf32.words(elf, symbols.get("__CORE_INTERRUPTS"), 12);
        for (int i = 0; i < table.size(); i++) {
            boolean exists = i % 2 == 1; // software, timer and external, of supervisor and machine
            Long expected = symbols.get(used.getOrDefault(i, "DefaultHandler"));
            assertEquals(exists ? expected : Long.valueOf(0), table.get(i), "interrupt " + i);
        }
    }
}
