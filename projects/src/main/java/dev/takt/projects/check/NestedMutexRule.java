package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Texts;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Nested mutexes of a kernel whose inheritance goes one hop: the holder of the outer one keeps what it inherited until the last mutex is given, and a holder that itself waits
 * passes nothing on (FreeRTOS-Kernel V11.3.0, tasks.c: xTaskPriorityInherit looks at the holder alone, xTaskPriorityDisinherit waits for uxMutexesHeld to be 0).
 */
record NestedMutexRule(String id, Severity severity) implements MachineRule {
    NestedMutexRule() {
        this("nested-mutex", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        if (machine.runtime().kernel().inheritance().isOneHop()) {
            Edit[] fixes = fixes(machine, context.catalogue());
            machine.contexts().forEach(c -> check(c, machine, fixes, report));
        }
    }

    /** Other versions of the runtime whose inheritance goes further. */
    private static Edit[] fixes(Machine machine, Catalogue catalogue) {
        return catalogue.runtimes().stream()
                .filter(r -> r.family().equals(machine.runtime().family()))
                .filter(r -> r.runsOn(machine.chip().id())
                        && !r.kernel().inheritance().isOneHop())
                .map(r -> new ChangeProject(
                        Texts.text("fix.use-runtime", r.nameAndVersion()),
                        Optional.empty(),
                        p -> p.withRuntime(r.id())))
                .toArray(Edit[]::new);
    }

    private record Pair(SharedResource inner, SharedResource outer) {}

    private void check(Context context, Machine machine, Edit[] fixes, Report report) {
        Set<Pair> pairs = new LinkedHashSet<>();
        for (Section section : Bodies.sections(machine, context)) {
            if (section.resource() >= 0) {
                section.within().stream()
                        .sorted()
                        .filter(outer -> outer >= 0 && outer != section.resource())
                        .map(outer -> new Pair(
                                machine.resources().get(section.resource()),
                                machine.resources().get(outer)))
                        .filter(pair -> inherits(pair.inner()) && inherits(pair.outer()))
                        .forEach(pairs::add);
            }
        }
        pairs.forEach(pair -> report.add(
                severity(),
                context.item(),
                "body",
                Texts.text(
                        "rule.nested-mutex."
                                + machine.runtime().kernel().inheritance().tag(),
                        Names.of(context),
                        pair.inner().name(),
                        pair.outer().name()),
                fixes));
    }

    private static boolean inherits(SharedResource resource) {
        return resource.protocol() == Protocol.INHERITANCE;
    }
}
