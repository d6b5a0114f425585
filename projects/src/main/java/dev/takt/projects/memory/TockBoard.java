package dev.takt.projects.memory;

import java.util.Arrays;
import java.util.Optional;

/** Where the kernel of a Tock board ends and processes begin, in flash and in RAM (layouts of libtock-rs, kernel boards of Tock). Programs are linked to these addresses. */
enum TockBoard {
    NRF52840DK("nrf52840", "nrf52840", 0x0, 0x40000, 768 << 10, 0x20010000L, 128 << 10),
    MICROBIT_V2("microbit_v2", "nrf52833", 0x8000, 0x40000, 256 << 10, 0x20004000L, 112 << 10),
    RASPBERRY_PI_PICO("raspberry_pi_pico", "rp2040", 0x10000000L, 0x10040000L, 256 << 10, 0x20012000L, 192 << 10);

    private final String platform;
    private final String chip;
    private final long kernelStart;
    private final long flashStart;
    private final long flashBytes;
    private final long ramStart;
    private final long ramBytes;

    TockBoard(
            String platform,
            String chip,
            long kernelStart,
            long flashStart,
            long flashBytes,
            long ramStart,
            long ramBytes) {
        this.platform = platform;
        this.chip = chip;
        this.kernelStart = kernelStart;
        this.flashStart = flashStart;
        this.flashBytes = flashBytes;
        this.ramStart = ramStart;
        this.ramBytes = ramBytes;
    }

    /** LIBTOCK_PLATFORM. */
    String platform() {
        return platform;
    }

    long kernelStart() {
        return kernelStart;
    }

    long flashStart() {
        return flashStart;
    }

    long flashBytes() {
        return flashBytes;
    }

    long ramStart() {
        return ramStart;
    }

    long ramBytes() {
        return ramBytes;
    }

    /** The board with a chip of the catalogue. */
    static Optional<TockBoard> of(String chip) {
        return Arrays.stream(values()).filter(b -> b.chip.equals(chip)).findFirst();
    }
}
