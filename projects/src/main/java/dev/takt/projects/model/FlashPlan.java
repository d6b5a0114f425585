package dev.takt.projects.model;

import java.util.List;

/** How flash is divided. {@code scheme} is {@code linker} (one image, a linker script) or {@code esp-idf} (a partition table); empty: what the chip's family uses. */
public record FlashPlan(String scheme, long flashBytes, List<Partition> partitions, Extras extras) {
    public FlashPlan {
        partitions = List.copyOf(partitions);
    }

    public static final FlashPlan NONE = new FlashPlan("", 0, List.of(), Extras.NONE);

    public FlashPlan withScheme(String scheme) {
        return new FlashPlan(scheme, flashBytes, partitions, extras);
    }

    public FlashPlan withFlashBytes(long flashBytes) {
        return new FlashPlan(scheme, flashBytes, partitions, extras);
    }

    public FlashPlan withPartitions(List<Partition> partitions) {
        return new FlashPlan(scheme, flashBytes, partitions, extras);
    }

    public FlashPlan withExtras(Extras extras) {
        return new FlashPlan(scheme, flashBytes, partitions, extras);
    }
}
