package dev.takt.projects.check;

import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pull;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.Erratum;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.function.Predicate;

/** A fault of the chip that its manufacturer knows of and that the design runs into. The catalogue says which chip has which. */
record ChipErratumRule(String id, Severity severity) implements DesignRule {
    ChipErratumRule() {
        this("chip-erratum", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        context.chip()
                .ifPresent(chip -> chip.errata().forEach(erratum -> context.project().all(Peripheral.class).stream()
                        .filter(p -> erratum.concerns(p.instance()))
                        .forEach(p -> check(erratum, p, chip, context, report))));
        return report.problems();
    }

    private static void check(Erratum erratum, Peripheral peripheral, Chip chip, CheckContext context, Report report) {
        switch (erratum.trigger()) {
            case READS_ONE_BYTE ->
                transfers(
                        erratum,
                        peripheral,
                        chip,
                        context,
                        report,
                        t -> t.direction() == Direction.READ && t.bytes() == 1);
            case SENDS_FROM_RAM ->
                transfers(erratum, peripheral, chip, context, report, t -> t.direction() == Direction.WRITE);
            case PULLS_DOWN -> {
                boolean input =
                        peripheral.pins().stream().anyMatch(p -> p.signal().equals("IN"));
                if (input && peripheral.pull() == Pull.DOWN) {
                    report.add(
                            peripheral,
                            "pull",
                            Texts.text(
                                    "rule.chip-erratum.pulls-down", Names.of(peripheral), chip.name(), erratum.id()));
                }
            }
        }
    }

    /** Once for each body with such a transfer. */
    private static void transfers(
            Erratum erratum,
            Peripheral line,
            Chip chip,
            CheckContext context,
            Report report,
            Predicate<Step.Transfer> meets) {
        context.project().all(Executable.class).stream()
                .filter(item -> Walk.of(item, Step.Transfer.class)
                        .anyMatch(t -> t.peripheral().equals(line.id()) && meets.test(t)))
                .forEach(item -> report.add(
                        item,
                        "body",
                        Texts.text(
                                "rule.chip-erratum." + erratum.trigger().tag(),
                                Names.of(item),
                                Names.of(line),
                                line.instance(),
                                chip.name(),
                                erratum.id())));
    }
}
