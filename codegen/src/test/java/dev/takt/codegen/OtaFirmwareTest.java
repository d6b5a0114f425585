package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.Elf32.Symbol;
import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Firmware that updates itself, and the boot loader that swaps its slots, compiled, linked, and read. */
@Tag("firmware")
class OtaFirmwareTest {
    /** Two vectors of a chip. */
    private static final Map<String, List<String>> VECTORS = Map.of(
            "nrf52840",
            List.of("TIMER1", "TIMER2"),
            "stm32g071rb",
            List.of("TIM2", "TIM14"),
            "stm32h743zi",
            List.of("TIM2", "TIM3"));

    @TempDir
    Path folder;

    /** The boot loader starts where the chip does, the firmware in ACTIVE, both know the slots by the same offsets from the start of flash. */
    @ParameterizedTest
    @CsvSource({
        "nrf52840, embassy, 0x0",
        "rp2040, embassy, 0x10000100",
        "rp2350, embassy, 0x10000000",
        "stm32g071rb, embassy, 0x8000000",
        "nrf52840, bare-metal, 0x0",
        "stm32g071rb, bare-metal, 0x8000000",
        "nrf52840, rtic, 0x0",
        "stm32g071rb, rtic, 0x8000000",
        "stm32h743zi, rtic, 0x8000000",
        "stm32h743zi, bare-metal, 0x8000000"
    })
    void firmwareAndBootLoaderStandInTheirPartitions(String target, String runtime, String start) throws Exception {
        Project design = swapped(target, runtime);
        ExportPlan.of(Designs.files(design), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        MemoryMap map = Designs.design(design).memory();
        Path firmware = build(folder, ".", target);
        Path loader = build(folder, "bootloader", target);

        FlashArea active = area(map, "ACTIVE");
        assertInside(firmware, map, List.of(active));
        assertInside(loader, map, map.flash().subList(0, map.flash().indexOf(area(map, "BOOTLOADER")) + 1));
        assertEquals(active.start(), vectors(firmware).address(), "the boot loader jumps to the start of ACTIVE");
        assertEquals(Long.decode(start), vectors(loader).address(), "where the chip, or its second stage, looks");

        long base = map.flash().getFirst().start();
        Map<String, Long> slots = Map.of(
                "__bootloader_state_start", area(map, "BOOTLOADER_STATE").start() - base,
                "__bootloader_state_end", area(map, "BOOTLOADER_STATE").end() - base,
                "__bootloader_dfu_start", area(map, "DFU").start() - base,
                "__bootloader_dfu_end", area(map, "DFU").end() - base);
        assertEquals(slots, symbols(firmware, slots));
        assertEquals(slots, symbols(loader, slots));
        Map<String, Long> own = Map.of(
                "__bootloader_active_start", active.start() - base, "__bootloader_active_end", active.end() - base);
        assertEquals(own, symbols(loader, own));
    }

    /** ESP-IDF's boot loader has the slots: the firmware looks them up. */
    @ParameterizedTest
    @ValueSource(strings = {"esp32c3", "esp32c6"})
    void firmwareForEspLooksItsSlotUp(String target) throws Exception {
        Project design = EmbassyBoards.everything(target);
        Project sample = Designs.sample("esp32s3-sensor-node");
        design = design.withFlash(sample.flash());
        ExportPlan.of(Designs.files(design), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        Path elf = build(folder, ".", target);
        List<String> symbols = Elf32.symbols(elf);
        assertTrue(symbols.stream().anyMatch(s -> s.contains("3ota5trial")), "the trial is linked");
    }

    private static Project swapped(String target, String runtime) {
        Project everything =
                switch (runtime) {
                    case "embassy" -> EmbassyBoards.everything(target);
                    case "rtic" ->
                        Everything.plain(target, runtime, VECTORS.get(target).getFirst());
                    default -> BareDesigns.everything(target, VECTORS.get(target), UnaryOperator.identity());
                };
        return everything
                .withName("updates of " + target + " " + runtime)
                .withFlash(FlashPlan.NONE.withScheme("embassy-boot"));
    }

    private static FlashArea area(MemoryMap map, String name) {
        return map.flash().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertInside(Path elf, MemoryMap map, List<FlashArea> flash) throws IOException {
        for (Section section : Elf32.allocated(elf)) {
            boolean planned = flash.stream().anyMatch(a -> section.address() >= a.start() && section.end() <= a.end());
            RamRegion ram = map.ram().getFirst();
            boolean inRam = section.address() >= ram.start() && section.end() <= ram.start() + ram.size();
            assertTrue(planned || inRam, elf.getFileName() + " " + section);
        }
    }

    private static Section vectors(Path elf) throws IOException {
        return Elf32.allocated(elf).stream()
                .filter(s -> s.name().equals(".vector_table"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Long> symbols(Path elf, Map<String, Long> wanted) throws IOException {
        return Elf32.values(elf).stream()
                .filter(s -> wanted.containsKey(s.name()))
                .collect(Collectors.toMap(Symbol::name, Symbol::value, (a, _) -> a));
    }

    /** Builds a package of a project from the project's own folder, whose settings hold for all of its packages. */
    private static Path build(Path project, String part, String target) {
        Chip chip = EmbassyBoards.chip(target);
        String manifest = Path.of(part, "Cargo.toml").normalize().toString();
        Ran ran = FirmwareTools.cargo(
                project, chip.rustTarget(), "build", "--manifest-path", manifest, "--release", "--locked", "--quiet");
        assertEquals(0, ran.code(), ran.output());
        return BuildPlace.of(project.resolve(part)).program(chip.rustTarget(), "release");
    }
}
