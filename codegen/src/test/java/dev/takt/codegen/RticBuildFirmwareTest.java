package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Level;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.SupportLevel;
import dev.takt.projects.target.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RTIC projects with every step and activation, plain and with load and trace, compiled and linked with the pinned crates, warnings as errors; then their ELF files are read. One design a chip. */
@Tag("firmware")
class RticBuildFirmwareTest {
    private static final int EXCEPTIONS = 16;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "mps2-an385, UART1_TX, SysTick",
        "stm32f401re, USART1, SysTick",
        "stm32f405rg, DMA1_Stream0, SysTick",
        "stm32f411re, DMA2_Stream7, SysTick",
        "stm32g071rb, ADC1_COMP, SysTick",
        "nrf52840, TIMER1, SysTick",
        "rp2040, DMA_IRQ_0, TIMER_IRQ_0"
    })
    @Proves(
            runtime = "rtic",
            level = SupportLevel.BUILT,
            targets = {"stm32f401re", "stm32f411re", "stm32g071rb", "nrf52840", "rp2040"})
    void everyStepBuildsIntoTheMemoryOfItsDesign(String target, String vector, String clock) throws Exception {
        Project project = Everything.plain(target, "rtic", vector).withName("rtic on " + target);
        Design design = Designs.design(project);
        ExportPlan.of(Designs.files(project), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        Path plain = build(design);
        assertSections(plain, design.memory());
        assertVectors(plain, design, clock);
        assertTrue(Elf32.symbols(plain).stream().noneMatch(s -> s.contains("alloc")), "a heap in " + target);
        build(design, "--features", "takt-load,takt-trace");
    }

    private static void assertSections(Path elf, MemoryMap memory) throws Exception {
        List<Section> sections = Elf32.allocated(elf);
        assertFalse(sections.isEmpty());
        for (Section section : sections) {
            boolean flash = memory.flash().stream()
                    .filter(a -> a.role() != FlashRole.FREE)
                    .anyMatch(a -> section.address() >= a.start() && section.end() <= a.end());
            RamRegion ram = memory.ram().getFirst();
            assertTrue(
                    flash || section.address() >= ram.start() && section.end() <= ram.start() + ram.size(),
                    section.toString());
        }
    }

    /** Each vector that the design uses, and that of its clock, points to its handler, each other one to the default; the table lies as VTOR wants it. */
    private static void assertVectors(Path elf, Design design, String clock) throws Exception {
        Chip chip = design.machine().chip();
        PinSet pins = PinSets.of(design.machine()).orElseThrow();
        Section table = Elf32.allocated(elf).stream()
                .filter(s -> s.name().equals(".vector_table"))
                .findFirst()
                .orElseThrow();
        long alignment = Math.max(128, Long.highestOneBit(2 * table.size() - 1));
        assertEquals(0, table.address() % alignment, table.toString());
        List<Long> words = Elf32.words(elf, ".vector_table");
        Map<String, Long> symbols = Elf32.values(elf).stream()
                .collect(Collectors.toMap(Elf32.Symbol::name, Elf32.Symbol::value, (a, _) -> a));
        Set<String> used = used(design);
        used.add(clock);
        for (Vector vector : chip.vectors()) {
            int place = EXCEPTIONS + vector.number();
            String name = pins.vector(vector.name()).orElse("");
            String handler = used.contains(vector.name()) ? name : "DefaultHandler_";
            if (place < words.size() && words.get(place) != 0) {
                assertEquals(symbols.get(handler), words.get(place), vector.name());
            } else {
                assertFalse(used.contains(vector.name()), vector.name());
            }
        }
        String tick = clock.equals("SysTick") ? clock : "DefaultHandler_";
        assertEquals(symbols.get(tick), words.get(EXCEPTIONS - 1), clock);
    }

    /** The boot ROM of the RP2040 loads 256 bytes from the start of the flash and runs them if their sum fits (data sheet, section 2.8.1.3.1); vectors follow at once. */
    @Test
    void bootBlockIsWhereTheRomLooks() throws Exception {
        Project project = Everything.plain("rp2040", "rtic", "DMA_IRQ_0").withName("rtic on rp2040");
        Design design = Designs.design(project);
        ExportPlan.of(Designs.files(project), folder).write();
        Path elf = build(design);
        List<Section> sections = Elf32.allocated(elf);
        assertTrue(sections.contains(new Section(".boot2", 0x1000_0000L, 256)), sections.toString());
        assertTrue(
                sections.stream().anyMatch(s -> s.name().equals(".vector_table") && s.address() == 0x1000_0100L),
                sections.toString());
        List<Long> words = Elf32.words(elf, ".boot2");
        assertEquals(words.getLast(), sumOfBoot2(words.subList(0, 63)));
    }

    /** CRC-32 without reflection: polynomial 0x04C11DB7, from all ones. */
    private static long sumOfBoot2(List<Long> words) {
        int sum = -1;
        for (long word : words) {
            for (int i = 0; i < 4; i++) {
                sum ^= (int) (word >> 8 * i & 0xFF) << 24;
                for (int bit = 0; bit < 8; bit++) {
                    sum = sum << 1 ^ (sum < 0 ? 0x04C1_1DB7 : 0);
                }
            }
        }
        return Integer.toUnsignedLong(sum);
    }

    /** cortex-m's critical section masks the interrupts of one core alone: firmware for a chip with two has that of its HAL, and no other. */
    @Test
    void onlyOneCriticalSectionOnAChipWithTwoCores() throws Exception {
        String manifest = Designs.text(Designs.files(Everything.plain("rp2040", "rtic", "DMA_IRQ_0")), "Cargo.toml");
        assertFalse(manifest.contains("critical-section-single-core"), manifest);
        assertEquals(2, manifest.split("critical-section-impl", -1).length, manifest);
    }

    private static Set<String> used(Design design) {
        List<Context> contexts = design.machine().contexts();
        Set<String> used = new HashSet<>();
        for (Context context : contexts) {
            if (context.kind() == ContextKind.INTERRUPT) {
                used.add(context.vector());
            } else {
                Level level = design.machine().levelOf(context);
                used.add(level.dispatcher());
            }
        }
        used.remove("");
        return used;
    }

    private Path build(Design design, String... more) {
        String triple = design.machine().chip().rustTarget();
        List<String> arguments = new ArrayList<>(List.of("build", "--release", "--locked", "--quiet"));
        arguments.addAll(List.of(more));
        Ran ran = FirmwareTools.cargo(folder, triple, arguments.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.output());
        return Path.of(
                FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"),
                triple,
                "release",
                design.layout().packageName());
    }
}
