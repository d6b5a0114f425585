package dev.takt.projects.model;

import java.util.OptionalLong;

/**
 * What time the runtime is told to have: its tick and its time slice (absent: the runtime's own), the core clock (0: the chip's highest), how long a core boots after a
 * reset, and what the clocks come from.
 */
public record KernelTime(OptionalLong tickNs, OptionalLong sliceNs, long clockHz, long bootNs, Oscillator oscillator) {
    public static final KernelTime DEFAULT =
            new KernelTime(OptionalLong.empty(), OptionalLong.empty(), 0, 0, Oscillator.ANY);

    public KernelTime withTickNs(OptionalLong tickNs) {
        return new KernelTime(tickNs, sliceNs, clockHz, bootNs, oscillator);
    }

    public KernelTime withSliceNs(OptionalLong sliceNs) {
        return new KernelTime(tickNs, sliceNs, clockHz, bootNs, oscillator);
    }

    public KernelTime withClockHz(long clockHz) {
        return new KernelTime(tickNs, sliceNs, clockHz, bootNs, oscillator);
    }

    public KernelTime withBootNs(long bootNs) {
        return new KernelTime(tickNs, sliceNs, clockHz, bootNs, oscillator);
    }

    public KernelTime withOscillator(Oscillator oscillator) {
        return new KernelTime(tickNs, sliceNs, clockHz, bootNs, oscillator);
    }
}
