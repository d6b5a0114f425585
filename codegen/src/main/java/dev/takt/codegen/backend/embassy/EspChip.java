package dev.takt.codegen.backend.embassy;

import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CpuArch;
import java.util.List;

/** The clocks of an ESP chip that esp-hal has constants for. */
final class EspChip {
    private static final long MHZ = 1_000_000;

    private EspChip() {}

    static boolean isXtensa(Chip chip) {
        return chip.arch() == CpuArch.XTENSA;
    }

    /** esp-hal offers 80 and 160 MHz, and 240 MHz on the Xtensa cores. */
    static boolean reaches(Chip chip, long clockHz) {
        List<Long> mhz = isXtensa(chip) ? List.of(80L, 160L, 240L) : List.of(80L, 160L);
        return clockHz % MHZ == 0 && mhz.contains(clockHz / MHZ);
    }

    /** The clock as a constant of esp-hal. */
    static String clock(long clockHz) {
        return "CpuClock::_" + clockHz / MHZ + "MHz";
    }
}
