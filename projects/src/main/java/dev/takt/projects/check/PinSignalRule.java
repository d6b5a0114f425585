package dev.takt.projects.check;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PinSpec;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A signal on a pin where the chip cannot lead it. */
record PinSignalRule(String id, Severity severity) implements DesignRule {
    PinSignalRule() {
        this("pin-signal", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.chip().isEmpty() || context.chip().get().pinMatrix()) {
            return List.of();
        }
        Chip chip = context.chip().get();
        for (Peripheral peripheral : context.project().all(Peripheral.class)) {
            for (PinUse use : peripheral.pins()) {
                String signal = peripheral.instance() + "." + use.signal();
                List<String> possible = pins(signal, chip);
                boolean here =
                        possible.contains(use.pin()) || chip.pin(use.pin()).isEmpty();
                if (!possible.isEmpty() && !here) {
                    report.add(
                            peripheral,
                            "pins",
                            Texts.text(
                                    "rule.pin-signal.found",
                                    Names.of(peripheral),
                                    signal,
                                    use.pin(),
                                    Names.listed(possible)),
                            new PinFixes(chip, context.project()).move(peripheral, use));
                }
            }
        }
        return report.problems();
    }

    /** Pins that the signal may go to; none if the catalogue knows nothing of it, and then nothing is claimed. */
    private static List<String> pins(String signal, Chip chip) {
        return chip.pins().stream()
                .filter(p -> p.signals().contains(signal))
                .map(PinSpec::name)
                .toList();
    }
}
