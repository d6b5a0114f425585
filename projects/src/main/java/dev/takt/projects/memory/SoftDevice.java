package dev.takt.projects.memory;

import dev.takt.projects.model.Tagged;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A SoftDevice of Nordic: where the application behind it and the MBR starts, and the chips it is for (memory.x of nrf-softdevice, which takes these versions). */
public enum SoftDevice implements Tagged {
    S112("s112", "7.0.1", 0x19000, "nrf52832", "nrf52833", "nrf52840"),
    S113("s113", "7.0.1", 0x1c000, "nrf52832", "nrf52833", "nrf52840"),
    S122("s122", "8.0.0", 0x1c000, "nrf52833"),
    S132("s132", "7", 0x26000, "nrf52832"),
    S140("s140", "7", 0x27000, "nrf52833", "nrf52840");

    private final String tag;
    private final String version;
    private final long applicationStart;
    private final List<String> chips;

    SoftDevice(String tag, String version, long applicationStart, String... chips) {
        this.tag = tag;
        this.version = version;
        this.applicationStart = applicationStart;
        this.chips = List.of(chips);
    }

    @Override
    public String tag() {
        return tag;
    }

    public String version() {
        return version;
    }

    public long applicationStart() {
        return applicationStart;
    }

    /** Chips it runs on. */
    public List<String> chips() {
        return chips;
    }

    /** The SoftDevice of a tag, any case. */
    public static Optional<SoftDevice> of(String tag) {
        return Arrays.stream(values()).filter(s -> s.tag.equalsIgnoreCase(tag)).findFirst();
    }
}
