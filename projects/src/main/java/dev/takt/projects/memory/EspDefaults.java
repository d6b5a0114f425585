package dev.takt.projects.memory;

import dev.takt.projects.model.Partition;
import java.util.List;
import java.util.OptionalLong;

/** Partition tables to start from. */
public final class EspDefaults {
    private static final long FACTORY = 0x10000;

    private EspDefaults() {}

    /** One application in the rest of the flash, at most 16 MiB: what espflash writes when it is given no table. */
    public static List<Partition> single(long flashBytes) {
        long rest = Math.min(EspTypes.MAX_APP_BYTES, Math.max(0, flashBytes - FACTORY));
        return List.of(
                data("nvs", "nvs", 0x9000, 0x6000),
                data("phy_init", "phy", 0xf000, 0x1000),
                app("factory", "factory", FACTORY, rest));
    }

    /** A factory application and two slots for updates, 1 MiB each: the table of ESP-IDF for flashes of 4 MiB and more. */
    public static List<Partition> twoOta() {
        return List.of(
                data("nvs", "nvs", 0x9000, 0x4000),
                data("otadata", "ota", 0xd000, 0x2000),
                data("phy_init", "phy", 0xf000, 0x1000),
                app("factory", "factory", FACTORY, 1 << 20),
                app("ota_0", "ota_0", 0x110000, 1 << 20),
                app("ota_1", "ota_1", 0x210000, 1 << 20));
    }

    private static Partition data(String name, String subtype, long offset, long size) {
        return new Partition(name, "data", subtype, OptionalLong.of(offset), size, false, false);
    }

    private static Partition app(String name, String subtype, long offset, long size) {
        return new Partition(name, "app", subtype, OptionalLong.of(offset), size, false, false);
    }
}
