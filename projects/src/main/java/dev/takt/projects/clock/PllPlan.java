package dev.takt.projects.clock;

import java.util.List;
import java.util.Optional;

/** A PLL as it is set: source / {@code inputDivider} * {@code multiplier}, then each of {@code divisions} in turn; {@code usb} is its second output, present if it can give 48 MHz or less. */
public record PllPlan(
        String name,
        int inputDivider,
        long referenceHz,
        int multiplier,
        long vcoHz,
        List<Division> divisions,
        Optional<Division> usb) {
    public PllPlan {
        divisions = List.copyOf(divisions);
    }

    /** What the cores and buses are made of. */
    public long outputHz() {
        return divisions.isEmpty() ? vcoHz : divisions.getLast().hz();
    }
}
