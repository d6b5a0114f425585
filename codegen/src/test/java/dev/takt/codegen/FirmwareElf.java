package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.exchange.ImageSize;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.target.MemoryRegion;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.Vector;
import dev.takt.projects.units.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The ELF file of a firmware, held against its design. */
record FirmwareElf(Path file, Design design) {
    /** Entries in front of the interrupts: the stack pointer and 15 exceptions (Armv7-M Architecture Reference Manual, table B1-4). */
    private static final int EXCEPTIONS = 16;

    private static final String SYSTICK = "SysTick";
    private static final String SECURE = "SecureFault";

    private static final Map<Integer, String> CORE_EXCEPTIONS = Map.of(
            2, "NonMaskableInt",
            3, "HardFault",
            4, "MemoryManagement",
            5, "BusFault",
            6, "UsageFault",
            7, SECURE,
            11, "SVCall",
            12, "DebugMonitor",
            14, "PendSV");

    /** What an Armv6-M has of them. */
    private static final Set<String> SMALL_CORE = Set.of("NonMaskableInt", "HardFault", "SVCall", "PendSV");

    /** What every firmware of a Cortex-M is. {@code others} are the vectors that drivers and the hardware layer have for themselves. */
    void assertSound(String... others) throws IOException {
        assertSound(this::pinned, others);
    }

    /** The same where the device crate has names of its own for vectors. */
    void assertSound(UnaryOperator<String> symbol, String... others) throws IOException {
        assertSections();
        assertVectors(symbol, Set.of(others));
        assertNoHeap();
    }

    /** Every section that takes memory lies in a planned area. */
    void assertSections() throws IOException {
        MemoryMap memory = design.memory();
        List<Section> sections = Elf32.allocated(file);
        assertFalse(sections.isEmpty());
        RamRegion ram = memory.ram().getFirst();
        for (Section section : sections) {
            boolean flash = memory.flash().stream()
                    .filter(a -> a.role() != FlashRole.FREE)
                    .anyMatch(a -> section.address() >= a.start() && section.end() <= a.end());
            boolean buffers = section.name().equals(".dma_buffers")
                    && memory.ram().stream()
                            .anyMatch(r -> section.address() >= r.start() && section.end() <= r.start() + r.size());
            assertTrue(
                    flash || buffers || section.address() >= ram.start() && section.end() <= ram.start() + ram.size(),
                    section.toString());
        }
    }

    /** Each vector that the design or its runtime uses points to the handler of its name, which serves no other, and every other one to the default; the table lies as VTOR wants it. */
    private void assertVectors(UnaryOperator<String> symbol, Set<String> others) throws IOException {
        Section table = Elf32.allocated(file).stream()
                .filter(s -> s.name().equals(".vector_table"))
                .findFirst()
                .orElseThrow();
        long alignment = Math.max(128, Long.highestOneBit(2 * table.size() - 1));
        assertEquals(0, table.address() % alignment, table.toString());
        List<Long> words = Elf32.words(file, ".vector_table");
        Map<String, Long> symbols = symbols();
        assertExceptions(words, symbols);
        Map<Integer, String> names = names();
        Set<String> used = used();
        used.addAll(others);
        Map<Integer, Long> expected = new HashMap<>();
        Map<Integer, Long> found = new HashMap<>();
        for (int place = EXCEPTIONS - 1; place < words.size(); place++) {
            String name = names.getOrDefault(place, "");
            boolean isUsed = used.remove(name);
            String handler = isUsed ? symbol.apply(name) : "DefaultHandler_";
            // what the device crate does not know is nobody's
            boolean isEmpty = words.get(place) == 0 && !isUsed;
            expected.put(place, isEmpty ? Long.valueOf(0) : symbols.getOrDefault(handler, -1L));
            found.put(place, words.get(place));
        }
        assertEquals(named(expected, symbols, names), named(found, symbols, names));
        assertEquals(Set.of(), used, "beyond the table");
        List<Long> handlers = found.entrySet().stream()
                // of two that a driver has for one peripheral the linker may make one: both do the same
                .filter(e -> !others.contains(names.getOrDefault(e.getKey(), "")))
                .map(Map.Entry::getValue)
                .filter(w -> w != 0 && !w.equals(symbols.get("DefaultHandler_")))
                .toList();
        assertEquals(handlers.size(), Set.copyOf(handlers).size(), "a handler of its own for each vector");
    }

