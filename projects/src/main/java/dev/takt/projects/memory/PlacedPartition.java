package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A partition of a plan in its place, addresses as the chip counts. */
record PlacedPartition(Partition partition, FlashArea area) {
    PartitionType type() {
        return PartitionType.of(partition);
    }

    long start() {
        return area.start();
    }

    long size() {
        return area.size();
    }

    long end() {
        return area.end();
    }

    /** The first of a type. */
    static Optional<PlacedPartition> first(List<PlacedPartition> placed, PartitionType type) {
        return placed.stream().filter(p -> p.type() == type).findFirst();
    }

    /** Partitions of a plan in their places; without an offset they follow the one before at the next erase unit. What collides is a finding. */
    static List<PlacedPartition> of(FlashPlan plan, FlashUnits units, List<MemoryFinding> findings) {
        List<PlacedPartition> placed = new ArrayList<>();
        long end = units.base();
        for (Partition partition : plan.partitions()) {
            long start = partition.offset().isPresent()
                    ? units.base() + partition.offset().getAsLong()
                    : units.ceil(end);
            FlashArea area =
                    new FlashArea(partition.name(), PartitionType.of(partition).role(), start, partition.size());
            PlacedPartition place = new PlacedPartition(partition, area);
            place.check(placed, units, findings);
            placed.add(place);
            end = Math.max(end, area.end());
        }
        return placed;
    }

    private void check(List<PlacedPartition> before, FlashUnits units, List<MemoryFinding> findings) {
        if (area.size() <= 0) {
            findings.add(error(MemoryConcern.LAYOUT, "memory.linker.empty", area.name()));
        }
        if (type() == PartitionType.OTHER) {
            findings.add(MemoryFinding.warning(
                    MemoryConcern.LAYOUT,
                    area.name(),
                    0,
                    "memory.partition.type",
                    area.name(),
                    partition.type(),
                    PartitionType.tags()));
        }
        if (!isAligned(before, units)) {
            findings.add(error(
                    MemoryConcern.LAYOUT,
                    "memory.linker.unaligned",
                    area.name(),
                    AddressText.format(area.start()),
                    SizeText.format(area.size()),
                    SizeText.format(units.eraseAt(area.start()))));
        }
        before.forEach(other -> overlap(other).ifPresent(findings::add));
        if (area.end() > units.end()) {
            findings.add(error(
                    MemoryConcern.FLASH_SIZE,
                    "memory.esp.flash-full",
                    area.name(),
                    SizeText.format(area.end() - units.end()),
                    SizeText.format(units.bytes())));
        }
    }

    /** True if it starts and ends at erase units. The second stage of an RP2040 does not end at one, and what follows it does not start there. */
    private boolean isAligned(List<PlacedPartition> before, FlashUnits units) {
        boolean boot2 = type() == PartitionType.BOOT2;
        boolean behindBoot2 = PlacedPartition.first(before, PartitionType.BOOT2)
                .filter(b -> b.end() == start())
                .isPresent();
        return (boot2 || behindBoot2 || units.isBoundary(area.start())) && (boot2 || units.isBoundary(area.end()));
    }

    private Optional<MemoryFinding> overlap(PlacedPartition other) {
        long common = Math.min(area.end(), other.end()) - Math.max(area.start(), other.start());
        return common <= 0
                ? Optional.empty()
                : Optional.of(error(
                        MemoryConcern.LAYOUT,
                        "memory.esp.overlap",
                        area.name(),
                        other.area.name(),
                        SizeText.format(common)));
    }

    private MemoryFinding error(MemoryConcern concern, String key, Object... arguments) {
        return MemoryFinding.error(concern, area.name(), 0, key, arguments);
    }
}
