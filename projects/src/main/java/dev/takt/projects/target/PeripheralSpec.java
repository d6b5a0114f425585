package dev.takt.projects.target;

import java.util.List;

/**
 * An instance of a peripheral that a chip has.
 *
 * @param vectors vectors that it requests, the most usual first
 * @param bus bus whose clock it gets; empty if not known
 * @param dma the ways from its signals to channels of DMA
 * @param fifoBytes bytes that a driver moves at each interrupt where no channel of DMA moves them, at least 1
 * @param events interrupts of its driver for each transfer beside those that move bytes, where the transfer does not keep the core
 * @param waiting how a driver that knows DMA moves the bytes that a task waits for
 * @param channels the channels, if it is a DMA controller
 * @param block the part of the chip that it is one use of, so that only one instance of a block can be used; empty if it has a block of its own
 * @param mostBytes longest transfer in bytes; 0 if nothing limits it
 * @param fastPermille by how much a watchdog's oscillator may be faster than its nominal rate, in thousandths, so that it expires early
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
