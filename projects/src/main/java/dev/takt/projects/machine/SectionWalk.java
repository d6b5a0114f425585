package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the locks and critical sections of a body. The unlock belongs to a section, and noting that it begins and ends; the lock call before it does not. */
final class SectionWalk {
    private final Machine machine;
    private final Context context;
    private final List<Section> sections = new ArrayList<>();

    SectionWalk(Machine machine, Context context) {
        this.machine = machine;
        this.context = context;
    }

    List<Section> of(List<Step> steps) {
        walk(steps, Set.of());
        return List.copyOf(sections);
    }

    private void walk(List<Step> steps, Set<Integer> held) {
        for (Step step : steps) {
            switch (step) {
                case Step.Lock lock -> lock(lock, held);
                case Step.CriticalSection section -> {
                    sections.add(section(-1, section.body(), 0, held, false));
                    walk(section.body(), held);
                }
                default -> Ways.of(step).forEach(inner -> walk(inner, held));
            }
        }
    }

    private void lock(Step.Lock lock, Set<Integer> held) {
        int resource = index(lock.resource());
        boolean relocks =
                held.contains(resource) && !machine.resources().get(resource).reentrant();
        Costs costs = machine.coreOf(context).costs();
        long around = Amounts.sum(Amounts.product(2, costs.of(Cost.NOTE)), costs.of(Cost.UNLOCK));
        sections.add(section(resource, lock.body(), around, held, relocks));
        Set<Integer> now = new HashSet<>(held);
        now.add(resource);
        walk(lock.body(), now);
    }

    private Section section(int resource, List<Step> body, long aroundNs, Set<Integer> held, boolean relocks) {
        long ns = Amounts.sum(Bodies.worstNs(body, machine, context), aroundNs);
        boolean suspends = new PauseWalk(new PauseRules(machine, context, false))
                .of(body).stream().anyMatch(p -> p.reason() != Pause.Reason.LOCK);
        return new Section(resource, ns, held, Bodies.lockCounts(body, machine), suspends, relocks);
    }

    private int index(ItemId resource) {
        return machine.resource(resource).map(SharedResource::index).orElse(-1);
    }
}
