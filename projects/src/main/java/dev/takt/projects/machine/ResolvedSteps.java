package dev.takt.projects.machine;

import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A body as it can run: notes about unknown fields taken off, steps of unknown kind and steps that refer to a missing item left out (of a lock only the lock: its body
 * stays), times and counts brought into range.
 */
final class ResolvedSteps {
    private static final int DEEPEST = 64;

    private final Project project;

    ResolvedSteps(Project project) {
        this.project = project;
    }

    List<Step> of(List<Step> steps) {
        List<Step> resolved = new ArrayList<>();
        steps.forEach(s -> add(s, resolved, 0));
        return resolved;
    }

    private List<Step> inner(List<Step> steps, int depth) {
        List<Step> resolved = new ArrayList<>();
        if (depth < DEEPEST) {
            steps.forEach(s -> add(s, resolved, depth + 1));
        }
        return resolved;
    }

    private void add(Step step, List<Step> to, int depth) {
        switch (step) {
            case Step.Compute c -> to.add(compute(c));
            case Step.Lock l -> addLock(l, to, depth);
            case Step.CriticalSection s -> to.add(new Step.CriticalSection(inner(s.body(), depth)));
            case Step.Send s
            when is(s.channel(), Channel.class) -> to.add(new Step.Send(s.channel(), timeout(s.timeoutNs())));
            case Step.Receive r
            when is(r.channel(), Channel.class) -> to.add(new Step.Receive(r.channel(), timeout(r.timeoutNs())));
            case Step.Notify n when is(n.signal(), Channel.class) -> to.add(n);
            case Step.Wait w
            when is(w.signal(), Channel.class) -> to.add(new Step.Wait(w.signal(), timeout(w.timeoutNs())));
            case Step.Spawn s when is(s.task(), Task.class) -> to.add(s);
            case Step.Transfer t
            when is(t.peripheral(), Peripheral.class) ->
                to.add(t.withBytes(Math.clamp(t.bytes(), 0, Integer.MAX_VALUE))
                        .withPartner(t.partner().filter(p -> is(p, Device.class))));
            case Step.Delay d -> to.add(new Step.Delay(Amounts.time(d.durationNs())));
            case Step.Yield y -> to.add(y);
            case Step.Repeat r when r.count() > 0 -> to.add(new Step.Repeat(r.count(), inner(r.body(), depth)));
            case Step.Branch b ->
                to.add(new Step.Branch(
                        Math.clamp(b.chancePpm(), 0, 1_000_000), inner(b.then(), depth), inner(b.otherwise(), depth)));
            case Step.Alloc a when is(a.pool(), Pool.class) -> to.add(a);
            case Step.Free f when is(f.pool(), Pool.class) -> to.add(f);
            case Step.Feed f when is(f.watchdog(), Watchdog.class) -> to.add(f);
            case Step.Noted n -> add(n.step(), to, depth);
            case Step.Send _, Step.Receive _, Step.Notify _, Step.Wait _, Step.Spawn _, Step.Transfer _ -> {}
            case Step.Repeat _, Step.Alloc _, Step.Free _, Step.Feed _, Step.UnknownStep _ -> {}
        }
    }

    private void addLock(Step.Lock lock, List<Step> to, int depth) {
        List<Step> body = inner(lock.body(), depth);
        if (is(lock.resource(), Resource.class)) {
            to.add(new Step.Lock(lock.resource(), body));
        } else {
            to.addAll(body);
        }
    }

    private static Step compute(Step.Compute c) {
        long worst = Amounts.time(c.worstNs());
        return new Step.Compute(c.label(), Math.clamp(c.bestNs(), 0, worst), worst, c.distribution());
    }

    private static OptionalLong timeout(OptionalLong ns) {
        return ns.isPresent() ? OptionalLong.of(Amounts.time(ns.getAsLong())) : ns;
    }

    private boolean is(ItemId id, Class<? extends Item> type) {
        return project.item(id, type).isPresent();
    }
}
