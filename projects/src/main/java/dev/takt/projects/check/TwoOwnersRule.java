package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pin, peripheral instance, block of the chip or vector that two items claim. */
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
            if (item instanceof Peripheral peripheral) {
                spec(peripheral).ifPresent(spec -> block(peripheral, spec));
            }
        }

        private Optional<PeripheralSpec> spec(Peripheral peripheral) {
            return context.chip().flatMap(c -> c.peripheral(peripheral.instance()));
        }

        /** Another instance that is another use of the same block; one that is the same has been said. */
        private void block(Peripheral peripheral, PeripheralSpec spec) {
            context.project().all(Peripheral.class).stream()
                    .takeWhile(p -> !p.id().equals(peripheral.id()))
                    .filter(p -> !p.instance().equals(peripheral.instance())
                            && spec(p).filter(spec::isOneWith).isPresent())
                    .findFirst()
                    .ifPresent(other -> report.add(
                            Severity.ERROR,
                            peripheral.id(),
                            "instance",
                            Texts.text(
                                    "rule.two-owners.block",
                                    other.instance(),
                                    peripheral.instance(),
                                    Names.of(other),
                                    Names.of(peripheral)),
                            elsewhere(peripheral, spec)));
        }

        /** To the first instance of its type whose block nobody has, where pins follow. */
        private Edit[] elsewhere(Peripheral peripheral, PeripheralSpec spec) {
            Chip chip = context.chip().orElseThrow();
            List<PeripheralSpec> taken = context.project().all(Peripheral.class).stream()
                    .flatMap(p -> spec(p).stream())
                    .toList();
            return chip.peripherals().stream()
                    .filter(p -> chip.pinMatrix() && p.type() == spec.type())
                    .filter(p -> taken.stream().noneMatch(p::isOneWith))
                    .limit(1)
                    .map(p -> new ChangeItem(
                            Texts.text("fix.move-instance", Names.of(peripheral), p.instance()),
                            peripheral.id(),
                            Optional.empty(),
                            i -> i instanceof Peripheral found ? found.withInstance(p.instance()) : i))
                    .toArray(Edit[]::new);
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
