package dev.takt.projects.memory;

import static dev.takt.projects.memory.Layouts.areas;
import static dev.takt.projects.memory.Layouts.broken;
import static dev.takt.projects.memory.Layouts.chip;
import static dev.takt.projects.memory.Layouts.part;
import static dev.takt.projects.memory.Layouts.plan;
import static dev.takt.projects.memory.Layouts.planned;
import static dev.takt.projects.memory.Layouts.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected: the memory.x of the examples of embassy-boot 0.7 and of nrf-softdevice; else worked by hand from the rules. */
class EmbassyBootPlanTest {
    /** examples/boot/application/nrf/memory.x: boot loader 24 K, state 4 K at 0x6000, active 64 K at 0x7000, DFU 68 K at 0x17000. */
    @Test
    void embassyBootOnAnNrf52() {
        Layout layout = planned(LayoutWish.of(LayoutScheme.EMBASSY_BOOT).withSlotBytes(64 << 10), "nrf52840");
        assertEquals("""
                BOOTLOADER 0 6000
                BOOTLOADER_STATE 6000 1000
                ACTIVE 7000 10000
                DFU 17000 11000""", areas(layout));
        assertEquals("", broken(layout));
    }

    /** examples/boot/application/rp/memory.x: state 4 K at 0x10006000, active 512 K at 0x10007000, DFU 516 K at 0x10087000. */
    @Test
    void embassyBootOnAnRp2040() {
        Layout layout = planned(LayoutWish.of(LayoutScheme.EMBASSY_BOOT).withSlotBytes(512 << 10), "rp2040");
        assertEquals("""
                BOOT2 10000000 100
                BOOTLOADER 10000100 5f00
                BOOTLOADER_STATE 10006000 1000
                ACTIVE 10007000 80000
                DFU 10087000 81000""", areas(layout));
        assertEquals("", broken(layout));
        assertTrue(says(layout, "The state has 4096 bytes for 2 + 4 x 128 words of 1 bytes (514)."));
    }

    /** Sectors of 128 K, 16 of them: one for the boot loader, one for the state, 14 = 6 + 7 for the slots and one over. */
    @Test
    void embassyBootOnAnH7HasSectorsOf128KiB() {
        Layout layout = planned(LayoutWish.of(LayoutScheme.EMBASSY_BOOT), "stm32h743zi");
        assertEquals("""
                BOOTLOADER 8000000 20000
                BOOTLOADER_STATE 8020000 20000
                ACTIVE 8040000 c0000
                DFU 8100000 e0000""", areas(layout));
        assertEquals("", broken(layout));
        assertTrue(says(layout, "The state has 131072 bytes for 2 + 4 x 6 words of 32 bytes (832)."));
    }

    /** An F4 has 4 x 16 K, 64 K, then 128 K: slots only among the last, where a page is 128 K. */
    @Test
    void embassyBootOnAnF4KeepsSlotsAmongEqualSectors() {
        Layout layout = planned(LayoutWish.of(LayoutScheme.EMBASSY_BOOT), "stm32f405rg");
        assertEquals("""
                BOOTLOADER 8000000 8000
                BOOTLOADER_STATE 8008000 4000
                ACTIVE 8020000 60000
                DFU 8080000 80000""", areas(layout));
        assertEquals(
                List.of(Severity.WARNING),
                layout.findings().stream().map(MemoryFinding::severity).toList());
        Layout mixed = plan(
                LayoutScheme.EMBASSY_BOOT,
                "stm32f405rg",
                part("BOOTLOADER", "bootloader", 0, 0x8000),
                part("BOOTLOADER_STATE", "state", 0x8000, 0x4000),
                part("ACTIVE", "app", 0xc000, 0x34000),
                part("DFU", "dfu", 0x40000, 0x40000));
        assertTrue(
                broken(mixed)
                        .contains(
                                "ERROR ACTIVE lies in erase units of different sizes: a swap goes by the largest. From 0x8020000 on they are all 128 KiB."),
                broken(mixed));
        assertTrue(broken(mixed).contains("ERROR ACTIVE has 208 KiB, which is not a multiple of the page of 128 KiB."));
    }

