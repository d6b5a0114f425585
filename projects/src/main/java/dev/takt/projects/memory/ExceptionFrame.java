package dev.takt.projects.memory;

import dev.takt.projects.target.Chip;

/** What a core or its runtime puts on the stack of what it interrupts, at most. */
final class ExceptionFrame {
    /** Eight words and one to keep the stack at a multiple of 8 (ARM DDI 0403, B1.5.6). */
    private static final long CORTEX_M = 36;

    /** With room for the registers of the floating-point unit, whether they are saved or not: 26 words and one. */
    private static final long CORTEX_M_FPU = 108;

    /** Forty words: esp-hal; riscv-rt saves sixteen. */
    private static final long RISCV = 160;

    /** All registers, those of the floating-point unit too, and the area windows overflow into; rounded up. */
    private static final long XTENSA = 320;

    private ExceptionFrame() {}

    static long bytes(Chip chip) {
        return switch (chip.arch()) {
            case ARMV6M, ARMV7M -> CORTEX_M;
            case ARMV7EM, ARMV8M -> chip.rustTarget().endsWith("hf") ? CORTEX_M_FPU : CORTEX_M;
            case RISCV -> RISCV;
            case XTENSA -> XTENSA;
            // Contexts are saved in a memory of their own.
            case TRICORE -> 0;
        };
    }
}
