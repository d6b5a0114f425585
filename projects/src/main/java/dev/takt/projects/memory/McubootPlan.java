package dev.takt.projects.memory;

import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * MCUboot in Zephyr (MCUboot 2.4, docs/design.md and boot/zephyr/Kconfig): boot loader, two slots, and in scratch mode an area the swap goes through. Each slot ends in a trailer that
 * notes the progress of a swap, which an image must leave free.
 */
final class McubootPlan {
    private static final long BOOTLOADER_BYTES = 48 << 10;
    private static final int DEFAULT_SECTORS = 128;
    private static final long MAGIC_BYTES = 16;
    private static final long LEAST_ALIGN = 8;
    private static final long MOST_ALIGN = 32;
    private static final long HEADER_BYTES = 0x200;

    private final LayoutScheme scheme;
    private final FlashUnits units;
    private final Chip chip;
    private final LayoutRules rules;

    private McubootPlan(LayoutScheme scheme, FlashUnits units, Chip chip, LayoutRules rules) {
        this.scheme = scheme;
        this.units = units;
        this.chip = chip;
        this.rules = rules;
    }

    static List<Partition> propose(LayoutWish wish, Chip chip) {
        FlashUnits units = FlashUnits.of(chip, wish.flashBytes());
        SchemeSpace space = new SchemeSpace(units);
        wish.data().reversed().forEach(d -> space.above(d.name(), PartitionType.DATA, d.kind(), d.bytes()));
        if (chip.model().equals(LinkerPlan.BOOT2_CHIP)) {
            space.upTo("boot2", PartitionType.BOOT2, "", units.base() + LinkerPlan.BOOT2_BYTES);
        }
        space.upTo(
                "mcuboot",
                PartitionType.BOOTLOADER,
                "",
                units.ceil(units.base() + wish.bootloaderBytes().orElse(BOOTLOADER_BYTES)));
        long sector = units.eraseAt(space.end() - 1);
        boolean scratch = wish.scheme() == LayoutScheme.MCUBOOT_SCRATCH;
        if (scratch) {
            space.above("image-scratch", PartitionType.SCRATCH, "", sector);
        }
        space.skipTo(Math.max(space.start(), units.uniformStart(space.end())));
        long all = Math.max(0, space.end() - space.start()) / sector;
        long first = wish.scheme() == LayoutScheme.MCUBOOT_MOVE ? 1 : 0;
        long second = wish.scheme() == LayoutScheme.MCUBOOT_OFFSET ? 1 : 0;
        long each = wish.slotBytes().isPresent()
                ? Math.ceilDiv(wish.slotBytes().getAsLong(), sector)
                : Math.max(0, (all - first - second) / 2);
        space.upTo("image-0", PartitionType.APP, "", space.start() + (each + first) * sector);
        space.upTo("image-1", PartitionType.DFU, "", space.start() + (each + second) * sector);
        return space.partitions();
    }

    static void check(
            LayoutScheme scheme, List<PlacedPartition> placed, FlashUnits units, Chip chip, LayoutRules rules) {
        McubootPlan plan = new McubootPlan(scheme, units, chip, rules);
        Optional<PlacedPartition> boot = PlacedPartition.first(placed, PartitionType.BOOTLOADER);
        Optional<PlacedPartition> primary = PlacedPartition.first(placed, PartitionType.APP);
        Optional<PlacedPartition> secondary = PlacedPartition.first(placed, PartitionType.DFU);
        Optional<PlacedPartition> scratch = PlacedPartition.first(placed, PartitionType.SCRATCH);
        boolean whole = plan.there(boot, "mcuboot", PartitionType.BOOTLOADER)
                & plan.there(primary, "image-0", PartitionType.APP)
                & plan.there(secondary, "image-1", PartitionType.DFU);
        if (scheme == LayoutScheme.MCUBOOT_SCRATCH) {
            whole &= plan.there(scratch, "image-scratch", PartitionType.SCRATCH);
        }
        if (whole) {
            plan.slots(primary.orElseThrow(), secondary.orElseThrow());
            scratch.filter(_ -> scheme == LayoutScheme.MCUBOOT_SCRATCH)
                    .ifPresent(s -> plan.scratch(s, primary.orElseThrow(), secondary.orElseThrow()));
            plan.image(primary.orElseThrow());
        }
    }

    private boolean there(Optional<PlacedPartition> partition, String name, PartitionType type) {
        return rules.demand(
                partition.isPresent(), MemoryConcern.LAYOUT, name, "layout.part", name, type.tag(), scheme.tag());
    }

