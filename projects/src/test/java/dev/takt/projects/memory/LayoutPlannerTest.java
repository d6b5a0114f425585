package dev.takt.projects.memory;

import static dev.takt.projects.memory.Layouts.areas;
import static dev.takt.projects.memory.Layouts.broken;
import static dev.takt.projects.memory.Layouts.chip;
import static dev.takt.projects.memory.Layouts.part;
import static dev.takt.projects.memory.Layouts.plan;
import static dev.takt.projects.memory.Layouts.planned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layouts of Tock (those of libtock-rs) and of ESP-IDF, worked by hand from the rules, and what holds of every scheme. */
class LayoutPlannerTest {
    /** Read as data without a word, the program would start nowhere. */
    @Test
    void aTypeThatNoLayoutKnowsIsWarnedOf() {
        Layout layout = plan(
                LayoutScheme.LINKER,
                "stm32f411re",
                part("main", "app", 0, 128 << 10),
                part("spare", "dfuu", 128 << 10, 128 << 10));
        assertEquals(
                "WARNING Partition \"spare\" has the type \"dfuu\", which no layout knows: it takes its place like data, and nothing starts or writes it. Known: app, dfu, bootloader, boot2, softdevice, kernel, state, scratch, data.",
                broken(layout));
        assertEquals("", broken(plan(LayoutScheme.LINKER, "stm32f411re", part("main", "app", 0, 128 << 10))));
    }

    /** Every scheme names all its parts with types that layouts know. */
    @Test
    void proposalsHaveNoUnknownType() {
        for (LayoutScheme scheme : LayoutScheme.values()) {
            if (scheme != LayoutScheme.ESP_IDF) {
                Layout layout = planned(LayoutWish.of(scheme), "nrf52840");
                assertTrue(
                        layout.plan().partitions().stream().noneMatch(p -> PartitionType.of(p) == PartitionType.OTHER),
                        scheme.tag());
            }
        }
    }

    /** libtock-rs: nrf52840 0x40000, 768 K, RAM 0x20010000, 128 K; microbit_v2 and raspberry_pi_pico alike. */
    @ParameterizedTest
    @CsvSource({"nrf52840, 1, 80000, 80000", "nrf52833, 2, 40000, 20000", "rp2040, 3, 10040000, 10000"})
    void tockProcessesArePowersOfTwo(String chip, int processes, String start, String size) {
        Layout layout = planned(LayoutWish.of(LayoutScheme.TOCK).withSlots(processes), chip);
        assertTrue(areas(layout).contains("\nprocess-0 " + start + " " + size), areas(layout));
        assertEquals("", broken(layout));
    }

    /** The slot of the update is 4 KiB larger than the program may be, and below it. */
    @Test
    void anImageHasToFitWhatRunsAndNotTheSlotOfItsUpdate() {
        Layout layout = plan(
                LayoutScheme.EMBASSY_BOOT,
                "nrf52840",
                part("BOOT", "bootloader", 0, 0x6000),
                part("STATE", "state", 0x6000, 0x1000),
                part("DFU", "dfu", 0x7000, 0x11000),
                part("ACTIVE", "app", 0x18000, 0x10000));
        List<LayoutRule> rules = LayoutPlanner.image(layout, chip("nrf52840"), 0x10800);
        assertEquals(List.of(false), rules.stream().map(LayoutRule::met).toList());
        assertTrue(rules.getFirst().words().text().contains("ACTIVE"), rules.toString());
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
