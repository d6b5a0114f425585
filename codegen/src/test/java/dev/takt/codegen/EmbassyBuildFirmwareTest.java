package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.SupportLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Embassy projects with every step and activation, compiled and linked with the pinned crates, warnings as errors. One design a chip: what it depends on is built once. */
@Tag("firmware")
class EmbassyBuildFirmwareTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lm3s6965",
                "mps2-an385",
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
    @Proves(
            runtime = "embassy",
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
    void everyStepBuildsIntoTheMemoryOfItsDesign(String target) throws Exception {
        Project project = EmbassyBoards.everything(target);
        Path elf = build(project, target);
        MemoryMap memory = Designs.design(project).memory();
        List<Section> sections = Elf32.allocated(elf);
        assertFalse(sections.isEmpty());
        for (Section section : sections) {
            assertTrue(isPlanned(section, memory), target + ": " + section);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp32c3", "esp32c6"})
    @Proves(
            runtime = "embassy",
            level = SupportLevel.BUILT,
            targets = {"esp32c3", "esp32c6"})
    void everyStepBuildsForTheRiscVChips(String target) throws Exception {
        assertFalse(
                Elf32.allocated(build(EmbassyBoards.everything(target), target)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stm32f411re", "lm3s6965"})
    void hostileNamesStayInTheirPlace(String target) throws Exception {
        build(EmbassyBoards.everything(target, Everything::hostile), target);
    }

    private static boolean isPlanned(Section section, MemoryMap memory) {
        boolean flash = memory.flash().stream()
                .filter(a -> a.role() != FlashRole.FREE)
                .anyMatch(a -> section.address() >= a.start() && section.end() <= a.end());
        RamRegion ram = memory.ram().getFirst();
        return flash || section.address() >= ram.start() && section.end() <= ram.start() + ram.size();
    }

    private Path build(Project project, String target) throws Exception {
        ExportPlan.of(Designs.files(project), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        Chip chip = EmbassyBoards.chip(target);
        Ran ran = FirmwareTools.cargo(folder, chip.rustTarget(), "build", "--release", "--locked", "--quiet");
        assertEquals(0, ran.code(), ran.output());
        return elf(chip, Designs.design(project).layout().packageName());
    }

    private static Path elf(Chip chip, String name) throws IOException {
        return Path.of(FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"), chip.rustTarget(), "release", name);
    }
}
