package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.Optional;

/**
 * Counts how often a job of a context may make somebody ready on another core. It counts whoever uses what a step is about, whether they wait for it or not; where a release gives up a job, which then leaves whatever it
 * waits for or has, each step that may release counts. Handlers do not: they are interrupts themselves.
 */
final class ReachWalk {
    private final Machine machine;
    private final Context by;
    private final List<Context> there;
    private final boolean abortsJobs;

    ReachWalk(Machine machine, Context by, int core) {
        this.machine = machine;
        this.by = by;
        there = machine.contextsOf(core).stream()
                .filter(c -> c.kind() == ContextKind.TASK)
                .toList();
        abortsJobs = machine.contexts().stream().anyMatch(c -> c.overrun() == Overrun.ABORT);
    }

    long perJob() {
        return Amounts.sum(of(by.body()), isOn(by.item()) || abortsJobs ? 1 : 0);
    }

    private long of(List<Step> steps) {
        long sum = 0;
        for (Step step : steps) {
            long inside = Ways.of(step).stream().mapToLong(this::of).max().orElse(0);
            long times = step instanceof Step.Repeat r ? Amounts.product(r.count(), inside) : inside;
            sum = Amounts.sum(sum, Amounts.sum(times, wakes(step) ? 1 : 0));
        }
        return sum;
    }

    private boolean wakes(Step step) {
        return switch (step) {
            case Step.Send s -> moves(s.channel());
            case Step.Notify n -> moves(n.signal());
            case Step.Receive r -> moves(r.channel());
            case Step.Wait w -> moves(w.signal());
            case Step.Spawn s ->
                abortsJobs || there.stream().anyMatch(c -> c.item().equals(s.task()));
            case Step.Lock l -> frees(l.resource());
            case Step.Free f -> isUsed(f.pool());
            case Step.Transfer t -> isUsed(t.peripheral());
            case Step.Compute _, Step.CriticalSection _, Step.Delay _, Step.Yield _, Step.Repeat _, Step.Branch _ ->
                false;
            case Step.Noted n -> wakes(n.step());
            case Step.Alloc _, Step.Feed _, Step.UnknownStep _ -> false;
        };
    }

    /** Something is put into a channel, or taken out. */
    private boolean moves(ItemId channel) {
        return abortsJobs || isOn(channel) || isUsed(channel);
    }

    private boolean isOn(ItemId source) {
        return there.stream()
                .anyMatch(c -> c.activation() instanceof Activation.On on
                        && on.source().equals(source));
    }

    private boolean isUsed(ItemId item) {
        return there.stream().anyMatch(c -> uses(c.body(), item));
    }

    private static boolean uses(List<Step> steps, ItemId item) {
        return steps.stream()
                .anyMatch(s -> s.about().filter(item::equals).isPresent()
                        || s.inner().stream().anyMatch(inner -> uses(inner, item)));
    }

    /** A lock that waiters give up their core for, as between cores they do for one under an immediate ceiling, too; under the original ceiling another one may be taken. */
    private boolean frees(ItemId resource) {
        Optional<SharedResource> shared = machine.resource(resource);
        return switch (shared.map(SharedResource::protocol).orElse(Protocol.SPIN)) {
            case NONE, INHERITANCE -> isUsed(resource);
            case CEILING ->
                machine.resources().stream()
                        .filter(r -> r.protocol() == Protocol.CEILING)
                        .anyMatch(r -> isUsed(r.item()));
            case IMMEDIATE_CEILING -> shared.orElseThrow().core() < 0 && isUsed(resource);
            case RUNTIME, NON_PREEMPTIVE, SPIN -> false;
        };
    }
}
