package dev.takt.projects.memory;

import java.util.List;

/**
 * A range of RAM and what the design is known to put there: data and stacks it declares. What code and libraries add is known after the build only.
 * {@code sharedStackBytes} is the need of the stack that contexts share, as they declare it and with a frame for each level that interrupts another; it gets what is left.
 */
public record RamRegion(String name, long start, long size, List<RamUse> uses, long sharedStackBytes) {
    public RamRegion {
        uses = List.copyOf(uses);
    }

    public long usedBytes() {
        return uses.stream().mapToLong(RamUse::bytes).reduce(0, Math::addExact);
    }

    /** What is left for the shared stack and for what the build adds; negative if the region overflows. */
    public long restBytes() {
        return size - usedBytes();
    }
}
