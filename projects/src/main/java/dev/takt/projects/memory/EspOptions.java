package dev.takt.projects.memory;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a partition table depends on besides its rows: where the table stands, where the chip's boot loader and the one for recovery start (if rows refer to them), whether
 * secure boot version 1 is on, the size of the flash (if known), whether an MD5 sum is appended, and subtypes the project names itself.
 */
public record EspOptions(
        long tableOffset,
        OptionalLong bootloaderOffset,
        OptionalLong recoveryOffset,
        boolean secureV1,
        OptionalLong flashBytes,
        boolean md5,
        List<EspSubtype> subtypes) {
    public EspOptions {
        subtypes = List.copyOf(subtypes);
    }

    /** The defaults of ESP-IDF. */
    public static final EspOptions STANDARD = new EspOptions(
            0x8000, OptionalLong.empty(), OptionalLong.empty(), false, OptionalLong.empty(), true, List.of());

    public EspOptions withTableOffset(long tableOffset) {
        return new EspOptions(tableOffset, bootloaderOffset, recoveryOffset, secureV1, flashBytes, md5, subtypes);
    }

    public EspOptions withBootloaderOffset(long offset) {
        return new EspOptions(
                tableOffset, OptionalLong.of(offset), recoveryOffset, secureV1, flashBytes, md5, subtypes);
    }

    public EspOptions withRecoveryOffset(long offset) {
        return new EspOptions(
                tableOffset, bootloaderOffset, OptionalLong.of(offset), secureV1, flashBytes, md5, subtypes);
    }

    public EspOptions withSecureV1(boolean secureV1) {
        return new EspOptions(tableOffset, bootloaderOffset, recoveryOffset, secureV1, flashBytes, md5, subtypes);
    }

    public EspOptions withFlashBytes(long flashBytes) {
        return new EspOptions(
                tableOffset, bootloaderOffset, recoveryOffset, secureV1, OptionalLong.of(flashBytes), md5, subtypes);
    }

    public EspOptions withMd5(boolean md5) {
        return new EspOptions(tableOffset, bootloaderOffset, recoveryOffset, secureV1, flashBytes, md5, subtypes);
    }

    public EspOptions withSubtypes(List<EspSubtype> subtypes) {
        return new EspOptions(tableOffset, bootloaderOffset, recoveryOffset, secureV1, flashBytes, md5, subtypes);
    }

    /** First address after the table. */
    public long tableEnd() {
        return tableOffset + EspTypes.TABLE_SECTOR;
    }

    /** How many entries fit in a table. */
    public int maxEntries() {
        return md5 ? 94 : 95;
    }

    /** The number of a subtype's name, the project's own included; names are written in small letters, and the last of two alike counts. */
    public OptionalInt subtype(int type, String name) {
        for (EspSubtype own : subtypes.reversed()) {
            if (own.type() == type && own.name().equals(EspTypes.small(name))) {
                return OptionalInt.of(own.number());
            }
        }
        return EspTypes.subtype(type, name);
    }

    /** All names of subtypes of a type, for messages; empty for a type without names. */
    public String subtypeNames(int type) {
        StringBuilder names = new StringBuilder(EspTypes.subtypeNames(type));
        for (EspSubtype own : subtypes) {
            if (own.type() == type) {
                names.append(names.isEmpty() ? "" : ", ").append(own.name());
            }
        }
        return names.toString();
    }
}
