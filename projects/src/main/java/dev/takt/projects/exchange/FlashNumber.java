package dev.takt.projects.exchange;

import dev.takt.projects.units.Parsed;

/** An offset or a size of flash as engineers write it on a command line: 0x8000, 65536, 64K, 4M, 4MB, 4MiB. */
public final class FlashNumber {
    private FlashNumber() {}

    /** The number of bytes. */
    public static Parsed<Long> parse(String text) {
        try {
            return new Parsed.Ok<>(
                    PartitionNumber.parse(PythonText.strip(text).replaceFirst("(?<=[kKmM])i?[bB]$", "")));
        } catch (PartitionNumber.NotANumber e) {
            return new Parsed.Wrong<>(e.reason());
        }
    }
}
