package dev.takt.codegen.trace;

import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;

/** A design as firmware with {@code takt-load} runs it in an emulator: every computation takes its worst time, and nothing arrives from outside. */
public final class AtWorst {
    private AtWorst() {}

    /** Without its interrupts: no device requests them there. */
    public static Project of(Project project) {
        List<Item> items = project.items().stream()
                .filter(i -> !(i instanceof Interrupt))
                .map(i -> i instanceof Task task ? task.withBody(steps(task.body())) : i)
                .toList();
        return project.withItems(items);
    }

    private static List<Step> steps(List<Step> steps) {
        return steps.stream().map(AtWorst::step).toList();
    }

    private static Step step(Step step) {
        return switch (step) {
            case Step.Compute c -> new Step.Compute(c.label(), c.worstNs(), c.worstNs(), Distribution.WORST);
            case Step.Lock l -> new Step.Lock(l.resource(), steps(l.body()));
            case Step.CriticalSection c -> new Step.CriticalSection(steps(c.body()));
            case Step.Repeat r -> new Step.Repeat(r.count(), steps(r.body()));
            case Step.Branch b -> new Step.Branch(b.chancePpm(), steps(b.then()), steps(b.otherwise()));
            case Step.Noted n -> step(n.step());
            default -> step;
        };
    }
}
