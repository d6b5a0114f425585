package dev.takt.projects.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected: the memory.x of the examples of embassy-boot 0.7, the partitions and formulas of MCUboot 2.4 and Zephyr, those of libtock-rs and nrf-softdevice; else worked by hand from the rules. */
class LayoutPlannerTest {
    private static Chip chip(String id) {
        return ShippedCatalogue.get().chips().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Layout planned(LayoutWish wish, String chip) {
        return LayoutPlanner.layout(wish.scheme(), LayoutPlanner.propose(wish, chip(chip)), chip(chip));
    }

    private static String areas(Layout layout) {
        return layout.areas().stream()
                .filter(a -> a.role() != FlashRole.FREE)
                .map(a -> "%s %x %x".formatted(a.name(), a.start(), a.size()))
                .collect(Collectors.joining("\n"));
    }

    private static String broken(Layout layout) {
        return layout.findings().stream()
                .map(f -> f.severity() + " " + f.message().text())
                .collect(Collectors.joining("\n"));
    }

    private static boolean says(Layout layout, String words) {
        return layout.rules().stream().anyMatch(r -> r.words().text().equals(words));
    }

    private static Partition part(String name, String type, long offset, long size) {
        return new Partition(name, type, "", OptionalLong.of(offset), size, false, false);
    }

    private static Layout plan(LayoutScheme scheme, String chip, Partition... partitions) {
        FlashPlan plan = FlashPlan.NONE.withScheme(scheme.tag()).withPartitions(List.of(partitions));
        return LayoutPlanner.layout(scheme, plan, chip(chip));
    }

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

    /** Zephyr's nRF52840: mcuboot 0xc000, image-0 0x76000, image-1 0x76000 at 0x82000, storage 0x8000 at 0xf8000. */
    @Test
    void mcubootOnAnNrf52840AsZephyrHasIt() {
        List<LayoutWish.Data> storage = List.of(new LayoutWish.Data("storage", "nvs", 32 << 10));
        Layout layout = planned(LayoutWish.of(LayoutScheme.MCUBOOT_OVERWRITE).withData(storage), "nrf52840");
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
        List<LayoutWish.Data> storage = List.of(new LayoutWish.Data("storage", "nvs", 32 << 10));
        Layout layout = planned(LayoutWish.of(LayoutScheme.MCUBOOT_MOVE).withData(storage), "nrf52840");
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
        List<LayoutWish.Data> storage = List.of(new LayoutWish.Data("storage", "nvs", 32 << 10));
        Layout layout = planned(LayoutWish.of(LayoutScheme.MCUBOOT_OFFSET).withData(storage), "nrf52840");
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

    /** libtock-rs: nrf52840 0x40000, 768 K, RAM 0x20010000, 128 K; microbit_v2 and raspberry_pi_pico alike. */
    @ParameterizedTest
    @CsvSource({"nrf52840, 1, 80000, 80000", "nrf52833, 2, 40000, 20000", "rp2040, 3, 10040000, 10000"})
    void tockProcessesArePowersOfTwo(String chip, int processes, String start, String size) {
        Layout layout = planned(LayoutWish.of(LayoutScheme.TOCK).withSlots(processes), chip);
        assertTrue(areas(layout).contains("\nprocess-0 " + start + " " + size), areas(layout));
        assertEquals("", broken(layout));
    }

    @Test
    void tockSaysWhatDoesNotFit() {
        assertEquals(
                "ERROR Tock has no layout for STM32F411RE here: there is one for nrf52840, microbit_v2, raspberry_pi_pico.",
                broken(planned(LayoutWish.of(LayoutScheme.TOCK), "stm32f411re")));
        Layout layout = plan(
                LayoutScheme.TOCK,
                "nrf52833",
                part("kernel", "kernel", 0x8000, 0x38000),
                part("a", "app", 0x40000, 0x18000),
                part("b", "app", 0x60000, 0x40000));
        assertEquals("""
                ERROR Partition "b" ends 128 KiB beyond the 512 KiB of flash.
                ERROR a has 96 KiB at 0x40000: the memory protection covers powers of two at multiples of themselves, so 128 KiB at a multiple of that.
                ERROR b (0x60000 to 0xa0000) lies outside the flash for processes, which is 0x40000 to 0x80000.
                ERROR b has 256 KiB at 0x60000: the memory protection covers powers of two at multiples of themselves, so 256 KiB at a multiple of that.""", broken(layout));
        assertEquals(
                List.of(
                        new LinkerRegion("process-0", 0x20008000, 0x8000, 0),
                        new LinkerRegion("process-1", 0x20010000, 0x8000, 0)),
                TockRam.of("nrf52833", 2));
    }

    /** The table ESP-IDF ships for a factory image and two slots, slots of 1 MiB. */
    @Test
    void espIdfWithAFactoryImageAndTwoSlots() {
        Layout layout = planned(
                LayoutWish.of(LayoutScheme.ESP_IDF)
                        .withFactory(true)
                        .withFlashBytes(4 << 20)
                        .withSlotBytes(1 << 20),
                "esp32c3");
        assertEquals(EspDefaults.twoOta(), layout.plan().partitions());
        assertEquals("", broken(layout));
    }

    /** 4 MiB less the first 64 KiB and 256 KiB of data: two slots of multiples of 64 KiB, (0x3f0000 - 0x40000) / 2 = 0x1d8000, so 0x1d0000. */
    @Test
    void espIdfSharesTheRest() {
        Layout layout = planned(
                LayoutWish.of(LayoutScheme.ESP_IDF)
                        .withFlashBytes(4 << 20)
                        .withData(List.of(new LayoutWish.Data("store", "littlefs", 256 << 10))),
                "esp32s3");
        assertEquals(
                List.of(
                        "nvs 9000 4000",
                        "otadata d000 2000",
                        "phy_init f000 1000",
                        "ota_0 10000 1d0000",
                        "ota_1 1e0000 1d0000",
                        "store 3b0000 40000"),
                layout.table().stream()
                        .map(e -> "%s %x %x".formatted(e.name(), e.offset(), e.size()))
                        .toList());
        assertEquals("", broken(layout));
    }

    @Test
    void whatIsTooMuchIsSaidWithHowMuch() {
        assertEquals(
                "ERROR Partition \"ota_1\" ends 288 KiB beyond the 4 MiB of flash.",
                broken(planned(
                        LayoutWish.of(LayoutScheme.ESP_IDF)
                                .withFlashBytes(4 << 20)
                                .withSlotBytes(0x218000),
                        "esp32c6")));
        assertTrue(broken(planned(LayoutWish.of(LayoutScheme.EMBASSY_BOOT).withSlotBytes(300 << 10), "nrf52832"))
                .contains("Partition \"DFU\" ends 120 KiB beyond the 512 KiB of flash."));
    }

    /** Whatever is wished, of any chip: areas in order, and a layout that holds meets every demand and covers the flash without an overlap. */
    @Test
    void aLayoutThatHoldsMeetsEveryRule() {
        long seed = Long.getLong("takt.seed", 0x1a7007L);
        int held = 0;
        List<Chip> chips = ShippedCatalogue.get().chips();
        for (int i = 0; i < 4_000; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            Chip chip = chips.get(random.nextInt(chips.size()));
            LayoutWish wish = wish(random, chip.family().equals("ESP32"));
            FlashPlan plan = LayoutPlanner.propose(wish, chip);
            Layout layout = LayoutPlanner.layout(wish.scheme(), plan, chip);
            String at = "seed " + (seed + i) + " " + chip.id() + " " + wish + "\n" + broken(layout);
            assertEquals(layout.findings().stream().noneMatch(f -> f.severity() == Severity.ERROR), layout.holds(), at);
            if (layout.holds()) {
                held++;
                assertTrue(layout.rules().stream().allMatch(r -> r.met() || r.severity() != Severity.ERROR), at);
                assertEquals(
                        layout.bytes(),
                        layout.areas().stream().mapToLong(FlashArea::size).sum(),
                        at);
            }
        }
        assertTrue(held > 1_000, "held " + held);
    }

    private static LayoutWish wish(SplittableRandom random, boolean esp) {
        List<LayoutScheme> schemes = new ArrayList<>(List.of(LayoutScheme.values()));
        schemes.removeIf(s -> esp != (s == LayoutScheme.ESP_IDF));
        LayoutWish wish = LayoutWish.of(schemes.get(random.nextInt(schemes.size())))
                .withSlots(1 + random.nextInt(4))
                .withFactory(random.nextBoolean());
        List<LayoutWish.Data> data = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            data.add(new LayoutWish.Data("d" + i, "littlefs", 1 + random.nextInt(200_000)));
        }
        wish = wish.withData(data);
        if (random.nextInt(3) == 0) {
            wish = wish.withSlotBytes(1 + random.nextInt(600_000));
        }
        if (random.nextInt(4) == 0) {
            wish = wish.withBootloaderBytes(1 + random.nextInt(100_000));
        }
        return random.nextInt(5) == 0
                ? wish.withSoftDevice(SoftDevice.values()[random.nextInt(SoftDevice.values().length)])
                : wish;
    }
}
