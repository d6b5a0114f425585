package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportException;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.SupportLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated superloops are compiled, linked, read and run in QEMU. */
@Tag("firmware")
class BareFirmwareTest {
    /** A machine of QEMU that a target stands for. */
    private enum Machine {
        LM3S6965("lm3s6965", "thumbv7m-none-eabi", "qemu-system-arm -cpu cortex-m3 -machine lm3s6965evb"),
        AN385("mps2-an385", "thumbv7m-none-eabi", "qemu-system-arm -cpu cortex-m3 -machine mps2-an385"),
        VIRT("riscv-virt", "riscv32imac-unknown-none-elf", "qemu-system-riscv32 -machine virt -bios none");

        private final String target;
        private final String triple;
        private final String command;

        Machine(String target, String triple, String command) {
            this.target = target;
            this.triple = triple;
            this.command = command;
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"LM3S6965, GPIOB, GPIOC", "AN385, TIMER0, UART1_RX", "VIRT, UART0, MachineSoft"})
    void everyStepBuildsAndEveryVectorPointsToItsHandler(Machine machine, String edge, String line) throws Exception {
        Project project = BareDesigns.everything(machine.target, List.of(edge, line), UnaryOperator.identity());
        export(project);
        FirmwareTools.assertFormatted(folder, "2024");
        Path elf = build(machine.triple, "every-thing-quoted");
        FirmwareElf firmware = new FirmwareElf(elf, Designs.design(project));
        if (machine == Machine.VIRT) {
            firmware.assertSections();
            firmware.assertNoHeap();
            assertCoreInterrupts(elf, Map.of(3, line, 7, "MachineTimer", 11, "MachineExternal"));
        } else {
            firmware.assertSound();
        }
        build(machine.triple, "every-thing-quoted", "--features", "takt-load,takt-trace");
    }