    private void slots(PlacedPartition primary, PlacedPartition secondary) {
        long sector = units.largestErase(primary.start(), primary.end());
        long difference = secondary.size() - primary.size();
        switch (scheme) {
            case MCUBOOT_MOVE -> {
                uniform(primary, secondary);
                sizes(difference == -sector, "layout.mcuboot.move", primary, secondary, primary.size() - sector);
            }
            case MCUBOOT_OFFSET -> {
                uniform(primary, secondary);
                sizes(difference == sector, "layout.mcuboot.offset", primary, secondary, primary.size() + sector);
            }
            default -> sizes(difference == 0, "layout.mcuboot.equal", primary, secondary, primary.size());
        }
        for (PlacedPartition slot : List.of(primary, secondary)) {
            int sectors = units.unitEnds(slot.start(), slot.end()).size();
            rules.advise(
                    sectors <= DEFAULT_SECTORS,
                    MemoryConcern.OTA,
                    slot.area().name(),
                    "layout.mcuboot.sectors",
                    slot.area().name(),
                    sectors);
        }
    }

    private void uniform(PlacedPartition primary, PlacedPartition secondary) {
        long from = Math.min(primary.start(), secondary.start());
        long to = Math.max(primary.end(), secondary.end());
        rules.demand(
                units.isUniform(from, to),
                MemoryConcern.OTA,
                primary.area().name(),
                "layout.mcuboot.uniform",
                scheme.tag(),
                AddressText.format(units.uniformStart(units.end())));
    }

    private void sizes(boolean met, String key, PlacedPartition primary, PlacedPartition secondary, long wanted) {
        rules.demand(
                met,
                MemoryConcern.OTA,
                secondary.area().name(),
                key,
                SizeText.format(primary.size()),
                SizeText.format(secondary.size()),
                SizeText.format(wanted));
    }

    /** Sectors are swapped in groups that end alike in both slots, each through the scratch area. */
    private void scratch(PlacedPartition scratch, PlacedPartition primary, PlacedPartition secondary) {
        List<Long> common = units.unitEnds(primary.start(), primary.end());
        common.retainAll(new HashSet<>(units.unitEnds(secondary.start(), secondary.end())));
        long largest = 0;
        long last = 0;
        for (long end : common) {
            largest = Math.max(largest, end - last);
            last = end;
        }
        if (last < Math.min(primary.size(), secondary.size())) {
            largest = Math.max(largest, Math.min(primary.size(), secondary.size()) - last);
        }
        rules.demand(
                scratch.size() >= largest,
                MemoryConcern.OTA,
                scratch.area().name(),
                "layout.mcuboot.scratch",
                SizeText.format(scratch.size()),
                SizeText.format(largest));
    }

    private void image(PlacedPartition primary) {
        long write = units.writeBytes();
        long align = Math.max(LEAST_ALIGN, write);
        rules.demand(align <= MOST_ALIGN, MemoryConcern.OTA, "", "layout.mcuboot.align", write, MOST_ALIGN);
        long trailer = trailer(units.unitEnds(primary.start(), primary.end()).size(), write, align);
        long most = most(primary);
        rules.demand(
                most > HEADER_BYTES,
                MemoryConcern.OTA,
                primary.area().name(),
                "layout.mcuboot.image",
                SizeText.format(trailer),
                SizeText.format(Math.max(0, most)),
                Math.max(0, most));
        long alignment = LinkerRules.vectorAlignment(chip);
        long header = Math.max(HEADER_BYTES, alignment);
        rules.note("layout.mcuboot.header", AddressText.format(header), AddressText.format(alignment));
        rules.demand(
                primary.start() % alignment == 0,
                MemoryConcern.LAYOUT,
                primary.area().name(),
                "layout.vectors",
                primary.area().name(),
                AddressText.format(primary.start()),
                AddressText.format(alignment));
    }

    /** The largest image of a slot, with its header and signature. */
    static long mostImage(LayoutScheme scheme, PlacedPartition primary, FlashUnits units, Chip chip) {
        return Math.max(0, new McubootPlan(scheme, units, chip, new LayoutRules()).most(primary));
    }

    private long most(PlacedPartition primary) {
        long write = units.writeBytes();
        long trailer =
                trailer(units.unitEnds(primary.start(), primary.end()).size(), write, Math.max(LEAST_ALIGN, write));
        long sector = units.largestErase(primary.start(), primary.end());
        long rounded = Math.ceilDiv(trailer, sector) * sector;
        return switch (scheme) {
            case MCUBOOT_MOVE -> primary.size() - sector - rounded;
            case MCUBOOT_OFFSET -> primary.size() - rounded;
            default -> primary.size() - trailer;
        };
    }

    /** Notes of the swap (three a sector, two where the second slot is kept off by one), then four fields and the magic word; overwriting keeps no notes of steps but the same place. */
    private long trailer(int sectors, long write, long align) {
        long states = scheme == LayoutScheme.MCUBOOT_OFFSET ? 2 : 3;
        long status = Math.max(DEFAULT_SECTORS, sectors) * states * write;
        long fields = align * (scheme == LayoutScheme.MCUBOOT_OFFSET ? 5 : 4);
        return status + fields + Math.ceilDiv(MAGIC_BYTES, align) * align;
    }
}
