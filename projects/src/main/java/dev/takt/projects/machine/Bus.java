package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;

/** A peripheral that transfers bytes, one transfer at a time. */
public record Bus(int index, ItemId item, String name, String instance, long bitRateHz, int bitsPerByte) {

    /** Time a transfer of this many bytes takes, rounded up once; 0 if the peripheral has no bit rate. */
    public long transferNs(long bytes) {
        long bits = Math.clamp(bytes, 0, Integer.MAX_VALUE) * Math.max(0, bitsPerByte);
        return Amounts.scaled(bits, 1_000_000_000L, bitRateHz);
    }
}
