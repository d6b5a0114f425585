package dev.takt.projects.target;

import java.util.List;

/**
 * A peripheral instance the chip has, and the vectors it requests, most usual first; the bus whose clock it gets, empty if not known; its DMA routes; {@code fifoBytes}: how many bytes a driver moves at each
 * interrupt where no DMA channel moves them, at least 1; {@code events}: how often its driver interrupts besides at each transfer that does not keep the core; how a driver that knows DMA waits; a DMA controller's channels; {@code block}: the part of the
 * chip that it is one use of, with others that cannot work beside it, empty if it is one of its own; {@code mostBytes}: how many one transfer moves, 0 if nothing limits it; {@code fastPermille}: how much
 * faster than it counts with the oscillator of a watchdog may run, so that it expires early.
 */
public record PeripheralSpec(
        String instance,
        PeripheralType type,
        List<String> vectors,
        String bus,
        List<DmaRoute> dma,
        long fifoBytes,
        long events,
        Waiting waiting,
        List<DmaChannel> channels,
        String block,
        long mostBytes,
        long fastPermille) {
    public PeripheralSpec {
        vectors = List.copyOf(vectors);
        dma = List.copyOf(dma);
        fifoBytes = Math.max(1, fifoBytes);
        events = Math.max(0, events);
        channels = List.copyOf(channels);
        mostBytes = Math.max(0, mostBytes);
        fastPermille = Math.max(0, fastPermille);
    }

    /** True for two uses of one block: whoever has one of them has the other. */
    public boolean isOneWith(PeripheralSpec other) {
        return instance.equals(other.instance) || !block.isEmpty() && block.equals(other.block);
    }
}
