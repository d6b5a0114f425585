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
        "mps2-an385, UART1_TX",
        "stm32f401re, USART1",
        "stm32f405rg, DMA1_Stream0",
        "stm32f411re, DMA2_Stream7",
        "stm32g071rb, ADC1_COMP",
        "nrf52840, TIMER1"
    })
    @Proves(
            runtime = "rtic",
            level = SupportLevel.BUILT,
            targets = {"stm32f401re", "stm32f411re", "stm32g071rb", "nrf52840"})
    void everyStepBuildsIntoTheMemoryOfItsDesign(String target, String vector) throws Exception {
        Project project = Everything.plain(target, "rtic", vector).withName("rtic on " + target);
        Design design = Designs.design(project);
        ExportPlan.of(Designs.files(project), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        Path plain = build(design);
        assertSections(plain, design.memory());
        assertVectors(plain, design);
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

    /** Each vector that the design uses points to its handler, each other one to the default; the table lies as VTOR wants it. */
    private static void assertVectors(Path elf, Design design) throws Exception {
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
        assertEquals(symbols.get("SysTick"), words.get(EXCEPTIONS - 1), "SysTick");
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
