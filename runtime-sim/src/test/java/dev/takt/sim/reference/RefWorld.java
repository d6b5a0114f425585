package dev.takt.sim.reference;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.target.Cost;
import dev.takt.projects.target.Delays;
import dev.takt.projects.target.Kernel;
import dev.takt.sim.plan.Draws;
import dev.takt.sim.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All there is at an instant, what has happened so far, and the rooms that say what happens next. */
final class RefWorld {
    final Machine machine;
    final Kernel kernel;
    private final long seed;
    final List<RefCore> cores = new ArrayList<>();
    final List<RefContext> contexts = new ArrayList<>();
    final List<RefLock> locks = new ArrayList<>();
    final List<RefChannel> channels = new ArrayList<>();
    final List<RefPool> pools = new ArrayList<>();
    final List<RefBus> buses = new ArrayList<>();
    final List<RefDog> dogs = new ArrayList<>();
    final List<RefEvent> events = new ArrayList<>();

    final RefUrgency urgency = new RefUrgency(this);
    final RefScheduler scheduler = new RefScheduler(this);
    final RefSharing sharing = new RefSharing(this);
    final RefTurns turns = new RefTurns(this);
    final RefJobs jobs = new RefJobs(this);
    final RefLocks lockRules = new RefLocks(this);
    final RefKernelLocks kernelLocks = new RefKernelLocks(this);
    final RefMessages messages = new RefMessages(this);
    final RefTransfers transfers = new RefTransfers(this);
    final RefResets resets = new RefResets(this);
    final RefEffects effects = new RefEffects(this);
    final RefTimers timers = new RefTimers(this);
    final RefBlame blame = new RefBlame(this);

    long now;
    /** The core whose doing is at work, none if that of time or the outside is. */
    @Nullable
    RefCore acting;

    /** When the ticks and fixed turns began to count: at 0, or when all had booted. */
    long ticksFrom;

    private long waits;

    RefWorld(Machine machine, long seed) {
        this.machine = machine;
        this.kernel = machine.runtime().kernel();
        this.seed = seed;
        machine.cores().forEach(c -> cores.add(new RefCore(c)));
        machine.contexts().forEach(c -> contexts.add(new RefContext(c, Act.of(c, machine))));
        contexts.forEach(timers::start);
        machine.resources().forEach(r -> locks.add(new RefLock(r, machine.preemptionCeiling(r))));
        machine.queues().forEach(q -> channels.add(new RefChannel(q, readers(q.item()))));
        machine.pools().forEach(p -> pools.add(new RefPool(p)));
        machine.buses().forEach(b -> buses.add(new RefBus(b)));
        machine.watchdogs().forEach(d -> dogs.add(new RefDog(d)));
    }

    private List<RefContext> readers(ItemId channel) {
        return contexts.stream()
                .filter(c -> c.acts.stream()
                        .anyMatch(a -> a instanceof Act.Take t && t.channel().equals(channel)))
                .toList();
    }

    RefCore coreOf(RefContext c) {
        return cores.get(c.core);
    }

    /** The contexts that this item gives a job. */
    List<RefContext> listeners(ItemId item) {
        return contexts.stream().filter(c -> isOn(c.context, item)).toList();
    }

    private static boolean isOn(Context context, ItemId item) {
        return context.activation() instanceof Activation.On(ItemId source) && source.equals(item);
    }

    RefLock lock(ItemId item) {
        return the(locks, l -> l.resource.item().equals(item));
    }

    RefPool pool(ItemId item) {
        return the(pools, p -> p.pool.item().equals(item));
    }

    RefChannel channel(ItemId item) {
        return the(channels, q -> q.queue.item().equals(item));
    }

    /** That of one half, if the item has two. */
    RefBus bus(ItemId item, Direction direction) {
        return the(
                buses,
                b -> b.bus.item().equals(item)
                        && (b.bus.half().isEmpty() || b.bus.half().get() == direction));
    }

    RefDog dog(ItemId item) {
        return the(dogs, d -> d.dog.item().equals(item));
    }

    private static <T> T the(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Later than all waits before. */
    long nextWait() {
        return ++waits;
    }

    /** The same design and seed give the same times, whatever else happens: they depend on item, job and draw alone. */
    long draw(RefContext c, long job, long number, long least, long most) {
        long item = Draws.hash(c.context.item());
        return Draws.between(least, most, Draws.bits(seed, item, job, number));
    }

    /** What a gap between sporadic arrivals is longer than the least: every length up to twice the mean is as likely. */
    long gap(RefContext c, long meanNs) {
        return draw(c, c.gaps++, 0, 0, 2 * meanNs);
    }

    /** When a delay or timeout of a length that begins now ends: the runtime's tick says. */
    long wakeAfter(long ns) {
        return wakeAfter(now, ns);
    }

    long wakeAfter(long from, long ns) {
        long tick = machine.tickNs();
        if (tick <= 1) {
            return from + ns;
        }
        long ticks = Math.ceilDiv(ns, tick);
        return switch (kernel.delays()) {
            case ROUNDED_UP -> tickFrom(from + ns, tick);
            case COUNT_TICKS -> tickUntil(from, tick) + ticks * tick;
            case COUNT_TICKS_AND_ONE -> tickUntil(from, tick) + (ticks + 1) * tick;
        };
    }

    /** The first tick from an instant on. */
    long tickFrom(long instant, long tick) {
        return ticksFrom + Math.ceilDiv(instant - ticksFrom, tick) * tick;
    }

    /** The last tick up to an instant. */
    long tickUntil(long instant, long tick) {
        return ticksFrom + Math.floorDiv(instant - ticksFrom, tick) * tick;
    }

    /** When the next job of a task comes that sleeps between two: after that time, and is released at a tick; where a sleep counts ticks and one more it comes with its end. */
    long arrivesAfter(long ns) {
        return kernel.delays() == Delays.COUNT_TICKS_AND_ONE ? wakeAfter(ns) : now + ns;
    }

    /** The timer takes its time from the core of whom it wakes, whatever goes on there; once an instant for itself. */
    void timerWakes(RefContext c) {
        RefCore core = cores.get(machine.driverCore(c.context).index());
        if (core.boots(now)) {
            return;
        }
        long alarm = core.wokeAt == now ? 0 : core.core.costs().of(Cost.ALARM);
        long cost = alarm + core.core.costs().of(Cost.RELEASE);
        core.wokeAt = now;
        core.tickLeft += cost;
        core.tickBegins |= cost > 0;
    }

    /** It is ready: a core on account of another is told so. */
    void tells(RefContext c) {
        if (machine.sharesCores()) {
            if (acting == null && !c.isHandler()) {
                cores.getFirst().actedAt = now;
            }
        } else if (acting != null && acting != coreOf(c) && !c.isHandler()) {
            tells(coreOf(c));
        }
    }

    /** It is interrupted by another, once an instant. */
    void tells(RefCore core) {
        long cost = core.core.costs().of(Cost.REMOTE_INTERRUPT);
        if (cost > 0 && core.toldAt < now && !core.boots(now)) {
            core.toldAt = now;
            core.tickLeft += cost;
            core.tickBegins = true;
        }
    }

    void event(EventKind kind, RefContext c, String detail) {
        event(kind, c, c.job(), detail);
    }

    void event(EventKind kind, RefContext c, RefJob job, String detail) {
        events.add(new RefEvent(now, kind, c.context.name(), job.number, detail));
    }
}
