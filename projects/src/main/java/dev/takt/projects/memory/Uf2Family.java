package dev.takt.projects.memory;

import java.util.Map;
import java.util.OptionalLong;

/** The family a UF2 file names, so that a boot loader takes no image of another chip (utils/uf2families.json of microsoft/uf2; the number that is nearest to the chip). */
public final class Uf2Family {
    /** Bytes of an image in a block of 512. */
    public static final int PAYLOAD_BYTES = 256;

    private static final Map<String, Long> CHIPS = Map.ofEntries(
            Map.entry("esp32", 0x1c5f21b0L),
            Map.entry("esp32s3", 0xc47e5767L),
            Map.entry("esp32c3", 0xd42ba06cL),
            Map.entry("esp32c6", 0x540ddf62L),
            Map.entry("nrf52832", 0x72721d4eL),
            Map.entry("nrf52833", 0x621e937aL),
            Map.entry("nrf52840", 0xada52840L),
            Map.entry("rp2040", 0xe48bff56L),
            Map.entry("rp2350", 0xe48bff59L),
            Map.entry("stm32f401re", 0x57755a57L),
            Map.entry("stm32f405rg", 0x57755a57L),
            Map.entry("stm32f411re", 0x2dc309c5L),
            Map.entry("stm32g071rb", 0x300f5633L),
            Map.entry("stm32h743zi", 0x6db66082L));

    private Uf2Family() {}

    /** The family of a chip of the catalogue. */
    public static OptionalLong of(String chip) {
        Long family = CHIPS.get(chip);
        return family == null ? OptionalLong.empty() : OptionalLong.of(family);
    }
}
