package dev.takt.projects.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Designs;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MemoryPlannerTest {
    private static MemoryMap map(Project project) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        return MemoryPlanner.plan(machine);
    }

    private static Project esp(FlashPlan plan) {
        return Project.blank("a", "esp32s3", "embassy").withFlash(plan);
    }

    @Test
    void aPlanWithoutPartitionsGetsOneApplication() {
        assertEquals(
                List.of(
                        new FlashArea("bootloader", FlashRole.BOOTLOADER, 0, 0x8000),
                        new FlashArea("partition table", FlashRole.TABLE, 0x8000, 0x1000),
                        new FlashArea("nvs", FlashRole.DATA, 0x9000, 0x6000),
                        new FlashArea("phy_init", FlashRole.DATA, 0xf000, 0x1000),
                        new FlashArea("factory", FlashRole.APP, 0x10000, 0x3f0000)),
                map(esp(FlashPlan.NONE.withFlashBytes(4 << 20))).flash());
    }

    /** Offsets of the table that ESP-IDF ships for two OTA slots. */
    @Test
    void offsetsThatAreNotGivenFollowOneAnother() {
        List<Partition> anywhere = EspDefaults.twoOta().stream()
                .map(p -> p.withOffset(OptionalLong.empty()))
                .toList();
        MemoryMap map = map(esp(FlashPlan.NONE.withFlashBytes(4 << 20).withPartitions(anywhere)));
        assertEquals(
                List.of(0x9000L, 0xd000L, 0xf000L, 0x10000L, 0x110000L, 0x210000L),
                map.table().stream().map(EspEntry::offset).toList());
        assertEquals(List.of(), map.findings());
    }

    @Test
    void aPlanThatDoesNotFitTheChipSaysWhatDoes() {
        assertEquals(
                "Flash scheme esp-idf does not fit LM3S6965: its tools use linker.",
                map(Project.blank("a", "lm3s6965", "rtic").withFlash(FlashPlan.NONE.withScheme("esp-idf")))
                        .findings()
                        .getFirst()
                        .message()
                        .text());
    }

    @Test
    void partitionsOfALinkerPlanKeepToEraseUnits() {
        // An STM32F411 erases 16 KiB, 64 KiB or 128 KiB at once, depending on where.
        List<Partition> partitions = List.of(
                new Partition("app", "app", "", OptionalLong.of(0), 24 << 10, false, false),
                new Partition("data", "data", "", OptionalLong.of(32 << 10), 16 << 10, false, false));
        assertEquals(
                List.of(
                        "Partition \"app\" at 0x8000000, 24 KiB long, does not start and end at an erase unit of 16 KiB: erasing it would erase a neighbour."),
                map(Project.blank("a", "stm32f411re", "rtic").withFlash(FlashPlan.NONE.withPartitions(partitions)))
                        .findings()
                        .stream()
                        .map(f -> f.message().text())
                        .toList());
    }

    @Test
    void whateverThePlanSaysEveryAreaIsInOrder() {
        SplittableRandom random = new SplittableRandom(99);
        for (int i = 0; i < 2_000; i++) {
            List<Partition> partitions = random.ints(random.nextInt(6), 0, 1000)
                    .mapToObj(n -> new Partition(
                            "p" + n,
                            n % 2 == 0 ? "app" : "data",
                            n % 2 == 0 ? "ota_" + n % 16 : "fat",
                            n % 3 == 0 ? OptionalLong.empty() : OptionalLong.of(n * 0x1000L),
                            (n % 7) * 0x10000L,
                            false,
                            false))
                    .toList();
            MemoryMap map = map(esp(FlashPlan.NONE.withFlashBytes(4 << 20).withPartitions(partitions)));
            for (int a = 1; a < map.flash().size(); a++) {
                assertTrue(map.flash().get(a - 1).start() <= map.flash().get(a).start());
            }
            boolean overlap = map.findings().stream()
                    .anyMatch(f -> f.message().key().equals("memory.esp.overlap")
                            || f.message().key().equals("memory.esp.in-table"));
            long covered = map.flash().stream().mapToLong(FlashArea::size).sum();
            if (!overlap && map.findings().stream().noneMatch(f -> f.concern() == MemoryConcern.FLASH_SIZE)) {
                assertEquals(4L << 20, covered, () -> partitions.toString());
            }
        }
    }

    /** 512 and 1024 bytes at two levels; an exception of a Cortex-M4 with floating point takes up to 108 bytes (26 words and one to align), and 36 on a Cortex-M3; 256 are for the runtime. */
    @Test
    void theSharedStackHoldsTheDeepestOfEachLevelWithItsFrame() {
        assertEquals(256 + 512 + 1024 + 2 * 108, shared("stm32f411re", "rtic"));
        assertEquals(256 + 512 + 1024 + 2 * 36, shared("lm3s6965", "rtic"));
    }

    /** 128 bytes at a multiple of 128, and up to 127 before it, of each runtime whose firmware is generated for an Armv7-M; twice that for an Armv6-M, whose regions are no smaller. */
    @Test
    void theGuardOfTheStackTakesRamToo() {
        assertEquals(255, map(withTasks("lm3s6965", "rtic")).ram().getFirst().usedBytes());
        assertEquals(
                255, map(withTasks("stm32f411re", "embassy")).ram().getFirst().usedBytes());
        assertEquals(
                255, map(withTasks("mps2-an385", "bare-metal")).ram().getFirst().usedBytes());
        assertEquals(511, map(withTasks("stm32g071rb", "rtic")).ram().getFirst().usedBytes());
        assertEquals(
                511, map(withTasks("rp2040", "bare-metal")).ram().getFirst().usedBytes());
        // no guard of ours: a limit register, no unit that protects memory, no firmware (but two stacks)
        assertEquals(0, map(withTasks("rp2350", "embassy")).ram().getFirst().usedBytes());
        assertEquals(
                0, map(withTasks("riscv-virt", "bare-metal")).ram().getFirst().usedBytes());
        assertEquals(
                512 + 1024,
                map(withTasks("lm3s6965", "generic")).ram().getFirst().usedBytes());
    }

    private static long shared(String chip, String runtime) {
        return map(withTasks(chip, runtime)).ram().getFirst().sharedStackBytes();
    }

    private static Project withTasks(String chip, String runtime) {
        return Designs.project(
                chip,
                runtime,
                Designs.task("a", 1, Designs.every(1_000), Designs.work(1)),
                Designs.task("b", 2, Designs.every(1_000), Designs.work(1)).withStackBytes(1024));
    }

    /** Zephyr's defaults: 2048 for interrupts, 1024 for main, 1024 for the work queue, 512 (the most of the idle sizes) beside the threads. */
    @Test
    void aKernelHasStacksOfItsOwn() {
        RamRegion zephyr = map(withTasks("stm32f411re", "zephyr")).ram().getFirst();
        assertEquals(512 + 1024 + 2048 + 1024 + 1024 + 512, zephyr.usedBytes());
        assertEquals(0, zephyr.sharedStackBytes());
    }
}
