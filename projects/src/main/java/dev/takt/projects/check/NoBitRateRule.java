package dev.takt.projects.check;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A serial line or bus without a speed that bytes are transferred through: as if they took no time. */
record NoBitRateRule(String id, Severity severity) implements DesignRule {
    private static final Set<PeripheralType> LINES =
            Set.of(PeripheralType.UART, PeripheralType.I2C, PeripheralType.SPI, PeripheralType.CAN);

    NoBitRateRule() {
        this("no-bit-rate", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        Set<ItemId> used = context.project().all(Executable.class).stream()
                .flatMap(e -> Walk.of(e, Step.Transfer.class))
                .map(Step.Transfer::peripheral)
                .collect(Collectors.toSet());
        for (Peripheral peripheral : context.project().all(Peripheral.class)) {
            if (peripheral.bitRateHz() == 0 && used.contains(peripheral.id()) && isLine(peripheral, context)) {
                report.add(peripheral, "bit-rate", Texts.text("rule.no-bit-rate.found", Names.of(peripheral)));
            }
        }
        return report.problems();
    }

    private static boolean isLine(Peripheral peripheral, CheckContext context) {
        return context.chip()
                .flatMap(c -> c.peripheral(peripheral.instance()))
                .map(PeripheralSpec::type)
                .filter(LINES::contains)
                .isPresent();
    }
}
