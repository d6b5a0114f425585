package dev.takt.projects.memory;

import static dev.takt.projects.memory.Layouts.areas;
import static dev.takt.projects.memory.Layouts.broken;
import static dev.takt.projects.memory.Layouts.part;
import static dev.takt.projects.memory.Layouts.plan;
import static dev.takt.projects.memory.Layouts.planned;
import static dev.takt.projects.memory.Layouts.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Partition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected: the partitions and formulas of MCUboot 2.4 and Zephyr; else worked by hand from the rules. */
class McubootPlanTest {
    private static Layout onNrf52840(LayoutScheme scheme) {
        List<LayoutWish.Data> storage = List.of(new LayoutWish.Data("storage", "nvs", 32 << 10));
        return planned(LayoutWish.of(scheme).withData(storage), "nrf52840");
    }

    /** Zephyr's nRF52840: mcuboot 0xc000, image-0 0x76000, image-1 0x76000 at 0x82000, storage 0x8000 at 0xf8000. */
    @Test
    void mcubootOnAnNrf52840AsZephyrHasIt() {
        Layout layout = onNrf52840(LayoutScheme.MCUBOOT_OVERWRITE);
        assertEquals("""
                mcuboot 0 c000
                image-0 c000 76000
                image-1 82000 76000
                storage f8000 8000""", areas(layout));
        // Trailer: 128 * 3 * 4 = 1536 of status (docs/design.md), 4 fields and the magic word of 8 aligned: 32 + 16.
        // Slot 0x76000 = 483328; less 1584 is 481744.
        assertTrue(
                layout.rules().stream().anyMatch(r -> r.words().text().endsWith("(481744 bytes).")),
                layout.rules().toString());
    }

    /** 118 sectors, 117 movable: (118 - 1) * 4096 - 4096 = 475136; the second slot one sector smaller. */
    @Test
    void mcubootMovesUpByASector() {
        Layout layout = onNrf52840(LayoutScheme.MCUBOOT_MOVE);
        assertEquals("""
                mcuboot 0 c000
                image-0 c000 76000
                image-1 82000 75000
                storage f8000 8000""", areas(layout));
        assertTrue(layout.rules().stream().anyMatch(r -> r.words().text().endsWith("(475136 bytes).")));
        assertEquals("", broken(layout));
        assertEquals(
                "ERROR image-0 has 472 KiB and image-1 472 KiB: to move image-0 up by a sector, image-1 has to be 468 KiB.",
                broken(plan(
                        LayoutScheme.MCUBOOT_MOVE,
                        "nrf52840",
                        part("mcuboot", "bootloader", 0, 0xc000),
                        part("image-0", "app", 0xc000, 0x76000),
                        part("image-1", "dfu", 0x82000, 0x76000))));
    }

    /** Status 128 * 2 * 4 = 1024, five fields of 8 and 16: 1080, a sector; 117 * 4096 - 4096 = 475136. */
    @Test
    void mcubootKeepsTheSecondSlotASectorUp() {
        Layout layout = onNrf52840(LayoutScheme.MCUBOOT_OFFSET);
        assertEquals("""
                mcuboot 0 c000
                image-0 c000 75000
                image-1 81000 76000
                storage f8000 8000""", areas(layout));
        assertTrue(says(
                layout,
                "The trailer takes 1080 B; an image with its header and signature may have 464 KiB (475136 bytes)."));
        assertEquals("", broken(layout));
    }

    /** Sectors that end alike go together: 16+16+16+16+64 KiB against one of 128 KiB. */
    @Test
    void mcubootSwapsUnevenSectorsThroughScratchOnly() {
        Partition boot = part("mcuboot", "bootloader", 0x20000, 0x20000);
        Partition low = part("image-0", "app", 0, 0x20000);
        Partition high = part("image-1", "dfu", 0x40000, 0x20000);
        Layout layout = plan(
                LayoutScheme.MCUBOOT_SCRATCH,
                "stm32f411re",
                low,
                boot,
                high,
                part("image-scratch", "scratch", 0x60000, 0x20000));
        assertTrue(
                says(layout, "The scratch area (128 KiB) holds the largest piece that is swapped at once (128 KiB)."));
        Layout small = plan(
                LayoutScheme.MCUBOOT_SCRATCH,
                "stm32f405rg",
                part("image-scratch", "scratch", 0, 0x4000),
                part("mcuboot", "bootloader", 0x4000, 0xc000),
                part("image-0", "app", 0x20000, 0x40000),
                part("image-1", "dfu", 0x60000, 0x40000));
        assertEquals(
                "ERROR The scratch area has 16 KiB, but 128 KiB are swapped at once: sectors that end alike in both slots go together.",
                broken(small));
        assertTrue(broken(plan(LayoutScheme.MCUBOOT_MOVE, "stm32f411re", low, boot, high))
                .contains("ERROR mcuboot-move needs sectors of one size, which there are from 0x8020000 on"));
    }

    /** The H743 writes 32 bytes and has 166 vectors: 128 * 3 * 32 + 4 * 32 + 32 = 12448; the table of 664 bytes stands at multiples of 1024. */
    @Test
    void mcubootOnAnH7() {
        Layout layout = planned(LayoutWish.of(LayoutScheme.MCUBOOT_SCRATCH), "stm32h743zi");
        assertEquals("", broken(layout));
        // 7 * 128 KiB less 12448: 917504 - 12448.
        assertTrue(layout.rules().stream().anyMatch(r -> r.words().text().endsWith("(905056 bytes).")));
        assertTrue(
                says(
                        layout,
                        "The header takes 0x400 before the vector table (CONFIG_ROM_START_OFFSET), which stands at a multiple of 0x400."));
    }
}
