package dev.takt.sim.design;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.OptionalLong;

/** A design with nothing left to chance, and periods that come together soon, so that its runs may recur. */
public final class Fixed {
    private static final int[] TIMES = {1, 2, 3, 4, 6, 8, 12, 24};

    private final long unitNs;

    private Fixed(long unitNs) {
        this.unitNs = unitNs;
    }

    /** {@code unitNs}: all periods are a few of these. */
    public static Machine machine(Project project, long unitNs) {
        Fixed fixed = new Fixed(unitNs);
        Project changed =
                project.withItems(project.items().stream().map(fixed::item).toList());
        return Machine.of(changed, ShippedCatalogue.get()).orElseThrow();
    }

    private Item item(Item item) {
        return switch (item) {
            case Task task -> task.withActivation(activation(task.activation())).withBody(body(task.body()));
            case Interrupt interrupt ->
                interrupt.withActivation(activation(interrupt.activation())).withBody(body(interrupt.body()));
            default -> item;
        };
    }

    private Activation activation(Activation activation) {
        OptionalLong every = activation.everyNs();
        Activation with = every.isEmpty() ? activation : activation.withEvery(rounded(every.getAsLong()));
        return switch (with) {
            case Activation.Periodic p -> new Activation.Periodic(p.periodNs(), p.offsetNs(), 0);
            case Activation.Sporadic s -> new Activation.Sporadic(s.minGapNs(), 0, s.offsetNs());
            default -> with;
        };
    }

    private long rounded(long everyNs) {
        long best = unitNs;
        for (int times : TIMES) {
            best = times * unitNs <= everyNs ? times * unitNs : best;
        }
        return best;
    }

    private static List<Step> body(List<Step> steps) {
        return steps.stream().map(Fixed::step).toList();
    }

    private static Step step(Step step) {
        return switch (step) {
            case Step.Compute c -> new Step.Compute(c.label(), c.worstNs(), c.worstNs(), Distribution.WORST);
            case Step.Lock lock -> new Step.Lock(lock.resource(), body(lock.body()));
            case Step.CriticalSection section -> new Step.CriticalSection(body(section.body()));
            case Step.Repeat repeat -> new Step.Repeat(repeat.count(), body(repeat.body()));
            case Step.Branch b ->
                new Step.Branch(b.chancePpm() < 500_000 ? 0 : 1_000_000, body(b.then()), body(b.otherwise()));
            default -> step;
        };
    }
}
