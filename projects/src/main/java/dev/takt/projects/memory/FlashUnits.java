package dev.takt.projects.memory;

import dev.takt.projects.target.Chip;
import dev.takt.projects.target.FlashRegion;
import java.util.ArrayList;
import java.util.List;

/** The flash of a chip that programs run from, as erase units: regions that follow each other without a gap, and outside the chip as large as the plan says. */
final class FlashUnits {
    private final List<FlashRegion> regions = new ArrayList<>();
    private final long base;
    private final long end;
    /** What drivers call a write where they put smaller ones together: embassy-rp and Zephyr say 1 on RP chips, whose flash is programmed 256 bytes at a time. */
    private final long driverWriteBytes;

    private FlashUnits(Chip chip, long planBytes) {
        base = chip.flash().isEmpty() ? 0 : chip.flash().getFirst().start();
        long at = base;
        driverWriteBytes = chip.family().equals("RP2") ? 1 : 0;
        for (FlashRegion region : chip.flash()) {
            if (region.start() == at) {
                long size = chip.externalFlash() && planBytes > 0 ? planBytes : region.size();
                regions.add(new FlashRegion(
                        region.name(), at, size, Math.max(1, region.eraseBytes()), Math.max(1, region.writeBytes())));
                at += size;
            }
        }
        end = planBytes > 0 ? base + planBytes : at;
    }

    /** The flash of a chip; {@code planBytes} is what a plan says of its size, 0 if nothing. */
    static FlashUnits of(Chip chip, long planBytes) {
        return new FlashUnits(chip, planBytes);
    }

    long base() {
        return base;
    }

    long end() {
        return end;
    }

    long bytes() {
        return end - base;
    }

    /** What the chip has, whatever the plan says. */
    long fittedBytes() {
        return regions.stream().mapToLong(FlashRegion::size).sum();
    }

    long eraseAt(long address) {
        return regions.stream()
                .filter(r -> address >= r.start() && address < r.start() + r.size())
                .mapToLong(FlashRegion::eraseBytes)
                .findFirst()
                .orElse(1);
    }

    /** True where one erase unit ends and the next begins; outside the flash it is not known and true. */
    boolean isBoundary(long address) {
        return regions.stream()
                .filter(r -> address >= r.start() && address < r.start() + r.size())
                .allMatch(r -> (address - r.start()) % r.eraseBytes() == 0);
    }

    /** The first boundary from the address up. */
    long ceil(long address) {
        for (FlashRegion r : regions) {
            if (address >= r.start() && address < r.start() + r.size()) {
                return r.start() + Math.ceilDiv(address - r.start(), r.eraseBytes()) * r.eraseBytes();
            }
        }
        return address;
    }

    /** The last boundary up to the address. */
    long floor(long address) {
        long last = address - 1;
        for (FlashRegion r : regions) {
            if (last >= r.start() && last < r.start() + r.size()) {
                return r.start() + (address - r.start()) / r.eraseBytes() * r.eraseBytes();
            }
        }
        return address;
    }

    /** The largest erase unit in a range, 1 if the range is outside. */
    long largestErase(long from, long to) {
        return regions.stream()
                .filter(r -> r.start() < to && from < r.start() + r.size())
                .mapToLong(FlashRegion::eraseBytes)
                .max()
                .orElse(1);
    }

    /** True if all units of a range are of one size. */
    boolean isUniform(long from, long to) {
        return regions.stream()
                        .filter(r -> r.start() < to && from < r.start() + r.size())
                        .mapToLong(FlashRegion::eraseBytes)
                        .distinct()
                        .count()
                <= 1;
    }

    /** From where on all units up to {@code to} are of one size. */
    long uniformStart(long to) {
        long start = to;
        long unit = eraseAt(to - 1);
        for (FlashRegion r : regions.reversed()) {
            if (r.start() < to && r.eraseBytes() == unit) {
                start = r.start();
            } else if (r.start() < to) {
                break;
            }
        }
        return start;
    }

    /** True if the chip erases at all: memory of a simulated board is written as it is. */
    boolean isErased() {
        return regions.stream().allMatch(r -> r.eraseBytes() > 1);
    }

    /** Ends of the erase units in a range, counted from its start; what is outside the flash is one unit. */
    List<Long> unitEnds(long from, long to) {
        List<Long> ends = new ArrayList<>();
        for (long at = from; at < to; ) {
            long next = at >= base && at < base + fittedBytes() ? ceil(at + 1) : to;
            at = Math.min(to, Math.max(next, at + 1));
            ends.add(at - from);
        }
        return ends;
    }

    /** The largest write unit, as drivers see it. */
    long writeBytes() {
        return driverWriteBytes > 0
                ? driverWriteBytes
                : regions.stream().mapToLong(FlashRegion::writeBytes).max().orElse(1);
    }
}
