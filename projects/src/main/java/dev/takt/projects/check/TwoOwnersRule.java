package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pin, peripheral instance or vector that two items claim. */
record TwoOwnersRule(String id, Severity severity) implements DesignRule {
    TwoOwnersRule() {
        this("two-owners", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Claims claims = new Claims(context, new Report(this), new HashMap<>());
        context.project().items().forEach(claims::of);
        context.machine().map(Machine::contexts).orElse(List.of()).forEach(claims::vector);
        return claims.report().problems();
    }

    private record Claims(CheckContext context, Report report, Map<String, ItemId> owners) {
        void of(Item item) {
            if (item instanceof Peripheral peripheral) {
                peripheral.pins().stream()
                        .map(use -> use.pin())
                        .distinct()
                        .forEach(pin -> claim("pin", pin, item.id(), "pins"));
            }
            UnknownInstanceRule.instance(item)
                    .filter(instance -> !instance.isEmpty() && exclusive(instance))
                    .ifPresent(instance -> claim("instance", instance, item.id(), "instance"));
        }

        /** Pins of one port are several items; everything else of a chip is there once. */
        private boolean exclusive(String instance) {
            return context.chip()
                    .flatMap(c -> c.peripheral(instance))
                    .filter(p -> p.type() != PeripheralType.GPIO)
                    .isPresent();
        }

        void vector(Context handler) {
            if (!handler.vector().isEmpty()) {
                claim("vector", handler.vector(), handler.item(), "vector");
            }
        }

        private void claim(String what, String name, ItemId item, String property) {
            ItemId owner = owners.putIfAbsent(what + " " + name, item);
            if (owner != null && !owner.equals(item) && !name.isEmpty()) {
                report.add(
                        Severity.ERROR,
                        item,
                        property,
                        Texts.text(
                                "rule.two-owners." + what,
                                name,
                                Names.of(owner, context.project()),
                                Names.of(item, context.project())));
            }
        }
    }
}
