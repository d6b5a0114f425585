package dev.takt.sim.reference;

import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One thing a job does, in the order in which it does them: a body unrolled. Branches of the tried designs have a chance of all or nothing. */
sealed interface Act {
    /** {@code drawn}: anything from the least to the most, else the most. */
    record Compute(long least, long most, boolean drawn) implements Act {}

    record Lock(ItemId resource) implements Act {}

    record Unlock(ItemId resource) implements Act {}

    record Mask() implements Act {}

    record Unmask() implements Act {}

    /** Into a channel; {@code waits}: as long as it is full, if the channel says so. */
    record Put(ItemId channel, boolean waits, OptionalLong timeoutNs) implements Act {}

    record Take(ItemId channel, OptionalLong timeoutNs) implements Act {}

    record Spawn(ItemId task) implements Act {}

    record Alloc(ItemId pool) implements Act {}

    record Free(ItemId pool) implements Act {}

    record Sleep(long ns) implements Act {}

    record GiveWay() implements Act {}

    record Finish() implements Act {}

    /** What takes effect together with the end of the act before it: nobody comes in between. */
    default boolean closes() {
        return this instanceof Unlock || this instanceof Unmask || this instanceof Finish;
    }

    static List<Act> unrolled(List<Step> body) {
        List<Act> acts = new ArrayList<>();
        add(body, acts);
        acts.add(new Finish());
        return acts;
    }

    private static void add(List<Step> body, List<Act> acts) {
        for (Step step : body) {
            switch (step) {
                case Step.Compute c ->
                    acts.add(new Compute(c.bestNs(), c.worstNs(), c.distribution() == Distribution.UNIFORM));
                case Step.Lock l -> {
                    acts.add(new Lock(l.resource()));
                    add(l.body(), acts);
                    acts.add(new Unlock(l.resource()));
                }
                case Step.CriticalSection s -> {
                    acts.add(new Mask());
                    add(s.body(), acts);
                    acts.add(new Unmask());
                }
                case Step.Send s -> acts.add(new Put(s.channel(), true, s.timeoutNs()));
                case Step.Notify n -> acts.add(new Put(n.signal(), false, OptionalLong.empty()));
                case Step.Receive r -> acts.add(new Take(r.channel(), r.timeoutNs()));
                case Step.Wait w -> acts.add(new Take(w.signal(), w.timeoutNs()));
                case Step.Spawn s -> acts.add(new Spawn(s.task()));
                case Step.Delay d -> acts.add(new Sleep(d.durationNs()));
                case Step.Yield _ -> acts.add(new GiveWay());
                case Step.Repeat r -> {
                    for (int i = 0; i < r.count(); i++) {
                        add(r.body(), acts);
                    }
                }
                case Step.Branch b -> add(b.chancePpm() == 0 ? b.otherwise() : b.then(), acts);
                case Step.Alloc a -> acts.add(new Alloc(a.pool()));
                case Step.Free f -> acts.add(new Free(f.pool()));
                case Step.Transfer _, Step.Feed _ -> throw new IllegalArgumentException("not tried: " + step);
                case Step.UnknownStep _, Step.Noted _ -> throw new IllegalArgumentException("not resolved: " + step);
            }
        }
    }
}
