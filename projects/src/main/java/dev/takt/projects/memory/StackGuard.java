package dev.takt.projects.memory;

import dev.takt.projects.machine.Machine;
import java.util.List;
import java.util.Optional;

/**
 * The end of the stack of an Armv7-M, which generated firmware makes read-only by a region of the MPU, so that an overflow is a fault. An Armv8-M has a limit register for that; the MPU of an Armv6-M, where
 * it has one, is left to the user.
 */
public final class StackGuard {
    /** Bytes that are read-only, and what their address is a multiple of. */
    public static final int BYTES = 128;

    private StackGuard() {}

    /** True if the end of the stack is guarded by the MPU: every Armv7-M of the catalogue has one. */
    public static boolean isOffered(Machine machine) {
        return switch (machine.chip().arch()) {
            case ARMV7M, ARMV7EM ->
                machine.runtime().generatesFor(machine.chip().id());
            case ARMV6M, ARMV8M, RISCV, XTENSA, TRICORE -> false;
        };
    }

    /** What the stack loses by it at most: where data ends just behind a multiple, the bytes up to the next one are lost too. */
    static List<RamUse> of(Machine machine) {
        return isOffered(machine)
                ? List.of(new RamUse(RamUseKind.STACK, "stack guard", Optional.empty(), 2 * BYTES - 1))
                : List.of();
    }
}
