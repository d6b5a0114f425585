package dev.takt.projects.check;

import dev.takt.projects.model.Item;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** A peripheral instance that the chip does not have. */
record UnknownInstanceRule(String id, Severity severity) implements DesignRule {
    UnknownInstanceRule() {
        this("unknown-instance", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.chip().isEmpty()) {
            return List.of();
        }
        Chip chip = context.chip().get();
        for (Item item : context.project().items()) {
            Optional<String> instance = instance(item);
            if (instance.isPresent() && chip.peripheral(instance.get()).isEmpty()) {
                report.add(item, "instance", message(item, instance.get(), chip));
            }
        }
        return report.problems();
    }

    static Optional<String> instance(Item item) {
        if (item instanceof Peripheral peripheral) {
            return Optional.of(peripheral.instance());
        }
        return item instanceof Watchdog watchdog && !watchdog.instance().isEmpty()
                ? Optional.of(watchdog.instance())
                : Optional.empty();
    }

    private static Message message(Item item, String instance, Chip chip) {
        String known = Names.listed(chip.peripherals().stream()
                .filter(p -> !(item instanceof Watchdog) || p.type() == PeripheralType.WATCHDOG)
                .map(PeripheralSpec::instance)
                .toList());
        return instance.isEmpty()
                ? Texts.text("rule.unknown-instance.none", Names.of(item), known)
                : Texts.text("rule.unknown-instance.found", Names.of(item), chip.name(), instance, known);
    }
}
