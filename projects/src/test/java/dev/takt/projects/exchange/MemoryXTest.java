package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.Layout;
import dev.takt.projects.memory.LayoutPlanner;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Expected: sizes of the data sheets, in the form of the linker script of cortex-m-rt 0.7. */
class MemoryXTest {
    private static Machine machine(Project project) {
        return Machine.of(project, ShippedCatalogue.get()).orElseThrow();
    }

    private static String program(Machine machine) {
        return MemoryX.program(MemoryPlanner.plan(machine).layout(), machine.chip());
    }

    @Test
    void oneFlashAndOneRam() {
        assertEquals("""
                MEMORY
                {
                  FLASH : ORIGIN = 0x00000000, LENGTH = 256K
                  RAM : ORIGIN = 0x20000000, LENGTH = 64K
                }
                """, program(machine(Project.blank("a", "lm3s6965", "rtic"))));
    }

    @Test
    void adjoiningBanksAreOneAndOthersKeepTheirNames() {
        assertEquals("""
                MEMORY
                {
                  FLASH : ORIGIN = 0x08000000, LENGTH = 1024K
                  RAM : ORIGIN = 0x20000000, LENGTH = 128K
                  CCMRAM : ORIGIN = 0x10000000, LENGTH = 64K
                }
                """, program(machine(Project.blank("a", "stm32f405rg", "rtic"))));
    }

    @Test
    void theSecondStageOfAnRp2040StandsBeforeTheProgram() {
        assertTrue(
                program(machine(Project.blank("a", "rp2040", "embassy")))
                        .contains(
                                "  BOOT2 : ORIGIN = 0x10000000, LENGTH = 256\n  FLASH : ORIGIN = 0x10000100, LENGTH = 2096896\n"));
    }

    @Test
    void aProgramBehindABootLoaderStandsInItsPartition() {
        List<Partition> partitions = List.of(
                new Partition("boot loader", "bootloader", "", OptionalLong.of(0), 32 << 10, false, false),
                new Partition("active", "app", "", OptionalLong.empty(), 96 << 10, false, false),
                new Partition("state", "data", "", OptionalLong.empty(), 128 << 10, false, false));
        Machine machine =
                machine(Project.blank("a", "stm32f411re", "rtic").withFlash(FlashPlan.NONE.withPartitions(partitions)));
        assertEquals(List.of(), MemoryPlanner.plan(machine).findings());
        assertEquals("""
                MEMORY
                {
                  BOOT_LOADER : ORIGIN = 0x08000000, LENGTH = 32K
                  FLASH : ORIGIN = 0x08008000, LENGTH = 96K
                  STATE : ORIGIN = 0x08020000, LENGTH = 128K
                  RAM : ORIGIN = 0x20000000, LENGTH = 128K
                }
                """, program(machine));
    }

    /** Below the program, where they come first. */
    @Test
    void dataNamedFlashOrRamDoesNotTakeTheNameOfTheProgram() {
        List<Partition> partitions = List.of(
                new Partition("flash", "data", "", OptionalLong.of(0), 16 << 10, false, false),
                new Partition("ram", "data", "", OptionalLong.empty(), 16 << 10, false, false),
                new Partition("active", "app", "", OptionalLong.empty(), 32 << 10, false, false));
        Machine machine =
                machine(Project.blank("a", "stm32f411re", "rtic").withFlash(FlashPlan.NONE.withPartitions(partitions)));
        assertEquals("""
                MEMORY
                {
                  FLASH_2 : ORIGIN = 0x08000000, LENGTH = 16K
                  RAM_2 : ORIGIN = 0x08004000, LENGTH = 16K
                  FLASH : ORIGIN = 0x08008000, LENGTH = 32K
                  RAM : ORIGIN = 0x20000000, LENGTH = 128K
                }
                """, program(machine));
    }

    /** What is linked to run is the partition of the type {@code app}; a slot for its update may stand below it. */
    @Test
    void aSlotForUpdatesBelowTheProgramIsNotTheProgram() {
        List<Partition> partitions = List.of(
                new Partition("start", "bootloader", "", OptionalLong.of(0), 32 << 10, false, false),
                new Partition("spare", "dfu", "", OptionalLong.empty(), 96 << 10, false, false),
                new Partition("main", "app", "", OptionalLong.empty(), 128 << 10, false, false));
        Project project =
                Project.blank("a", "stm32f411re", "rtic").withFlash(FlashPlan.NONE.withPartitions(partitions));
        String expected = """
                MEMORY
                {
                  START : ORIGIN = 0x08000000, LENGTH = 32K
                  SPARE : ORIGIN = 0x08008000, LENGTH = 96K
                  FLASH : ORIGIN = 0x08020000, LENGTH = 128K
                  RAM : ORIGIN = 0x20000000, LENGTH = 128K
                }
                """;
        Machine machine = machine(project);
        assertEquals(expected, program(machine));
        Layout layout = LayoutPlanner.layout(LayoutScheme.LINKER, project.flash(), machine.chip());
        assertEquals(
                expected,
                LayoutFiles.of(layout, machine.chip(), true).getFirst().text());
        assertEquals(
                "main",
                MemoryPlanner.plan(machine).first(FlashRole.APP).orElseThrow().name());
    }

    /** The second stage of the RP2040 is linked into BOOT2, whatever its partition is called (link-rp.x of embassy-rp). */
    @Test
    void theSecondStageHasItsNameWhateverItsPartitionIsCalled() {
        Project project = Project.blank("a", "rp2040", "embassy")
                .withFlash(FlashPlan.NONE.withPartitions(List.of(
                        new Partition("second stage", "boot2", "", OptionalLong.of(0), 256, false, false),
                        new Partition("main", "app", "", OptionalLong.of(256), 0x80000 - 256, false, false))));
        assertTrue(
                program(machine(project))
                        .contains("  BOOT2 : ORIGIN = 0x10000000, LENGTH = 256\n  FLASH : ORIGIN = 0x10000100"),
                program(machine(project)));
    }
}
