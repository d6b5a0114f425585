package dev.takt.projects.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** ESP-IDF lets applications start at multiples of 64 KiB and data at multiples of 4 KiB; an STM32F405 erases 4 sectors of 16 KiB, one of 64 KiB, then 128 KiB each (RM0090, table 5). */
class FlashBordersTest {
    private static Chip chip(String id) {
        return ShippedCatalogue.get().chips().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Partition part(String name, String type, String subtype, OptionalLong offset, long size) {
        return new Partition(name, type, subtype, offset, size, false, false);
    }

    private static FlashBorders borders(String chip, String scheme, Partition... partitions) {
        return FlashBorders.of(FlashPlan.NONE.withScheme(scheme).withPartitions(List.of(partitions)), chip(chip));
    }

    private static FlashBorder at(FlashBorders borders, long address) {
        return borders.all().stream().filter(b -> b.at() == address).findFirst().orElseThrow();
    }

    private static String partitions(FlashMove move) {
        return move.plan().partitions().stream()
                .map(p -> p.name() + " "
                        + (p.offset().isPresent() ? "%x ".formatted(p.offset().getAsLong()) : "")
                        + "%x".formatted(p.size()))
                .collect(Collectors.joining("\n"));
    }

    /** The table of a design without one is that of espflash; what stands before the partitions is fixed. */
    @Test
    void theTableItselfStaysAndWhatTheDesignCanDivideMoves() {
        FlashBorders borders = borders("esp32s3", "");
        assertFalse(at(borders, 0x8000).isMovable());
        assertFalse(at(borders, 0x9000).isMovable());
        FlashBorder nvs = at(borders, 0xf000);
        assertEquals(0xa000, nvs.least());
        assertEquals(0xf000, nvs.most());
        FlashMove move = borders.moved(nvs, 0xd000);
        assertTrue(move.holds());
        assertEquals("""
                nvs 9000 4000
                phy_init d000 3000
                factory 10000 7f0000""", partitions(move));
    }

    @Test
    void anApplicationStartsAtMultiplesOf64KiB() {
        Partition nvs = part("nvs", "data", "nvs", OptionalLong.of(0x9000), 0x6000);
        Partition first = part("ota_0", "app", "ota_0", OptionalLong.of(0x10000), 0x100000);
        Partition second = part("ota_1", "app", "ota_1", OptionalLong.of(0x110000), 0x100000);
        FlashBorders borders = borders("esp32s3", "esp-idf", nvs, first, second);
        FlashBorder between = at(borders, 0x110000);
        assertEquals(0x120000, borders.snapped(between, 0x119000));
        assertEquals(0x110000, borders.snapped(between, 0x117fff));
        assertEquals(0x100000, borders.next(between, false));
        assertEquals(0x20000, between.least());
        assertEquals(0x200000, between.most());
        assertEquals("""
                nvs 9000 6000
                ota_0 10000 f0000
                ota_1 100000 110000""", partitions(borders.moved(between, 0x100000)));
    }

    /** nvs needs three sectors to be written at all. */
    @Test
    void aRuleThatWouldBreakIsTold() {
        FlashBorders borders = borders("esp32s3", "");
        FlashMove move = borders.moved(at(borders, 0xf000), 0xb000);
        assertFalse(move.holds());
        assertEquals(
                List.of("memory.esp.nvs-small"),
                move.come().stream().map(f -> f.message().key()).toList());
    }

    /** 0x0c000, 0x10000 (the sector of 64 KiB), 0x20000 and then every 128 KiB. */
    @Test
    void bordersLieBetweenSectorsOfDifferentSizes() {
        Partition app = part("app", "app", "", OptionalLong.of(0), 0x10000);
        Partition log = part("log", "data", "", OptionalLong.empty(), 0x30000);
        FlashBorders borders = borders("stm32f405rg", "linker", app, log);
        FlashBorder border = at(borders, 0x0801_0000);
        assertEquals(0x0800_c000, borders.next(border, false));
        assertEquals(0x0802_0000, borders.next(border, true));
        assertEquals(0x0802_0000, borders.snapped(border, 0x0801_8001));
        assertEquals(0x0801_0000, borders.snapped(border, 0x0801_7fff));
        assertEquals(0x0800_4000, border.least());
        assertEquals(0x0802_0000, border.most());
        FlashMove move = borders.moved(border, 0x0802_0000);
        assertTrue(move.holds());
        assertEquals("""
                app 0 20000
                log 20000""", partitions(move));
    }

    /** The free rest above a partition gives way; what follows without an offset of its own stays where it is. */
    @Test
    void whatFollowsStaysWhereItIs() {
        Partition app = part("app", "app", "", OptionalLong.of(0), 0x8000);
        Partition log = part("log", "data", "", OptionalLong.of(0x20000), 0x20000);
        Partition more = part("more", "data", "", OptionalLong.empty(), 0x20000);
        FlashBorders borders = borders("stm32f405rg", "linker", app, log, more);
        FlashBorder rest = at(borders, 0x0800_8000);
        assertEquals(0x0802_0000, rest.most());
        assertEquals("""
                app 0 10000
                log 20000 20000
                more 20000""", partitions(borders.moved(rest, 0x0801_0000)));
        FlashBorder end = at(borders, 0x0804_0000);
        assertEquals("""
                app 0 8000
                log 20000 20000
                more 20000""", partitions(borders.moved(end, 0x0804_0000)));
        Partition first = part("first", "app", "", OptionalLong.of(0), 0x40000);
        Partition small = part("small", "data", "", OptionalLong.of(0x60000), 0x20000);
        FlashBorders gap = borders("stm32f405rg", "linker", first, small);
        assertEquals("""
                first 0 40000
                small 40000 40000""", partitions(gap.moved(at(gap, 0x0806_0000), 0x0804_0000)));
    }

    @Test
    void partitionsOfOneNameHaveBordersOfTheirOwn() {
        Partition app = part("app", "app", "", OptionalLong.of(0), 0x20000);
        Partition first = part("data", "data", "", OptionalLong.empty(), 0x40000);
        FlashBorders borders = borders("stm32f405rg", "linker", app, first, first);
        FlashBorder between = at(borders, 0x0806_0000);
        assertEquals(0x0804_0000, between.least());
        assertEquals(0x0808_0000, between.most());
        assertEquals("""
                app 0 20000
                data 20000
                data 60000""", partitions(borders.moved(between, 0x0804_0000)));
        assertEquals("""
                app 0 20000
                data 40000
                data 60000""", partitions(borders.moved(at(borders, 0x080a_0000), 0x080c_0000)));
    }

    /** A table may name the upper one first. */
    @Test
    void partitionsOfOneNameAreToldApartByWhereTheyStart() {
        Partition upper = part("store", "data", "nvs", OptionalLong.of(0x20000), 0x10000);
        Partition lower = part("store", "data", "nvs", OptionalLong.of(0x10000), 0x10000);
        FlashBorders borders = borders("esp32s3", "esp-idf", upper, lower);
        assertEquals(
                List.of(0x20000L, 0x10000L),
                borders.ofPartitions().stream()
                        .map(a -> a.orElseThrow().start())
                        .toList());
        FlashMove move = borders.moved(at(borders, 0x20000), 0x1f000);
        assertEquals("""
                store 1f000 11000
                store 10000 f000""", partitions(move));
        assertTrue(move.holds(), "that both have one name is told already");
    }

    /** nvs needs three sectors to be written at all: that one of two has less is no reason to let the other have less too. */
    @Test
    void aRuleThatOneOfThemBreaksIsToldOfTheOther() {
        Partition small = part("store", "data", "nvs", OptionalLong.of(0x10000), 0x2000);
        Partition large = part("store", "data", "nvs", OptionalLong.of(0x20000), 0x4000);
        FlashBorders borders = borders("esp32s3", "esp-idf", small, large);
        assertFalse(borders.moved(at(borders, 0x24000), 0x22000).holds());
        assertTrue(borders.moved(at(borders, 0x24000), 0x23000).holds());
    }

    /** The slots of embassy-boot are bound to each other: the second is a page larger (`docs` of embassy-boot 0.7), so the border between them alone cannot move. */
    @Test
    void slotsThatSwapRefuseToDiffer() {
        FlashBorders borders = FlashBorders.of(
                LayoutPlanner.propose(
                        LayoutWish.of(LayoutScheme.EMBASSY_BOOT).withSlotBytes(64 << 10), chip("nrf52840")),
                chip("nrf52840"));
        FlashMove move = borders.moved(at(borders, 0x17000), 0x18000);
        assertFalse(move.holds());
    }
}
