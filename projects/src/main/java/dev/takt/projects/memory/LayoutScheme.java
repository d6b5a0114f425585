package dev.takt.projects.memory;

import dev.takt.projects.model.Tagged;
import java.util.Arrays;
import java.util.Optional;

/** Ways to divide flash. */
public enum LayoutScheme implements Tagged {
    /** One image, placed by a linker script. */
    LINKER("linker"),
    /** A partition table of ESP-IDF. */
    ESP_IDF("esp-idf"),
    /** A boot loader of embassy-boot that swaps two slots page by page. */
    EMBASSY_BOOT("embassy-boot"),
    /** MCUboot that swaps two slots through a scratch area. */
    MCUBOOT_SCRATCH("mcuboot-scratch"),
    /** MCUboot that swaps two slots by moving the first up by a sector. */
    MCUBOOT_MOVE("mcuboot-move"),
    /** MCUboot that swaps two slots by keeping the second a sector up. */
    MCUBOOT_OFFSET("mcuboot-offset"),
    /** MCUboot that copies the second slot over the first. */
    MCUBOOT_OVERWRITE("mcuboot-overwrite"),
    /** A kernel of Tock and processes loaded beside it. */
    TOCK("tock");

    private final String tag;

    LayoutScheme(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }

    /** The scheme of a tag. */
    public static Optional<LayoutScheme> of(String tag) {
        return Arrays.stream(values()).filter(s -> s.tag.equals(tag)).findFirst();
    }

    boolean isMcuboot() {
        return tag.startsWith("mcuboot");
    }
}