    private Map<String, Long> symbols() throws IOException {
        return Elf32.values(file).stream()
                .collect(Collectors.toMap(Elf32.Symbol::name, Elf32.Symbol::value, (a, _) -> a));
    }

    /**
     * The stack pointer, the reset, and the exceptions below SysTick, each to the function of its name (Armv7-M and Armv6-M Architecture Reference Manuals, tables B1-4 and B1-3); what the core does not
     * have is 0. Those that the design does not handle share one function.
     */
    private void assertExceptions(List<Long> words, Map<String, Long> symbols) {
        assertEquals(symbols.get("_stack_start"), words.getFirst(), "the stack pointer");
        assertEquals(symbols.get("Reset"), words.get(1), "the reset");
        boolean small = design.machine().chip().rustTarget().startsWith("thumbv6m");
        for (int place = 2; place < EXCEPTIONS - 1; place++) {
            String name = CORE_EXCEPTIONS.getOrDefault(place, "");
            boolean isThere =
                    !name.isEmpty() && (!small || SMALL_CORE.contains(name)) && !(name.equals(SECURE) && !isSecure());
            Long expected = isThere ? symbols.get(name) : Long.valueOf(0);
            assertEquals(expected, words.get(place), "exception " + place + " " + name);
        }
    }

    private boolean isSecure() {
        return design.machine().chip().rustTarget().startsWith("thumbv8m");
    }

    /** A RISC-V core takes a trap's address as a multiple of 4, and of 256 where it adds the number of the interrupt ({@code mtvec}; Privileged Architecture, section 3.1.7; ESP32-C3 manual, 1.5.2). */
    void assertTrapAligned() throws IOException {
        Map<String, Long> symbols = symbols();
        Long table = symbols.getOrDefault("_vector_table", symbols.get("_start_trap"));
        int alignment = symbols.containsKey("_vector_table") ? 256 : 4;
        assertEquals(0, table % alignment, "mtvec " + Long.toHexString(table));
    }

    /** Handlers are bound at the start: until then every peripheral's entry is nobody's, and no second handler of a name is linked. */
    void assertNothingBoundTooEarly() throws IOException {
        Map<String, Long> symbols = symbols();
        List<Vector> vectors = design.machine().chip().vectors();
        long last = vectors.stream().mapToInt(Vector::number).max().orElseThrow();
        List<Long> table = Elf32.words(file, symbols.get("__EXTERNAL_INTERRUPTS"), Math.toIntExact(last + 1));
        for (Vector vector : vectors) {
            assertEquals(
                    symbols.get("DefaultHandler"), table.get(vector.number()), vector.name() + " before it is bound");
        }
    }

    /** The start-up code of an Armv8-M sets the limit of the main stack: {@code MSR MSPLIM, Rn} (its architecture reference manual, C2.4.131: F380 880A with n in the first half). */
    void assertStackLimit() throws IOException {
        Long reset = symbols().get("Reset") & ~1L;
        List<Long> start = Elf32.words(file, reset, 32);
        boolean found = false;
        for (int half = 0; half < 2 * start.size() - 1; half++) {
            long first = start.get(half / 2) >> (half % 2 * 16) & 0xffff;
            long second = start.get((half + 1) / 2) >> ((half + 1) % 2 * 16) & 0xffff;
            found |= (first & 0xfff0) == 0xf380 && second == 0x880a;
        }
        assertTrue(found, "MSR MSPLIM in the start-up code");
    }

