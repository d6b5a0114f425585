package dev.takt.projects.target;

import java.util.List;
import java.util.Optional;

/**
 * A phase-locked loop: the source is divided down to the reference, the oscillator (VCO) runs at a multiple of the reference, and its frequency is divided by each of {@code dividers} in turn. Where several settings give the
 * frequency that is asked for, the VCO decides first and then the reference.
 *
 * @param referenceHz permitted frequencies of the reference
 * @param vcoHz permitted frequencies of the oscillator
 * @param firstIsLargest true if no later divider may exceed the first
 * @param usb the divider of a second output, of 48 MHz at most
 * @param highVco true if the setting with the higher VCO frequency is preferred, false for the lower
 * @param highReference true if the setting with the higher reference is preferred, false for the lower
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
