package dev.takt.projects.memory;

import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Tagged;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a partition is for, in the schemes that have no table: a table of ESP-IDF has types of its own ({@link EspTypes}). */
public enum PartitionType implements Tagged {
    /** A program. */
    APP("app"),
    /** Where an update of the program is written to. */
    DFU("dfu"),
    BOOTLOADER("bootloader"),
    /** The first stage by which an RP2040 starts. */
    BOOT2("boot2"),
    /** The radio stack of an nRF52. */
    SOFTDEVICE("softdevice"),
    /** The kernel of Tock. */
    KERNEL("kernel"),
    /** What the boot loader notes about a swap. */
    STATE("state"),
    /** What MCUboot swaps through. */
    SCRATCH("scratch"),
    DATA("data"),
    /** A word that no scheme knows; it takes its place like data. */
    OTHER("");

    private final String tag;

    PartitionType(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }

    public static PartitionType of(Partition partition) {
        return known().stream()
                .filter(t -> t.tag.equals(partition.type()))
                .findFirst()
                .orElse(OTHER);
    }

    private static List<PartitionType> known() {
        return Arrays.stream(values()).filter(t -> t != OTHER).toList();
    }

    /** The words of those that schemes know, for messages. */
    static String tags() {
        return known().stream().map(PartitionType::tag).collect(Collectors.joining(", "));
    }

    FlashRole role() {
        return switch (this) {
            case APP -> FlashRole.APP;
            case DFU -> FlashRole.UPDATE;
            case BOOTLOADER, BOOT2, SOFTDEVICE, KERNEL -> FlashRole.BOOTLOADER;
            case STATE, SCRATCH, DATA, OTHER -> FlashRole.DATA;
        };
    }
}
