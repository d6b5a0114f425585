package dev.takt.projects.check;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.PinLimit;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A pin whose level at reset chooses how the chip starts. */
record StrappingPinRule(String id, Severity severity) implements DesignRule {
    StrappingPinRule() {
        this("strapping-pin", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.chip().isEmpty()) {
            return List.of();
        }
        for (Peripheral peripheral : context.project().all(Peripheral.class)) {
            for (PinUse use : peripheral.pins()) {
                boolean strapping = context.chip()
                        .get()
                        .pin(use.pin())
                        .filter(p -> p.limits().contains(PinLimit.STRAPPING))
                        .isPresent();
                if (strapping) {
                    report.add(
                            peripheral,
                            "pins",
                            Texts.text("rule.strapping-pin.found", Names.of(peripheral), use.pin()),
                            new PinFixes(context.chip().get(), context.project()).move(peripheral, use));
                }
            }
        }
        return report.problems();
    }
}
