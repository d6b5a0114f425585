package dev.takt.projects.check;

import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.ClockSolution;
import dev.takt.projects.clock.ClockSolver;
import dev.takt.projects.clock.LineRate;
import dev.takt.projects.clock.LineRates;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.BitRateText;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A serial line that the clocks of the design cannot run at its rate, or only with an error that the other end need not accept. A receiver of ten bits samples the last one right up to 5 % off, both ends together; half of
 * that is left to this one. The oscillator of a CAN node may be off by the jump width in twenty bits (ISO 11898-1, tolerance of the oscillator): 0.5 % where the jump is a tenth of a bit.
 */
record BitRateOffRule(String id, Severity severity) implements DesignRule {
    private static final long UART_PPM = 25_000;
    private static final long CAN_PPM = 5_000;

    /** What a part does not notice, and nobody wonders about. */
    private static final long SPI_PPM = 10_000;

    BitRateOffRule() {
        this("bit-rate-off", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        Optional<Chip> chip = context.chip();
        Optional<ClockPlan> plan = context.machine().flatMap(BitRateOffRule::plan);
        if (chip.isPresent() && plan.isPresent()) {
            for (Peripheral line : context.project().all(Peripheral.class)) {
                chip.get().peripheral(line.instance()).ifPresent(p -> line(line, p, chip.get(), plan.get(), report));
            }
        }
        return report.problems();
    }

    private static Optional<ClockPlan> plan(Machine machine) {
        return ClockSolver.solve(
                        machine.chip(),
                        machine.project().settings().oscillator(),
                        machine.cores().getFirst().clockHz())
                .flatMap(s -> s instanceof ClockSolution.Solved(ClockPlan plan) ? Optional.of(plan) : Optional.empty());
    }

    private static void line(Peripheral line, PeripheralSpec spec, Chip chip, ClockPlan plan, Report report) {
        if (spec.type() == PeripheralType.CAN) {
            can(line, chip, plan, report);
        }
        if (line.bitRateHz() <= 0
                || chip.clock().flatMap(t -> LineRates.line(t, spec.type())).isEmpty()) {
            return;
        }
        String asked = BitRateText.words(line.instance(), line.bitRateHz());
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, line.bitRateHz());
        if (rate.isEmpty()) {
            report.add(line, "bit-rate", Texts.text("rule.bit-rate-off.none", Names.of(line), asked));
        } else if (spec.type() == PeripheralType.SPI && rate.get().errorPpm() < -SPI_PPM) {
            report.add(
                    Severity.INFO,
                    line.id(),
                    "bit-rate",
                    Texts.text(
                            "rule.bit-rate-off.slower",
                            Names.of(line),
                            asked,
                            BitRateText.words(line.instance(), rate.get().hz())));
        } else if (spec.type() == PeripheralType.UART
                && Math.abs(rate.get().errorPpm()) + plan.source().ppm() > UART_PPM) {
            report.add(
                    line,
                    "bit-rate",
                    Texts.text(
                            "rule.bit-rate-off.found",
                            Names.of(line),
                            asked,
                            BitRateText.words(line.instance(), rate.get().hz()),
                            thousandths(rate.get().errorPpm()),
                            plan.source().name(),
                            thousandths(plan.source().ppm())),
                    external(chip, plan, other -> LineRates.of(chip, other, spec, line.bitRateHz())
                            .filter(r -> Math.abs(r.errorPpm()) + other.source().ppm() <= UART_PPM)
                            .isPresent()));
        }
    }

    /** The way out by a crystal, where that is one. */
    private static Edit[] external(Chip chip, ClockPlan plan, Predicate<ClockPlan> helps) {
        return ClockSolver.solve(chip, Oscillator.EXTERNAL, plan.coreHz())
                .filter(s -> s instanceof ClockSolution.Solved(ClockPlan other) && helps.test(other))
                .<Edit>map(_ -> new ChangeProject(
                        Texts.text("fix.use-external-oscillator"),
                        Optional.empty(),
                        p -> p.withSettings(p.settings().withOscillator(Oscillator.EXTERNAL))))
                .stream()
                .toArray(Edit[]::new);
    }

    private static void can(Peripheral line, Chip chip, ClockPlan plan, Report report) {
        if (plan.source().ppm() <= CAN_PPM) {
            return;
        }
        report.add(
                line,
                "instance",
                Texts.text(
                        "rule.bit-rate-off.can",
                        Names.of(line),
                        plan.source().name(),
                        thousandths(plan.source().ppm())),
                external(chip, plan, other -> other.source().ppm() <= CAN_PPM));
    }

    /** Parts per million as thousandths with their sign, to the nearest. */
    private static long thousandths(long ppm) {
        return Math.floorDiv(ppm + 500, 1000);
    }
}
