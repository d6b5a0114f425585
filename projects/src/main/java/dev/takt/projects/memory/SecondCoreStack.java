package dev.takt.projects.memory;

import dev.takt.projects.machine.Machine;

/** The stack that firmware on embassy-rp and esp-rtos reserves for a core beside the first, whose stack is what RAM leaves over. */
public final class SecondCoreStack {
    /** What the examples of embassy-rp give a second core in whole: entry, executor and guard fit in it, so that what the design declares comes on top. */
    private static final long GLUE_BYTES = 4096;

    /** What the examples of esp-rtos give a second core. */
    private static final long LEAST_BYTES = 8192;

    /** The stack of embassy-rp is aligned to it, and with it its size. */
    private static final long UNIT_BYTES = 32;

    private SecondCoreStack() {}

    /** Bytes for a core: the glue of the chip and the bound of what its contexts have declared. */
    public static long bytes(Machine machine, int core) {
        long needed = Math.max(LEAST_BYTES, GLUE_BYTES + RamPlan.sharedStack(machine, core));
        return Math.ceilDiv(needed, UNIT_BYTES) * UNIT_BYTES;
    }
}
