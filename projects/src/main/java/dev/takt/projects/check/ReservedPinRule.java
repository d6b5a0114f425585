package dev.takt.projects.check;

import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PinLimit;
import dev.takt.projects.target.PinSpec;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A pin that the chip or its module needs for something else. */
record ReservedPinRule(String id, Severity severity) implements DesignRule {
    ReservedPinRule() {
        this("reserved-pin", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.chip().isEmpty()) {
            return List.of();
        }
        Chip chip = context.chip().get();
        for (Peripheral peripheral : context.project().all(Peripheral.class)) {
            for (PinUse use : peripheral.pins()) {
                for (PinLimit limit : limits(chip.pin(use.pin()))) {
                    limit(limit, peripheral, use, context)
                            .ifPresent(severity -> report.add(
                                    severity,
                                    peripheral.id(),
                                    "pins",
                                    Texts.text("rule.reserved-pin." + limit.tag(), Names.of(peripheral), use.pin()),
                                    new PinFixes(chip, context.project()).move(peripheral, use)));
                }
            }
        }
        return report.problems();
    }

    private static final Set<String> OUTPUTS = Set.of("OUT", "TX", "SCK", "CLK", "MOSI", "SDA", "SCL");

    /** What the flash takes, the flash takes on every module. */
    private static List<PinLimit> limits(Optional<PinSpec> pin) {
        List<PinLimit> limits = pin.map(PinSpec::limits).orElse(List.of());
        return limits.contains(PinLimit.SPI_FLASH) ? List.of(PinLimit.SPI_FLASH) : limits;
    }

    private static Optional<Severity> limit(PinLimit limit, Peripheral peripheral, PinUse use, CheckContext context) {
        return switch (limit) {
            case SPI_FLASH -> Optional.of(Severity.ERROR);
            case INPUT_ONLY -> OUTPUTS.contains(use.signal()) ? Optional.of(Severity.ERROR) : Optional.empty();
            case EMBEDDED_FLASH, SPI_PSRAM, OCTAL_FLASH, OCTAL_PSRAM, JTAG, ESP32_PICO_V3 ->
                Optional.of(Severity.WARNING);
            case USB_JTAG, SWD, RESET, NRST, NFC -> Optional.of(Severity.WARNING);
            case JTAG_ONLY, CRYSTAL_32K -> Optional.of(Severity.INFO);
            case CLOCK_IN -> Optional.of(runsFrom(context, false) ? Severity.ERROR : Severity.INFO);
            // a clock that the board feeds needs one pin, a crystal two
            case CLOCK_OUT -> runsFrom(context, true) ? Optional.of(Severity.ERROR) : Optional.empty();
            case SPLIT_PC2, SPLIT_PC3 ->
                Optional.of(peripheral.instance().startsWith("ADC") ? Severity.INFO : Severity.ERROR);
            case CONSOLE -> isConsole(peripheral, context) ? Optional.empty() : Optional.of(Severity.INFO);
            // has a rule of its own
            case STRAPPING -> Optional.empty();
        };
    }

    /** What boot ROMs report by, and are sent programs by, may be on its own pins. */
    private static boolean isConsole(Peripheral peripheral, CheckContext context) {
        return context.chip().flatMap(Chip::console).equals(Optional.of(peripheral.instance()));
    }

    /** True if the clock of the design comes in by a pin, or from a crystal at two of them. */
    private static boolean runsFrom(CheckContext context, boolean crystal) {
        return context.project().settings().oscillator() == Oscillator.EXTERNAL
                && context.chip().orElseThrow().clock().stream()
                        .flatMap(c -> c.sources().stream())
                        .anyMatch(s -> s.external() && !(crystal && s.fed()));
    }
}