    /** Chips that QEMU lacks: compiled and linked, the ELF read; with trace and load once a family. UART0 is not on all of them, but nothing of a design's peripheral is generated. */
    @ParameterizedTest
    @CsvSource({
        "stm32f401re, EXTI0, TIM2, false",
        "stm32f405rg, EXTI0, TIM2, false",
        "stm32f411re, DMA1_Stream0, TIM2, true",
        "stm32g071rb, DMA1_Channel1, TIM2, true",
        "nrf52832, GPIOTE, RTC0, false",
        "nrf52833, GPIOTE, RTC0, false",
        "nrf52840, GPIOTE, RTC0, true",
        "stm32h743zi, DMA1_Stream0, TIM2, true",
        "rp2040, TIMER_IRQ_0, DMA_IRQ_0, true",
        "rp2350, TIMER0_IRQ_0, DMA_IRQ_0, true"
    })
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
    void everyStepBuildsForOtherChips(String target, String edge, String line, boolean traced) throws Exception {
        Project project = BareDesigns.everything(target, List.of(edge, line), UnaryOperator.identity());
        export(project);
        FirmwareTools.assertFormatted(folder, "2024");
        String triple = EmbassyBoards.chip(target).rustTarget();
        Design design = Designs.design(project);
        Path elf = build(triple, "every-thing-quoted");
        new FirmwareElf(elf, design).assertSound();
        RpBootBlock.assertInPlace(elf, design);
        if (traced) {
            build(triple, "every-thing-quoted", "--features", "takt-load,takt-trace");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp32c3", "esp32c6"})
    @Proves(
            runtime = "bare-metal",
            level = SupportLevel.BUILT,
            targets = {"esp32c3", "esp32c6"})
    void everyStepBuildsOnEspHal(String target) throws Exception {
        export(onEsp(target));
        FirmwareTools.assertFormatted(folder, "2024");
        String triple = EmbassyBoards.chip(target).rustTarget();
        FirmwareElf elf = new FirmwareElf(build(triple, "every-thing-quoted"), Designs.design(onEsp(target)));
        elf.assertNoHeap();
        elf.assertFitsItsSlots();
        build(triple, "every-thing-quoted", "--features", "takt-load,takt-trace");
    }

    /** No public compiler makes Xtensa code: what is generated for the chip is type-checked with the crates of the ESP32-C6. */
    @ParameterizedTest
    @ValueSource(strings = {"esp32", "esp32s3"})
    @Proves(
            runtime = "bare-metal",
            level = SupportLevel.GENERATED,
            targets = {"esp32", "esp32s3"})
    void everyStepTypeChecksForXtensa(String target) throws Exception {
        export(onEsp(target));
        FirmwareTools.assertFormatted(folder, "2024");
        List<GeneratedFile> c6 = Designs.files(onEsp("esp32c6"));
        for (String path : List.of("Cargo.toml", "Cargo.lock", ".cargo/config.toml")) {
            Files.writeString(folder.resolve(path), Designs.text(c6, path));
        }
        Path main = folder.resolve("src/main.rs");
        Files.writeString(main, Files.readString(main).replace("CpuClock::_240MHz", "CpuClock::_160MHz"));
        Ran ran = FirmwareTools.cargo(
                folder, EmbassyBoards.chip("esp32c6").rustTarget(), "check", "--release", "--locked", "--quiet");
        assertEquals(0, ran.code(), ran.output());
    }

    private static Project onEsp(String target) {
        return BareDesigns.everything(target, List.of("UART1", "SPI2"), UnaryOperator.identity());
    }

    /** cortex-m's critical section masks the interrupts of one core alone: firmware for a chip with two has that of its HAL, and no other. */
    @ParameterizedTest
    @CsvSource({"rp2040, TIMER_IRQ_0", "rp2350, TIMER0_IRQ_0"})
    void onlyOneCriticalSectionOnAChipWithTwoCores(String target, String vector) throws Exception {
        Project project = BareDesigns.everything(target, List.of(vector, "DMA_IRQ_0"), UnaryOperator.identity());
        String manifest = Designs.text(Designs.files(project), "Cargo.toml");
        assertFalse(manifest.contains("critical-section-single-core"), manifest);
        assertEquals(2, manifest.split("critical-section-impl", -1).length, manifest);
    }

    @Test
    void hostileNamesStayInTheirPlace() throws Exception {
        export(BareDesigns.everything("lm3s6965", List.of("GPIOB", "GPIOC"), Everything::hostile));
        FirmwareTools.assertFormatted(folder, "2024");
        build(Machine.LM3S6965.triple, "every-thing-quoted");
    }

    /**
     * Hand-computed, costs 0: the loop calls sampling (400 + 200 us), control (1.5 + 0.3 + 0.7 ms) and report (2 + 0.9 + 1 ms) in this order, each to its end, so sampling's second call comes at 7 ms
     * although its flag is up from 5 ms on. At 10 ms sampling and control are due again; at 15 ms sampling alone; at 20 ms all three.
     */
    @ParameterizedTest
    @EnumSource(Machine.class)
    @Proves(
            runtime = "bare-metal",
            level = SupportLevel.RUN,
            targets = {"lm3s6965", "mps2-an385", "riscv-virt"})
    void functionsRunInQemuInTheOrderOfTheLoop(Machine machine) throws Exception {
        export(BareDesigns.sample(machine.target));
        FirmwareTools.assertFormatted(folder, "2024");
        List<String> log =
                run(build(machine.triple, "rtic-on-a-cortex-m3", "--features", "takt-load,takt-trace"), machine);
        List<Event> expected = List.of(
                new Event(0, "start sampling"),
                new Event(400, "lock sampling state"),
                new Event(600, "unlock sampling state"),
                new Event(600, "complete sampling"),
                new Event(600, "start control"),
                new Event(2100, "lock control state"),
                new Event(2400, "unlock control state"),
                new Event(3100, "complete control"),
                new Event(3100, "start report"),
                new Event(5100, "lock report state"),
                new Event(6000, "unlock report state"),
                new Event(7000, "complete report"),
                new Event(7000, "start sampling"),
                new Event(7400, "lock sampling state"),
                new Event(7600, "unlock sampling state"),
                new Event(7600, "complete sampling"),
                new Event(10_000, "start sampling"),
                new Event(10_400, "lock sampling state"),
                new Event(10_600, "unlock sampling state"),
                new Event(10_600, "complete sampling"),
                new Event(10_600, "start control"),
                new Event(12_100, "lock control state"),
                new Event(12_400, "unlock control state"),
                new Event(13_100, "complete control"),
                new Event(15_000, "start sampling"));
        List<Event> seen = log.stream().map(Event::of).limit(expected.size()).toList();
        assertEquals(
                expected.stream().map(Event::what).toList(),
                seen.stream().map(Event::what).toList());
        for (int i = 0; i < expected.size(); i++) {
            long late = seen.get(i).us() - expected.get(i).us();
            assertTrue(late >= 0 && late <= 20, seen.get(i) + " expected " + expected.get(i));
        }
        List<Event> starts = log.stream()
                .map(Event::of)
                .filter(e -> e.what().equals("start report"))
                .toList();
        assertEquals(10, starts.size(), "every 20 ms of 200");
        for (int i = 0; i < starts.size(); i++) {
            long late = starts.get(i).us() - (i * 20_000L + 3_100);
            assertTrue(late >= 0 && late <= 20, starts.get(i) + ": no drift");
        }
        assertTrue(log.getLast().startsWith("200000000,end,"), log.getLast());
    }

    @Test
    void traceAndLoadLeaveNothingBehindWithoutTheirFeatures() throws Exception {
        export(BareDesigns.sample("lm3s6965"));
        Path plain = build(Machine.LM3S6965.triple, "rtic-on-a-cortex-m3");
        assertEquals(
                List.of(),
                Elf32.symbols(plain).stream()
                        .filter(s -> s.contains("4takt5trace") || s.contains("6bodies") || s.contains("semihosting"))
                        .toList());
    }

    /** The table of riscv-rt, by the numbers of {@code mcause}: used ones point to the functions of their names, all others to the default handler, which is {@code abort} here. */
    private static void assertCoreInterrupts(Path elf, Map<Integer, String> used) throws IOException {
        Map<String, Long> symbols = new java.util.HashMap<>();
        Elf32.values(elf).stream().filter(s -> !s.name().isEmpty()).forEach(s -> symbols.put(s.name(), s.value()));
        List<Long> table = Elf32.words(elf, symbols.get("__CORE_INTERRUPTS"), 12);
        for (int i = 0; i < table.size(); i++) {
            boolean exists = i % 2 == 1; // software, timer and external, of supervisor and machine
            Long expected = symbols.get(used.getOrDefault(i, "DefaultHandler"));
            assertEquals(exists ? expected : Long.valueOf(0), table.get(i), "interrupt " + i);
        }
    }

    /** An event that a function has noted, in microseconds. */
    private record Event(long us, String what) {
        static Event of(String line) {
            String[] parts = line.split(",", -1);
            return new Event(Long.parseLong(parts[0]) / 1000, (parts[1] + " " + parts[3] + " " + parts[4]).strip());
        }
    }

    private static List<String> run(Path elf, Machine machine) {
        List<String> command = new ArrayList<>(List.of(machine.command.split(" ")));
        command.addAll(List.of("-display", "none", "-monitor", "none", "-serial", "none"));
        command.addAll(List.of("-semihosting-config", "enable=on,target=native", "-icount", "shift=3,sleep=off"));
        command.addAll(List.of("-kernel", elf.toString()));
        Ran ran = FirmwareTools.run(elf.toAbsolutePath().getParent(), Map.of(), command);
        assertEquals(0, ran.code(), ran.output());
        return ran.output().lines().filter(l -> l.matches("\\d+,.*")).toList();
    }

    private void export(Project project) throws ExportException {
        ExportPlan.of(Designs.files(project), folder).write();
    }

    private Path build(String triple, String binary, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("build", "--release", "--locked", "--quiet"));
        arguments.addAll(List.of(more));
        Ran ran = FirmwareTools.cargo(folder, triple, arguments.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.output());
        Path elf = Path.of(FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"), triple, "release", binary);
        return Files.copy(elf, folder.resolve("firmware" + more.length + ".elf"));
    }
}
