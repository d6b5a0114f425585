package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.freertos;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about flash and RAM. */
class MemoryRulesTest {
    private static Partition part(String name, String type, String subtype, long offset, long size) {
        return new Partition(name, type, subtype, OptionalLong.of(offset), size, false, false);
    }

    private static Project esp(Partition... partitions) {
        return Designs.of("esp32s3", "embassy", "")
                .withFlash(FlashPlan.NONE.withFlashBytes(4 << 20).withPartitions(List.of(partitions)));
    }

    private static final Project WHOLE = esp(
            part("nvs", "data", "nvs", 0x9000, 0x4000),
            part("otadata", "data", "ota", 0xd000, 0x2000),
            part("ota_0", "app", "ota_0", 0x10000, 0x180000),
            part("ota_1", "app", "ota_1", 0x190000, 0x180000));

    @Test
    void partitionBeyondTheFlashIsFound() {
        assertEquals(
                List.of(".flash: Partition \"app\" ends 64 KiB beyond the 4 MiB of flash."),
                found(new FlashOverflowRule(), esp(part("app", "app", "factory", 0x10000, 4 << 20))));
        assertEquals(List.of(), found(new FlashOverflowRule(), WHOLE));
    }

    @Test
    void everyFixOfAFlashPlanAnswersItsProblem() {
        Project large = esp(part("app", "app", "factory", 0x10000, 4 << 20));
        assertEquals(List.of(), found(new FlashOverflowRule(), fixed(new FlashOverflowRule(), large)));
        Project crooked = esp(part("app", "app", "factory", 0x11000, 0x10000));
        assertEquals(List.of(), found(new FlashLayoutRule(), fixed(new FlashLayoutRule(), crooked)));
        Project without = esp(
                part("nvs", "data", "nvs", 0x9000, 0x4000),
                part("ota_0", "app", "ota_0", 0x10000, 0x180000),
                part("ota_1", "app", "ota_1", 0x190000, 0x180000));
        Project complete = fixed(new OtaLayoutRule(), without);
        assertEquals(
                part("otadata", "data", "ota", 0xd000, 0x2000),
                complete.flash().partitions().get(1));
        assertEquals(List.of(), found(new OtaLayoutRule(), complete));
    }

    @Test
    void aTypeThatNoLayoutKnowsIsMadeDataByItsFix() {
        Project mistyped = Designs.of("stm32f411re", "embassy", "")
                .withFlash(FlashPlan.NONE.withPartitions(
                        List.of(part("main", "app", "", 0, 128 << 10), part("log", "dta", "", 128 << 10, 128 << 10))));
        assertEquals(1, found(new FlashLayoutRule(), mistyped).size());
        Project fixed = fixed(new FlashLayoutRule(), mistyped);
        assertEquals("data", fixed.flash().partitions().get(1).type());
        assertEquals(List.of(), found(new FlashLayoutRule(), fixed));
    }

    @Test
    void partitionsThatOverlapStartOffTheirPageOrAreUnknownAreFound() {
        assertEquals(
                List.of(
                        ".flash: Partition \"b\": subtype \"cake\" is not known. Use ota, phy, nvs, coredump, nvs_keys, efuse, undefined, esphttpd, fat, spiffs, littlefs, tee_ota, or a number up to 0xFF.",
                        ".flash: Partition \"app\": offset 0x11000 is not a multiple of 0x10000, at which partitions of type app start; near it are 0x10000, 0x20000.",
                        ".flash: Partition \"c\" overlaps \"app\" by 4 KiB."),
                found(
                        new FlashLayoutRule(),
                        esp(
                                part("app", "app", "factory", 0x11000, 0x10000),
                                part("b", "data", "cake", 0x40000, 0x1000),
                                part("c", "data", "fat", 0x20000, 0x1000))));
        assertEquals(List.of(), found(new FlashLayoutRule(), WHOLE));
    }

    @Test
    void updateSlotsThatABootLoaderCannotUseAreFound() {
        assertEquals(
                List.of(
                        ".flash: 1 OTA slots but no otadata partition (type data, subtype ota, 8 KiB): the boot loader cannot know which one to start.",
                        ".flash: An update needs two OTA slots, one to run from and one to write: there are 1.",
                        ".flash: Partition \"ota_1\" is OTA slot 1, but there is no slot 0: slots count from 0 without a gap."),
                found(new OtaLayoutRule(), esp(part("ota_1", "app", "ota_1", 0x10000, 0x10000))));
        assertEquals(List.of(), found(new OtaLayoutRule(), WHOLE));
    }

    @Test
    void moreRamThanThereIsIsFound() {
        // 128 KiB of RAM: 100 KiB of blocks, a stack of 40 KiB and two of 512 bytes for the kernel are 13 KiB too much.
        String pool = item("pool", "p", "'block': '1 KiB', 'blocks': 100");
        assertEquals(
                List.of(".: RAM SRAM overflows by 13 KiB: it has 128 KiB."),
                found(new RamOverflowRule(), freertos(pool, task("t", "'stack': '40 KiB'"))));
        assertEquals(List.of(), found(new RamOverflowRule(), freertos(pool, task("t", "'stack': '27 KiB'"))));
    }

    /** 64 KiB: 255 bytes guard the stack; 63 KiB of heap leave 769 B for a stack of 1 KiB, a frame of 36 bytes and 256 of the runtime. */
    @Test
    void theHeapCountsWhole() {
        Project project = Designs.of("lm3s6965", "rtic", items(task("a", "'priority': 1, 'stack': '1 KiB'")));
        Project heap = project.withSettings(project.settings().withHeapBytes(63 * 1024));
        assertEquals(
                List.of(".: RAM SRAM: the stack needs 1316 B, but data leaves 769 B: 547 B too little."),
                found(new RamOverflowRule(), heap));
        assertEquals(List.of(), found(new RamOverflowRule(), project));
    }

    @Test
    void stacksOfContextsThatShareOneNestOnceALevel() {
        // 64 KiB: 40 KiB of blocks and 255 bytes for the guard of the stack leave 24321; 10 + 15 KiB (the larger of two
        // of a level), two frames of 36 bytes and 256 of the runtime need 25928.
        String pool = item("pool", "p", "'block': '1 KiB', 'blocks': 40");
        Project project = Designs.of(
                "lm3s6965",
                "rtic",
                items(
                        pool,
                        task("a", "'priority': 1, 'stack': '10 KiB'"),
                        task("b", "'priority': 2, 'stack': '15 KiB'"),
                        task("c", "'priority': 2, 'stack': '9 KiB'")));
        assertEquals(
                List.of(".: RAM SRAM: the stack needs 25928 B, but data leaves 24321 B: 1607 B too little."),
                found(new RamOverflowRule(), project));
    }
}
