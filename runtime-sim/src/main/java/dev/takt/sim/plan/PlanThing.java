package dev.takt.sim.plan;

import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.FullPolicy;
import java.util.List;

/** What contexts hold, wait for or use, numbered as in the trace. {@code core}: the only core that uses it, -1 if there are several. */
public sealed interface PlanThing {
    int index();

    int core();

    /** A shared resource; {@code preemptionCeiling}: the highest preemption level of its users under earliest deadline first. */
    record Lock(int index, int core, LockKind kind, boolean reentrant, int ceiling, int preemptionCeiling)
            implements PlanThing {}

    /** A channel; {@code polled}: who waits for it looks again when it runs, so nothing is handed over; {@code readers}: contexts that take from it; {@code listeners}: contexts that get a job for each element. */
    record Channel(
            int index,
            int core,
            ChannelKind kind,
            int capacity,
            FullPolicy full,
            boolean polled,
            List<Integer> readers,
            List<Integer> listeners)
            implements PlanThing {
        public Channel {
            readers = List.copyOf(readers);
            listeners = List.copyOf(listeners);
        }
    }

    /** A peripheral that transfers. */
    record Bus(int index, int core) implements PlanThing {}

    /** A pool of blocks. */
    record Pool(int index, int core, int blocks) implements PlanThing {}

    /** A watchdog; {@code core} is the one whose contexts feed it, -1 if several do. */
    record Dog(
            int index,
            int core,
            long timeoutNs,
            long windowNs,
            Expiry expiry,
            List<Integer> feeders,
            List<Integer> listeners)
            implements PlanThing {
        public Dog {
            feeders = List.copyOf(feeders);
            listeners = List.copyOf(listeners);
        }
    }
}
