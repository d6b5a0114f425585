package dev.takt.projects.memory;

import dev.takt.projects.machine.Machine;
import java.util.List;
import java.util.Optional;

/**
 * The end of the stack of core 0 of an Armv6-M or Armv7-M, which generated firmware makes read-only by a region of the MPU, so that an overflow is a fault. An Armv8-M has a limit register for that; other cores are left to their
 * hardware layer.
 */
public final class StackGuard {
    private static final int ARMV7M_BYTES = 128;

    /** The least that a region of its MPU covers. */
    private static final int ARMV6M_BYTES = 256;

    private StackGuard() {}

    /** True if the end of the stack is guarded by the MPU: every Armv7-M of the catalogue has one, and of the Cortex-M0+ the RP2040 and the STM32G071 (on one without, its registers take nothing). */
    public static boolean isOffered(Machine machine) {
        return bytes(machine) > 0
                && machine.runtime().generatesFor(machine.chip().id());
    }

    /** Bytes that are read-only, and what their address is a multiple of; 0 on cores without such a unit. */
    public static int bytes(Machine machine) {
        return switch (machine.chip().arch()) {
            case ARMV6M -> ARMV6M_BYTES;
            case ARMV7M, ARMV7EM -> ARMV7M_BYTES;
            case ARMV8M, RISCV, XTENSA, TRICORE -> 0;
        };
    }

    /** What the stack loses by it at most: where data ends just behind a multiple, the bytes up to the next one are lost too. */
    static List<RamUse> of(Machine machine) {
        return isOffered(machine)
                ? List.of(new RamUse(RamUseKind.STACK, "stack guard", Optional.empty(), 2L * bytes(machine) - 1))
                : List.of();
    }
}
