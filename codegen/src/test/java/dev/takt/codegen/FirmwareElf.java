package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Level;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.Vector;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the ELF file of a Cortex-M firmware has to be for its design. */
final class FirmwareElf {
    private static final int EXCEPTIONS = 16;

    private FirmwareElf() {}

    /** Every section that takes memory lies in a planned area. */
    static void assertSections(Path elf, MemoryMap memory) throws Exception {
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
    static void assertVectors(Path elf, Design design, String clock) throws Exception {
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
}
