package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Expected: sizes of the data sheets, in the form of the linker script of cortex-m-rt 0.7. */
class MemoryXTest {
    private static MemoryMap map(Project project) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        return MemoryPlanner.plan(machine);
    }

    @Test
    void oneFlashAndOneRam() {
        assertEquals("""
                MEMORY
                {
                  FLASH : ORIGIN = 0x00000000, LENGTH = 256K
                  RAM : ORIGIN = 0x20000000, LENGTH = 64K
                }
                """, MemoryX.write(map(Project.blank("a", "lm3s6965", "rtic"))));
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
                """, MemoryX.write(map(Project.blank("a", "stm32f405rg", "rtic"))));
    }

    @Test
    void theSecondStageOfAnRp2040StandsBeforeTheProgram() {
        assertTrue(
                MemoryX.write(map(Project.blank("a", "rp2040", "embassy")))
                        .contains(
                                "  BOOT2 : ORIGIN = 0x10000000, LENGTH = 256\n  FLASH : ORIGIN = 0x10000100, LENGTH = 2096896\n"));
    }

    @Test
    void aProgramBehindABootLoaderStandsInItsPartition() {
        List<Partition> partitions = List.of(
                new Partition("boot loader", "bootloader", "", OptionalLong.of(0), 32 << 10, false, false),
                new Partition("active", "app", "", OptionalLong.empty(), 96 << 10, false, false),
                new Partition("state", "data", "", OptionalLong.empty(), 128 << 10, false, false));
        MemoryMap map =
                map(Project.blank("a", "stm32f411re", "rtic").withFlash(FlashPlan.NONE.withPartitions(partitions)));
        assertEquals(List.of(), map.findings());
        assertEquals("""
                MEMORY
                {
                  BOOT_LOADER : ORIGIN = 0x08000000, LENGTH = 32K
                  STATE : ORIGIN = 0x08020000, LENGTH = 128K
                  FLASH : ORIGIN = 0x08008000, LENGTH = 96K
                  RAM : ORIGIN = 0x20000000, LENGTH = 128K
                }
                """, MemoryX.write(map));
    }

    /** Below the program, where they come first. */
    @Test
    void dataNamedFlashOrRamDoesNotTakeTheNameOfTheProgram() {
        List<Partition> partitions = List.of(
                new Partition("flash", "data", "", OptionalLong.of(0), 16 << 10, false, false),
                new Partition("ram", "data", "", OptionalLong.empty(), 16 << 10, false, false),
                new Partition("active", "app", "", OptionalLong.empty(), 32 << 10, false, false));
        MemoryMap map =
                map(Project.blank("a", "stm32f411re", "rtic").withFlash(FlashPlan.NONE.withPartitions(partitions)));
        assertEquals("""
                MEMORY
                {
                  FLASH_2 : ORIGIN = 0x08000000, LENGTH = 16K
                  RAM_2 : ORIGIN = 0x08004000, LENGTH = 16K
                  FLASH : ORIGIN = 0x08008000, LENGTH = 32K
                  RAM : ORIGIN = 0x20000000, LENGTH = 128K
                }
                """, MemoryX.write(map));
    }
}
