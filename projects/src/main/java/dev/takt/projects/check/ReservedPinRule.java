package dev.takt.projects.check;

import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
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
                for (String limit : limits(chip.pin(use.pin()))) {
                    limit(limit, peripheral, use, context)
                            .ifPresent(severity -> report.add(
                                    severity,
                                    peripheral.id(),
                                    "pins",
                                    Texts.text("rule.reserved-pin." + limit, Names.of(peripheral), use.pin()),
                                    new PinFixes(chip, context.project()).move(peripheral, use)));
                }
            }
        }
        return report.problems();
    }

    /** Limits the catalogue names; a test holds it against these. */
    static final Set<String> LIMITS = Set.of(
            "strapping",
            "spi_flash",
            "embedded_flash",
            "spi_psram",
            "octal_flash",
            "octal_psram",
            "input_only",
            "jtag",
            "jtag_only",
            "usb_jtag",
            "swd",
            "reset",
            "nrst",
            "nfc",
            "crystal_32k",
            "clock_in",
            "clock_out",
            "console",
            "split_pc2",
            "split_pc3",
            "esp32_pico_v3");

    /** What boot ROMs report by, and are sent programs by. */
    private static final String CONSOLE = "UART0";

    private static final Set<String> OUTPUTS = Set.of("OUT", "TX", "SCK", "CLK", "MOSI", "SDA", "SCL");

    /** What the flash takes, the flash takes on every module. */
    private static List<String> limits(Optional<PinSpec> pin) {
        List<String> limits = pin.map(PinSpec::limits).orElse(List.of());
        return limits.contains("spi_flash") ? List.of("spi_flash") : limits;
    }

    private static Optional<Severity> limit(String limit, Peripheral peripheral, PinUse use, CheckContext context) {
        return switch (limit) {
            case "spi_flash" -> Optional.of(Severity.ERROR);
            case "input_only" -> OUTPUTS.contains(use.signal()) ? Optional.of(Severity.ERROR) : Optional.empty();
            case "embedded_flash", "spi_psram", "octal_flash", "octal_psram", "jtag", "esp32_pico_v3" ->
                Optional.of(Severity.WARNING);
            case "usb_jtag", "swd", "reset", "nrst", "nfc" -> Optional.of(Severity.WARNING);
            case "jtag_only", "crystal_32k" -> Optional.of(Severity.INFO);
            case "clock_in" -> Optional.of(runsFrom(context, false) ? Severity.ERROR : Severity.INFO);
            // a clock that the board feeds needs one pin, a crystal two
            case "clock_out" -> runsFrom(context, true) ? Optional.of(Severity.ERROR) : Optional.empty();
            case "split_pc2", "split_pc3" ->
                Optional.of(peripheral.instance().startsWith("ADC") ? Severity.INFO : Severity.ERROR);
            case "console" -> peripheral.instance().equals(CONSOLE) ? Optional.empty() : Optional.of(Severity.INFO);
            default -> Optional.empty();
        };
    }

    /** True if the clock of the design comes in by a pin, or from a crystal at two of them. */
    private static boolean runsFrom(CheckContext context, boolean crystal) {
        return context.project().settings().oscillator() == Oscillator.EXTERNAL
                && context.chip().orElseThrow().clock().stream()
                        .flatMap(c -> c.sources().stream())
                        .anyMatch(s -> s.external() && !(crystal && s.fed()));
    }
}
