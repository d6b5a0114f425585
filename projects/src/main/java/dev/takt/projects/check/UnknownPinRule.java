package dev.takt.projects.check;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A pin that the chip does not have. */
record UnknownPinRule(String id, Severity severity) implements DesignRule {
    UnknownPinRule() {
        this("unknown-pin", Severity.ERROR);
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
                if (chip.pin(use.pin()).isEmpty() && !chip.pins().isEmpty()) {
                    report.add(
                            peripheral,
                            "pins",
                            Texts.text(
                                    "rule.unknown-pin.found",
                                    Names.of(peripheral),
                                    chip.name(),
                                    use.pin(),
                                    chip.pins().getFirst().name(),
                                    chip.pins().getLast().name()));
                }
            }
        }
        return report.problems();
    }
}
