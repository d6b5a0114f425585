package dev.takt.projects.machine;

import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import java.util.Optional;

/**
 * A peripheral that transfers bytes, one transfer at a time; {@code fifoBytes}: how many of them its driver moves at each interrupt without DMA, at least 1; {@code events}: how often it interrupts besides at each transfer;
 * {@code half}: the only way that bytes go, of a line whose other way is a bus of its own.
 */
public record Bus(
        int index,
        ItemId item,
        String name,
        String instance,
        long bitRateHz,
        int bitsPerByte,
        long fifoBytes,
        long events,
        Optional<Direction> half) {
    /** Its name, or its id where it has none; of a half with the signal. */
    public String label() {
        String whole = name.isBlank() ? item.value() : name;
        return half.map(h -> whole + (h == Direction.WRITE ? " TX" : " RX")).orElse(whole);
    }

    /** What the log of a board calls it: its id, of a half with the signal behind a point, which is in no id. */
    public String logId() {
        return item.value()
                + half.map(h -> h == Direction.WRITE ? ".tx" : ".rx").orElse("");
    }

    /** True if a transfer goes this way. */
    public boolean carries(Step.Transfer transfer) {
        return transfer.peripheral().equals(item)
                && half.map(transfer.direction()::equals).orElse(true);
    }

    /** Time a transfer of this many bytes takes, rounded up once; 0 if the peripheral has no bit rate. */
    public long transferNs(long bytes) {
        long bits = Math.clamp(bytes, 0, Integer.MAX_VALUE) * Math.max(0, bitsPerByte);
        return Amounts.scaled(bits, 1_000_000_000L, bitRateHz);
    }

    /** How often the driver interrupts its core during a transfer, evenly spread, the last time at its end; 0 if the core itself does the work or nothing takes time. */
    public long interrupts(long bytes, TransferMode mode) {
        if (transferNs(bytes) == 0) {
            return 0;
        }
        return switch (mode) {
            case BLOCKING -> 0;
            case DMA -> 1 + events;
            case ASYNC -> Math.ceilDiv(Math.clamp(bytes, 0, Integer.MAX_VALUE), fifoBytes) + events;
        };
    }
}
