package dev.takt.codegen.backend.embassy;

import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CpuArch;
import java.util.List;
import java.util.Optional;

/** What the Embassy generator knows of an ESP chip: name of its feature in the esp crates, and the clocks it offers in megahertz, highest last. */
record EspChip(String feature, boolean xtensa, List<Long> clocksMhz) {
    private static final List<EspChip> ALL = List.of(
            new EspChip("esp32s3", true, List.of(80L, 160L, 240L)), new EspChip("esp32c6", false, List.of(80L, 160L)));

    static Optional<EspChip> of(Chip chip) {
        return ALL.stream()
                .filter(c -> c.feature().equals(chip.model()) && c.xtensa() == (chip.arch() == CpuArch.XTENSA))
                .findFirst();
    }

    boolean reaches(long clockHz) {
        return clockHz % 1_000_000 == 0 && clocksMhz.contains(clockHz / 1_000_000);
    }

    /** The clock as a constant of esp-hal. */
    static String clock(long clockHz) {
        return "CpuClock::_" + clockHz / 1_000_000 + "MHz";
    }
}