    /** Two rules of embassy-boot broken by a page and by a byte: DFU as large as ACTIVE; a state for 63 pages where 64 are: (2 + 4 * 64) * 8 = 2064 bytes. */
    @Test
    void whatEmbassyBootAssertsIsSaidBeforeItDoes() {
        Layout layout = plan(
                LayoutScheme.EMBASSY_BOOT,
                "stm32g071rb",
                part("BOOTLOADER", "bootloader", 0, 0x1000),
                part("BOOTLOADER_STATE", "state", 0x1000, 0x800),
                part("ACTIVE", "app", 0x1800, 0xe000),
                part("DFU", "dfu", 0xf800, 0xe000));
        assertEquals("""
                ERROR DFU (56 KiB) has to be a page larger than ACTIVE (56 KiB), so at least 58 KiB: the swap needs a free page.
                WARNING The boot loader has 4 KiB, but takes about 8 KiB, and 24 KiB with debug output.
                WARNING embassy-boot lists no support for STM32G071RB: nRF52, STM32 F3, F7, H7, L0, L1, L4, WB, WL, WBA, RP2040 and RP235x. What it needs of the flash is met or not as said.""", broken(layout));
        Layout small = plan(
                LayoutScheme.EMBASSY_BOOT,
                "stm32h743zi",
                part("BOOTLOADER", "bootloader", 0, 0x20000),
                part("ACTIVE", "app", 0x40000, 0x20000),
                part("DFU", "dfu", 0x60000, 0x60000));
        assertEquals("""
                ERROR BOOTLOADER_STATE is missing: embassy-boot needs a partition of type state.""", broken(small));
    }

    @Test
    void theStateHasTwoWordsAndFourAPage() {
        // nRF52: 4096 / 4 = 1024 words are enough for (1024 - 2) / 4 = 255 pages, and not for 256.
        assertTrue(stateOf(255).isEmpty());
        assertEquals(
                "ERROR The state has 4096 bytes, but 2 + 4 x 256 words of 4 bytes take 4104: 8 more.", stateOf(256));
    }

    private static String stateOf(int pages) {
        FlashPlan plan = FlashPlan.NONE
                .withScheme("embassy-boot")
                .withPartitions(List.of(
                        part("BOOTLOADER", "bootloader", 0, 0x6000),
                        part("BOOTLOADER_STATE", "state", 0x6000, 0x1000),
                        part("ACTIVE", "app", 0x7000, pages * 0x1000L),
                        part("DFU", "dfu", 0x7000 + pages * 0x1000L, (pages + 1) * 0x1000L)));
        Chip large = chip("nrf52840");
        return LayoutPlanner.layout(LayoutScheme.EMBASSY_BOOT, plan, large).findings().stream()
                .filter(f -> f.concern() == MemoryConcern.OTA)
                .map(f -> f.severity() + " " + f.message().text())
                .collect(Collectors.joining("\n"));
    }

    /** Application bases of memory.x in nrf-softdevice: S112 0x19000, S113 0x1c000, S132 0x26000, S140 0x27000. */
    @ParameterizedTest
    @CsvSource({"S112, nrf52832, 19000", "S113, nrf52833, 1c000", "S132, nrf52832, 26000", "S140, nrf52840, 27000"})
    void aSoftDeviceStandsBelowTheProgram(SoftDevice device, String chip, String base) {
        Layout layout = planned(LayoutWish.of(LayoutScheme.LINKER).withSoftDevice(device), chip);
        assertTrue(areas(layout).contains("\nFLASH " + base + " "), areas(layout));
        assertEquals("", broken(layout));
        Layout boot = planned(LayoutWish.of(LayoutScheme.EMBASSY_BOOT).withSoftDevice(device), chip);
        assertTrue(areas(boot).contains("\nACTIVE " + base + " "), areas(boot));
        assertEquals("", broken(boot));
    }

    @Test
    void aSoftDeviceOfAnotherChipOrAProgramElsewhereIsRefused() {
        Layout layout = planned(LayoutWish.of(LayoutScheme.LINKER).withSoftDevice(SoftDevice.S140), "nrf52832");
        assertEquals("ERROR S140 does not run on nRF52832: it is for nrf52833, nrf52840.", broken(layout));
        Partition device = new Partition("SD", "softdevice", "s140", OptionalLong.of(0), 0x26000, false, false);
        Layout low = plan(LayoutScheme.LINKER, "nrf52840", device, part("FLASH", "app", 0x26000, 0x10000));
        assertEquals("""
                ERROR S140 7 with its MBR takes the flash from its start to 0x27000: its partition has to be just that.
                ERROR S140 hands over to the address 0x27000, but the program starts at 0x26000.""", broken(low));
    }
}
