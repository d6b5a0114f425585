package dev.takt.projects.memory;

import java.util.OptionalLong;

/**
 * What a partition table depends on besides its rows: where the table stands, where the chip's boot loader starts (if rows may refer to it), whether secure boot
 * version 1 is on, the size of the flash (if known), whether an MD5 sum is appended.
 */
public record EspOptions(
        long tableOffset, OptionalLong bootloaderOffset, boolean secureV1, OptionalLong flashBytes, boolean md5) {
    /** The defaults of ESP-IDF. */
    public static final EspOptions STANDARD =
            new EspOptions(0x8000, OptionalLong.empty(), false, OptionalLong.empty(), true);

    public EspOptions withTableOffset(long tableOffset) {
        return new EspOptions(tableOffset, bootloaderOffset, secureV1, flashBytes, md5);
    }

    public EspOptions withBootloaderOffset(long bootloaderOffset) {
        return new EspOptions(tableOffset, OptionalLong.of(bootloaderOffset), secureV1, flashBytes, md5);
    }

    public EspOptions withSecureV1(boolean secureV1) {
        return new EspOptions(tableOffset, bootloaderOffset, secureV1, flashBytes, md5);
    }

    public EspOptions withFlashBytes(long flashBytes) {
        return new EspOptions(tableOffset, bootloaderOffset, secureV1, OptionalLong.of(flashBytes), md5);
    }

    public EspOptions withMd5(boolean md5) {
        return new EspOptions(tableOffset, bootloaderOffset, secureV1, flashBytes, md5);
    }

    /** First address after the table. */
    public long tableEnd() {
        return tableOffset + EspTypes.TABLE_SECTOR;
    }

    /** How many entries fit in a table. */
    public int maxEntries() {
        return md5 ? 94 : 95;
    }
}
