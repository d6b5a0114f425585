package dev.takt.projects.exchange;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspTypes;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import java.util.List;
import java.util.OptionalLong;

/** The flash plan of a design that a partition table of ESP-IDF gives. */
public final class PartitionPlan {
    private PartitionPlan() {}

    /** The plan; {@code flashBytes} is 0 where the size of the flash is not known. */
    public static FlashPlan of(List<EspEntry> entries, long flashBytes) {
        return FlashPlan.NONE
                .withScheme(LayoutScheme.ESP_IDF.tag())
                .withFlashBytes(flashBytes)
                .withPartitions(entries.stream()
                        .map(e -> new Partition(
                                e.name(),
                                EspTypes.typeName(e.type()),
                                EspTypes.subtypeName(e.type(), e.subtype()),
                                OptionalLong.of(e.offset()),
                                e.size(),
                                e.encrypted(),
                                e.readOnly()))
                        .toList());
    }
}
