package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;

/** A peripheral that transfers bytes, one transfer at a time. */
public record Bus(int index, ItemId item, String name, String instance, long bitRateHz, int bitsPerByte) {

    /** Time a transfer of this many bytes takes, rounded up once; 0 if the peripheral has no bit rate. */
    public long transferNs(long bytes) {
        if (bitRateHz <= 0) {
            return 0;
        }
        long bitNs = Math.multiplyExact(Math.multiplyExact(bytes, (long) bitsPerByte), 1_000_000_000L);
        return Math.ceilDiv(bitNs, bitRateHz);
    }
}
