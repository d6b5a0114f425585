package dev.takt.projects.memory;

import dev.takt.projects.model.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Flash that a planner hands out: from below for what has to stand first, from above for data. Offsets of partitions count from the start of flash. */
final class SchemeSpace {
    private final FlashUnits units;
    private final List<Partition> low = new ArrayList<>();
    private final List<Partition> high = new ArrayList<>();
    private long start;
    private long end;

    SchemeSpace(FlashUnits units) {
        this.units = units;
        this.start = units.base();
        this.end = units.end();
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Whole erase units from below, at least as many bytes. */
    void below(String name, PartitionType type, String subtype, long bytes) {
        upTo(name, type, subtype, units.ceil(start + bytes));
    }

    /** From where the space starts to an address. */
    void upTo(String name, PartitionType type, String subtype, long address) {
        low.add(partition(name, type, subtype, start, Math.max(0, address - start)));
        start = Math.max(start, address);
    }

    /** Leaves out what is below an address. */
    void skipTo(long address) {
        start = Math.max(start, address);
    }

    /** Whole erase units from above, at least as many bytes. */
    void above(String name, PartitionType type, String subtype, long bytes) {
        long at = units.floor(end - bytes);
        high.addFirst(partition(name, type, subtype, at, end - at));
        end = at;
    }

    List<Partition> partitions() {
        List<Partition> all = new ArrayList<>(low);
        all.addAll(high);
        return all;
    }

    private Partition partition(String name, PartitionType type, String subtype, long at, long size) {
        return new Partition(name, type.tag(), subtype, OptionalLong.of(at - units.base()), size, false, false);
    }
}