    private String pinned(String vector) {
        return vector.equals(SYSTICK)
                ? vector
                : PinSets.of(design.machine())
                        .map((PinSet pins) -> pins.vector(vector).orElse(vector))
                        .orElse(vector);
    }

    /** What the catalogue calls the places of the table. */
    private Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>(Map.of(EXCEPTIONS - 1, SYSTICK));
        for (Vector vector : design.machine().chip().vectors()) {
            names.put(EXCEPTIONS + vector.number(), vector.name());
        }
        return names;
    }

    /** Lines to compare: the place and the symbol it points to. */
    private static String named(Map<Integer, Long> table, Map<String, Long> symbols, Map<Integer, String> names) {
        return table.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + " " + names.getOrDefault(e.getKey(), "-") + ": " + target(e.getValue(), symbols))
                .collect(Collectors.joining("\n"));
    }

    private static String target(Long address, Map<String, Long> symbols) {
        return address == 0 || address.equals(symbols.get("DefaultHandler_"))
                ? "nobody's"
                : symbols.entrySet().stream()
                        .filter(s -> s.getValue().equals(address) && !s.getKey().startsWith("$"))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .collect(Collectors.joining("|"));
    }

    /** The vectors of the design's handlers, of what dispatches its tasks, and of the runtime's clock. */
    private Set<String> used() {
        Set<String> used = new HashSet<>();
        for (Context context : design.machine().contexts()) {
            used.add(
                    context.kind() == ContextKind.INTERRUPT
                            ? context.vector()
                            : design.machine().levelOf(context).dispatcher());
        }
        List<String> takes = design.machine()
                .runtime()
                .support(design.machine().chip().id())
                .map(Support::takes)
                .orElse(List.of());
        design.machine().chip().vectors().stream()
                .map(Vector::name)
                .filter(v -> takes.contains(v)
                        && design.machine().chip().peripheral(v).isPresent())
                .forEach(used::add);
        if (takes.contains(SYSTICK)) {
            used.add(SYSTICK);
        }
        used.remove("");
        return used;
    }

    /** Nothing that allocates is linked; what an ESP chip has in its ROM is known by its address only. */
    void assertNoHeap() throws IOException {
        List<Section> sections = Elf32.allocated(file);
        List<String> found = Elf32.values(file).stream()
                .filter(s -> sections.stream().anyMatch(o -> s.value() >= o.address() && s.value() < o.end()))
                .map(Elf32.Symbol::name)
                .filter(n -> n.contains("alloc"))
                .toList();
        assertEquals(List.of(), found, "a heap");
    }

    /** An ESP image, with headers, gaps, checksum and hash, fits each slot of the table, and what is in RAM the RAM of the chip. */
    void assertFitsItsSlots() throws IOException {
        long bytes = assertInstanceOf(
                                        Parsed.Ok.class,
                                        ImageSize.of(
                                                Files.readAllBytes(file),
                                                design.machine().chip()))
                                .value()
                        instanceof Long size
                ? size
                : 0;
        List<EspEntry> slots =
                design.memory().table().stream().filter(e -> e.type() == 0).toList();
        assertFalse(slots.isEmpty());
        for (EspEntry slot : slots) {
            assertTrue(bytes > 0 && bytes <= slot.size(), slot.name() + " has " + slot.size() + " for " + bytes);
        }
        List<MemoryRegion> ram = design.machine().chip().ram();
        for (Section section : Elf32.allocated(file)) {
            // flash by the data bus and by the instruction bus, and RAM of the ESP32-C3 by the latter (its reference
            // manual, chapter 3)
            boolean seen = section.address() >= 0x3C00_0000L && section.end() <= 0x3E00_0000L
                    || section.address() >= 0x4200_0000L && section.end() <= 0x4400_0000L
                    || section.address() >= 0x4037_C000L && section.end() <= 0x403E_0000L;
            assertTrue(
                    seen
                            || ram.stream()
                                    .anyMatch(r ->
                                            section.address() >= r.start() && section.end() <= r.start() + r.size()),
                    section.toString());
        }
    }
}
