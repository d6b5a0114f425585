package dev.takt.projects.target;

import java.util.List;
import java.util.Optional;

/**
 * A phase-locked loop: a source is divided to a reference, the reference multiplied to the frequency of its oscillator (VCO), that divided by each of {@code dividers} in turn. {@code firstIsLargest}: the first divider is not
 * smaller than the second; {@code usb}: a divider for a second output of 48 MHz at most. Of several settings that give a frequency the one with the high or low VCO, then the high or low reference is preferred.
 */
public record Pll(
        String name,
        Range inputDividers,
        Range referenceHz,
        Range multipliers,
        Range vcoHz,
        List<PllDivider> dividers,
        boolean firstIsLargest,
        Optional<PllDivider> usb,
        boolean highVco,
        boolean highReference) {
    public Pll {
        dividers = List.copyOf(dividers);
    }
}
