package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** A peripheral or a vector of the design that the runtime has for itself on this chip, its clock for one. */
record TakenByRuntimeRule(String id, Severity severity) implements DesignRule {
    TakenByRuntimeRule() {
        this("taken-by-runtime", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        Optional<Chip> chip = context.chip();
        Optional<RuntimeProfile> runtime = context.runtime();
        List<String> taken = chip.flatMap(c -> runtime.flatMap(r -> r.support(c.id())))
                .map(Support::takes)
                .orElse(List.of());
        if (taken.isEmpty()) {
            return List.of();
        }
        String name = runtime.map(RuntimeProfile::name).orElse("");
        for (Item item : context.project().items()) {
            UnknownInstanceRule.instance(item)
                    .filter(taken::contains)
                    .ifPresent(instance -> report.add(
                            item,
                            "instance",
                            Texts.text("rule.taken-by-runtime.instance", Names.of(item), instance, name)));
        }
        for (Context handler : context.machine().map(Machine::contexts).orElse(List.of())) {
            String vector = handler.vector();
            if (!vector.isEmpty() && (taken.contains(vector) || isOf(taken, vector, chip))) {
                report.add(
                        severity(),
                        handler.item(),
                        "vector",
                        Texts.text("rule.taken-by-runtime.vector", Names.of(handler), vector, name));
            }
        }
        return report.problems();
    }

    private static boolean isOf(List<String> taken, String vector, Optional<Chip> chip) {
        return chip.stream()
                .flatMap(c -> c.peripherals().stream())
                .filter(p -> taken.contains(p.instance()))
                .map(PeripheralSpec::vectors)
                .anyMatch(vectors -> vectors.contains(vector));
    }
}
