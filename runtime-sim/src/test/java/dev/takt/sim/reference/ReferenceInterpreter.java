package dev.takt.sim.reference;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.sim.plan.Draws;
import dev.takt.sim.trace.EventKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays a machine nanosecond by nanosecond, and each instant in the rounds of its definition, for the generic runtime without costs. Slow and without any cleverness: every question (what
 * is this context's level? may that one run?) is answered anew from what is the case. Shares no code with the engine.
 */
final class ReferenceInterpreter {
    private static final int MOST_ROUNDS = 200;

    private final Machine machine;
    private final long seed;
    private final List<RefContext> contexts = new ArrayList<>();
    private final List<RefLock> locks = new ArrayList<>();
    private final List<RefChannel> channels = new ArrayList<>();
    private final List<RefPool> pools = new ArrayList<>();
    /** Who has each core. */
    private final @Nullable RefContext[] running;

    private final List<RefEvent> events = new ArrayList<>();
    private long now;
    private long front;
    private long back;
    private long waits;

    ReferenceInterpreter(Machine machine, long seed) {
        this.machine = machine;
        this.seed = seed;
        for (Context context : machine.contexts()) {
            List<Act> acts = new ArrayList<>(Act.unrolled(context.body()));
            if (context.activation() instanceof Activation.On on
                    && machine.queue(on.source()).isPresent()
                    && acts.stream()
                            .noneMatch(
                                    a -> a instanceof Act.Take t && t.channel().equals(on.source()))) {
                // the element that released the job
                acts.addFirst(new Act.Take(on.source(), java.util.OptionalLong.empty()));
            }
            contexts.add(new RefContext(context, acts));
        }
        for (SharedResource resource : machine.resources()) {
            locks.add(new RefLock(resource, machine.preemptionCeiling(resource)));
        }
        for (Queue queue : machine.queues()) {
            channels.add(new RefChannel(queue));
        }
        machine.pools().forEach(pool -> pools.add(new RefPool(pool)));
        running = new RefContext[machine.cores().size()];
    }

    /** How far the run came: less than it should if no time passes any more from there. */
    long nowNs() {
        return now;
    }

    /** All events before an instant. */
    List<RefEvent> run(long until) {
        for (now = 0; now < until; now++) {
            int rounds = 0;
            boolean changed = endSteps() | timeEvents() || timeouts();
            while (changed || now == 0 && rounds == 0) {
                if (rounds++ > MOST_ROUNDS) {
                    return events;
                }
                changed = decide() | begin();
                changed |= endSteps();
                changed |= sliceEnds();
                // a message of this instant beats its timeout, in whatever round it comes
                changed |= !changed && timeouts();
            }
            misses();
            oneNanosecond();
        }
        return events;
    }

    // (1) steps that end now take effect

    private boolean endSteps() {
        boolean any = false;
        for (RefContext c : running) {
            if (c != null && c.begun && c.left == 0) {
                any = true;
                end(c);
            }
        }
        return any;
    }

    private void end(RefContext c) {
        c.begun = false;
        boolean goesOn = effect(c);
        while (goesOn && c.act().closes()) {
            goesOn = effect(c);
        }
    }

    /** Whether the context can go on at once. */
    private boolean effect(RefContext c) {
        switch (c.act()) {
            case Act.Compute _ -> c.next++;
            case Act.Alloc(ItemId pool) -> {
                return alloc(c, pool(pool));
            }
            case Act.Free(ItemId pool) -> {
                c.next++;
                free(c, pool(pool));
            }
            case Act.Sleep(long ns) -> {
                c.next++;
                c.state = RefContext.State.WAITING;
                c.until = now + ns;
                leave(c);
                event(EventKind.SUSPEND, c, "");
                return false;
            }
            case Act.GiveWay _ -> {
                c.next++;
                event(EventKind.SUSPEND, c, "");
                event(EventKind.UNBLOCK, c, "");
                leave(c);
                giveTurn(c);
                return false;
            }
            case Act.Mask _ -> {
                c.masks++;
                c.next++;
            }
            case Act.Unmask _ -> {
                c.masks--;
                c.next++;
                return !abortIfDoomed(c);
            }
            case Act.Lock(ItemId resource) -> {
                return take(c, lock(resource));
            }
            case Act.Unlock(ItemId resource) -> {
                c.next++;
                release(c, lock(resource));
                return !abortIfDoomed(c);
            }
            case Act.Put put -> {
                return put(c, put);
            }
            case Act.Take take -> {
                return take(c, take);
            }
            case Act.Spawn(ItemId task) -> {
                c.next++;
                contexts.stream().filter(t -> t.context.item().equals(task)).forEach(this::arrival);
            }
            case Act.Finish _ -> {
                finish(c);
                return false;
            }
        }
        return true;
    }

    private void finish(RefContext c) {
        RefJob job = c.job();
        event(EventKind.COMPLETE, c, "");
        end(c, job);
        if (c.context.activation() instanceof Activation.After after) {
            c.nextAfter = now + after.delayNs();
        }
        for (RefContext listener : contexts) {
            if (c.context.kind() == ContextKind.INTERRUPT
                    && listener.context.activation() instanceof Activation.On(ItemId source)
                    && source.equals(c.context.item())) {
                arrival(listener);
            }
        }
    }

    /** The job is over, the next one of its context may begin. */
    private void end(RefContext c, RefJob job) {
        job.over = true;
        c.jobs.removeFirst();
        c.next = 0;
        c.begun = false;
        c.draws = 0;
        c.doomed = false;
        leave(c);
        c.state = RefContext.State.ASLEEP;
        wakeForJob(c);
    }

    private void wakeForJob(RefContext c) {
        if (c.state == RefContext.State.ASLEEP && !c.jobs.isEmpty() && c.job().released) {
            c.state = RefContext.State.READY;
            enqueue(c, c.job().arrival);
        }
    }

    /** Gives up its core by itself, or loses its place. */
    private void leave(RefContext c) {
        c.dispatched = false;
        if (running[c.context.core()] == c) {
            running[c.context.core()] = null;
        }
    }

    /** Behind those that have come to the level before: a new job counts as come when it arrived, one that waited when it is ready again. */
    private void enqueue(RefContext c, long since) {
        c.since = since;
        c.place = 0;
        c.sliceLeft = slice(c);
    }

    /** Behind all others of its level. */
    private void giveTurn(RefContext c) {
        enqueue(c, now);
        c.place = ++back;
    }

    private long slice(RefContext c) {
        return machine.levelOf(c.context).policy() instanceof Policy.RoundRobin(long sliceNs, var _) ? sliceNs : 0;
    }

    // locks

    private boolean take(RefContext c, RefLock lock) {
        boolean nests = lock.resource.reentrant() || lock.resource.protocol() == Protocol.NON_PREEMPTIVE;
        if (lock.holder == c && nests) {
            lock.depth++;
            c.next++;
            return true;
        }
        if (isGranted(c, lock) || takesFromLessUrgent(c, lock)) {
            grant(c, lock);
            return true;
        }
        c.state = RefContext.State.BLOCKED;
        c.awaited = lock;
        c.waitsSince = ++waits;
        leave(c);
        event(EventKind.BLOCK, c, lock.resource.name());
        reportCycle(c);
        return false;
    }

    /** Whoever was handed an inheriting lock and has not begun loses it to anyone more urgent but the job it has it from. */
    private boolean takesFromLessUrgent(RefContext c, RefLock lock) {
        RefContext owner = lock.holder;
        if (owner == null || lock.givenBy == null || lock.givenBy == c.job()) {
            return false;
        }
        if (owner.context.core() != c.context.core() || mostUrgent().compare(c, owner) >= 0) {
            return false;
        }
        owner.held.remove(lock);
        event(EventKind.UNLOCK, owner, lock.resource.name());
        owner.next--;
        owner.state = RefContext.State.BLOCKED;
        owner.awaited = lock;
        event(EventKind.BLOCK, owner, lock.resource.name());
        return true;
    }

    private boolean isGranted(RefContext c, RefLock lock) {
        if (lock.holder != null) {
            return false;
        }
        return lock.resource.protocol() != Protocol.CEILING || level(c) > ceilingAgainst(c);
    }

    /** The highest ceiling among the locks of the original ceiling protocol that others hold (Sha, Rajkumar, Lehoczky 1990). */
    private int ceilingAgainst(RefContext c) {
        return locks.stream()
                .filter(l -> isOfCeiling(l) && l.holder != null && l.holder != c)
                .filter(l -> l.resource.core() == c.context.core())
                .mapToInt(l -> l.resource.ceiling())
                .max()
                .orElse(-1);
    }

    private static boolean isOfCeiling(RefLock lock) {
        return lock.resource.protocol() == Protocol.CEILING;
    }

    private void grant(RefContext c, RefLock lock) {
        lock.holder = c;
        lock.givenBy = null;
        c.held.add(lock);
        c.next++;
        event(EventKind.LOCK, c, lock.resource.name());
    }

    private void release(RefContext c, RefLock lock) {
        if (lock.depth > 0) {
            lock.depth--;
            return;
        }
        lock.holder = null;
        c.held.remove(lock);
        event(EventKind.UNLOCK, c, lock.resource.name());
        if (isOfCeiling(lock)) {
            wakeBelowCeilings();
        } else {
            handOver(lock);
            boolean inherits = lock.resource.protocol() == Protocol.INHERITANCE;
            lock.givenBy = inherits && lock.holder != null ? c.job() : null;
        }
    }

    /** Under the original ceiling protocol nobody is handed anything: whom the ceilings let have its lock now is ready and asks again when it runs. */
    private void wakeBelowCeilings() {
        contexts.stream()
                .filter(w -> w.state == RefContext.State.BLOCKED && w.awaited != null)
                .filter(w -> isOfCeiling(awaited(w)) && isGranted(w, awaited(w)))
                .toList()
                .forEach(w -> {
                    event(EventKind.UNBLOCK, w, awaited(w).resource.name());
                    w.awaited = null;
                    ready(w);
                });
    }

    /** To the most urgent waiter, of equally urgent ones the longest waiting. */
    private void handOver(RefLock lock) {
        contexts.stream()
                .filter(w -> w.state == RefContext.State.BLOCKED && w.awaited != null)
                .filter(w -> w.awaited == lock)
                .sorted(mostUrgent().thenComparing(w -> w.waitsSince))
                .forEach(w -> {
                    RefLock wanted = awaited(w);
                    if (isGranted(w, wanted)) {
                        w.awaited = null;
                        grant(w, wanted);
                        event(EventKind.UNBLOCK, w, wanted.resource.name());
                        ready(w);
                    }
                });
    }

    private static RefLock awaited(RefContext c) {
        if (c.awaited == null) {
            throw new IllegalStateException();
        }
        return c.awaited;
    }

    private void ready(RefContext c) {
        c.state = RefContext.State.READY;
        c.until = Long.MAX_VALUE;
        enqueue(c, now);
    }

    /** Whom a blocked context waits for. */
    private @Nullable RefContext blocker(RefContext c) {
        RefLock lock = c.awaited;
        if (lock == null || lock.holder != null) {
            return lock == null ? null : lock.holder;
        }
        return locks.stream()
                .filter(l -> isOfCeiling(l) && l.holder != null && l.holder != c)
                .filter(l -> l.resource.core() == c.context.core())
                .max(Comparator.comparingInt(l -> l.resource.ceiling()))
                .map(l -> l.holder)
                .orElse(null);
    }

    private void reportCycle(RefContext first) {
        List<RefContext> chain = new ArrayList<>();
        for (RefContext c = first; c != null && !chain.contains(c); c = blocker(c)) {
            chain.add(c);
            if (blocker(c) == first) {
                chain.forEach(
                        m -> event(EventKind.DEADLOCK, m, awaited(m).resource.name()));
            }
        }
    }

    // channels

    private boolean alloc(RefContext c, RefPool pool) {
        if (pool.used == pool.pool.blocks()) {
            c.state = RefContext.State.WAITING;
            c.pool = pool;
            c.until = Long.MAX_VALUE;
            c.waitsSince = ++waits;
            leave(c);
            event(EventKind.BLOCK, c, pool.pool.name());
            return false;
        }
        c.next++;
        pool.used++;
        event(EventKind.SEND, c, pool.pool.name());
        return true;
    }

    /** The most urgent waiter has the block at once. */
    private void free(RefContext c, RefPool pool) {
        if (pool.used == 0) {
            return;
        }
        pool.used--;
        event(EventKind.RECEIVE, c, pool.pool.name());
        contexts.stream()
                .filter(w -> w.pool == pool)
                .min(mostUrgent().thenComparing(w -> w.waitsSince))
                .ifPresent(w -> {
                    w.pool = null;
                    w.next++;
                    pool.used++;
                    event(EventKind.SEND, w, pool.pool.name());
                    event(EventKind.UNBLOCK, w, pool.pool.name());
                    ready(w);
                });
    }

    private boolean put(RefContext c, Act.Put put) {
        RefChannel channel = channel(put.channel());
        boolean full = channel.depth >= channel.queue.capacity();
        boolean overwrites = isNewestOnly(channel) || channel.queue.full() == FullPolicy.OVERWRITE_OLDEST;
        if (full && !overwrites && channel.queue.full() == FullPolicy.BLOCK && waits(put, channel)) {
            await(c, channel, EventKind.BLOCK, put.timeoutNs());
            return false;
        }
        c.next++;
        if (full) {
            event(EventKind.DROP, c, channel.queue.name());
            if (!overwrites) {
                return true;
            }
            channel.depth--;
        }
        in(c, channel);
        return true;
    }

    /** Only a send into a queue: a permit too many is lost. */
    private static boolean waits(Act.Put put, RefChannel channel) {
        return put.waits() && channel.queue.kind() == ChannelKind.QUEUE;
    }

    private static boolean isNewestOnly(RefChannel channel) {
        return channel.queue.kind() == ChannelKind.SIGNAL;
    }

    /** An element is in: the most urgent waiter has it at once; else who is released by it. */
    private void in(RefContext sender, RefChannel channel) {
        channel.depth++;
        event(EventKind.SEND, sender, channel.queue.name());
        waiterFor(channel, Act.Take.class).ifPresent(w -> {
            w.next++;
            w.channel = null;
            out(w, channel);
            event(EventKind.UNBLOCK, w, channel.queue.name());
            ready(w);
        });
        contexts.stream()
                .filter(l -> l.context.activation() instanceof Activation.On(ItemId source)
                        && source.equals(channel.queue.item()))
                .forEach(this::arrival);
    }

    private boolean take(RefContext c, Act.Take take) {
        RefChannel channel = channel(take.channel());
        if (channel.depth == 0) {
            await(c, channel, EventKind.SUSPEND, take.timeoutNs());
            return false;
        }
        c.next++;
        out(c, channel);
        return true;
    }

    /** An element is out: the most urgent waiting sender has its own in at once. */
    private void out(RefContext receiver, RefChannel channel) {
        channel.depth--;
        event(EventKind.RECEIVE, receiver, channel.queue.name());
        waiterFor(channel, Act.Put.class).ifPresent(w -> {
            w.next++;
            w.channel = null;
            event(EventKind.UNBLOCK, w, channel.queue.name());
            ready(w);
            in(w, channel);
        });
    }

    private java.util.Optional<RefContext> waiterFor(RefChannel channel, Class<? extends Act> act) {
        return contexts.stream()
                .filter(w -> w.channel == channel && act.isInstance(w.act()))
                .min(mostUrgent().thenComparing(w -> w.waitsSince));
    }

    private void await(RefContext c, RefChannel channel, EventKind kind, java.util.OptionalLong timeoutNs) {
        c.state = RefContext.State.WAITING;
        c.channel = channel;
        c.waitsSince = ++waits;
        c.until = timeoutNs.isPresent() ? now + timeoutNs.getAsLong() : Long.MAX_VALUE;
        leave(c);
        event(kind, c, channel.queue.name());
    }

    // (2) time events due now

    private boolean timeEvents() {
        boolean any = false;
        for (RefContext c : contexts) {
            any |= arrivalsNow(c);
        }
        for (RefContext c : contexts) {
            any |= releasesNow(c);
        }
        for (RefContext c : contexts) {
            if (c.state == RefContext.State.WAITING && c.until == now && c.channel == null) {
                any = true;
                event(EventKind.UNBLOCK, c, "");
                ready(c);
            }
        }
        return any | sliceEnds();
    }

    private boolean sliceEnds() {
        boolean any = false;
        for (RefContext c : contexts) {
            any |= sliceEnd(c);
        }
        return any;
    }

    private boolean timeouts() {
        boolean any = false;
        for (RefContext c : contexts) {
            if (c.state == RefContext.State.WAITING && c.until == now && c.channel != null) {
                any = true;
                event(EventKind.TIMEOUT, c, c.channel.queue.name());
                event(EventKind.UNBLOCK, c, c.channel.queue.name());
                c.channel = null;
                c.next++;
                ready(c);
            }
        }
        return any;
    }

    private boolean arrivalsNow(RefContext c) {
        boolean comes = c.context.activation() instanceof Activation.After after
                ? now == (c.nextAfter < 0 ? after.offsetNs() : c.nextAfter)
                : arrivesNow(c.context.activation());
        if (comes) {
            arrival(c);
        }
        return comes;
    }

    /** Jobs of a context are released in the order in which they came. */
    private boolean releasesNow(RefContext c) {
        boolean any = false;
        for (RefJob job : List.copyOf(c.jobs)) {
            if (!job.released && job.release > now) {
                return any;
            }
            if (!job.released) {
                any = true;
                release(c, job);
            }
        }
        return any;
    }

    private void release(RefContext c, RefJob job) {
        job.released = true;
        event(EventKind.RELEASE, c, job, "");
        wakeForJob(c);
    }

    private boolean arrivesNow(Activation activation) {
        return switch (activation) {
            case Activation.Periodic p -> now >= p.offsetNs() && (now - p.offsetNs()) % p.periodNs() == 0;
            case Activation.Sporadic s -> now >= s.offsetNs() && (now - s.offsetNs()) % s.minGapNs() == 0;
            case Activation.Burst b ->
                now >= b.offsetNs()
                        && (now - b.offsetNs()) % b.outerGapNs() < b.count() * b.innerGapNs()
                        && (now - b.offsetNs()) % b.outerGapNs() % b.innerGapNs() == 0;
            case Activation.Startup _ -> now == 0;
            case Activation.On _, Activation.Spawned _ -> false;
            case Activation.After _ -> false;
            case Activation.Background _, Activation.Recorded _ ->
                throw new IllegalArgumentException("not tried: " + activation);
        };
    }

    private void arrival(RefContext c) {
        long deadline = c.context.deadlineNs().isPresent()
                ? now + c.context.deadlineNs().getAsLong()
                : Long.MAX_VALUE;
        long jitter = c.context.activation() instanceof Activation.Periodic p ? p.jitterNs() : 0;
        long late = jitter == 0 ? 0 : draw(c, c.arrivals, 0, 0, jitter);
        RefJob job = new RefJob(c.arrivals++, now, deadline, now + late);
        event(EventKind.ARRIVAL, c, job, "");
        if (!c.jobs.isEmpty() && !isAccepted(c, job)) {
            return;
        }
        c.jobs.addLast(job);
        if (late == 0 && c.jobs.stream().allMatch(j -> j == job || j.released)) {
            release(c, job);
        }
        if (c.doomed) {
            abortIfDoomed(c);
        }
    }

    /** Of a job that arrives while another of its context is unfinished. */
    private boolean isAccepted(RefContext c, RefJob job) {
        if (c.context.kind() == ContextKind.INTERRUPT) {
            // one pending bit, clear again as soon as the handler runs
            boolean pending = !c.jobs.getLast().started;
            if (pending) {
                event(EventKind.OVERRUN, c, job, "LOST");
            }
            return !pending;
        }
        switch (c.context.overrun()) {
            case QUEUE -> event(EventKind.OVERRUN, c, job, "QUEUED");
            case SKIP -> {
                event(EventKind.OVERRUN, c, job, "SKIPPED");
                return false;
            }
            case MERGE -> {
                boolean waits = c.jobs.size() > 1;
                event(EventKind.OVERRUN, c, job, waits ? "MERGED" : "QUEUED");
                return !waits;
            }
            case ABORT -> {
                event(EventKind.OVERRUN, c, job, "ABORTED");
                c.doomed = true;
                // one that has not begun holds nothing
                while (c.jobs.size() > 1) {
                    event(EventKind.ABORT, c, c.jobs.removeLast(), "");
                }
            }
            case RUNTIME -> throw new IllegalStateException();
        }
        return true;
    }

    private boolean abortIfDoomed(RefContext c) {
        if (!c.doomed || !c.held.isEmpty() || c.masks > 0) {
            return false;
        }
        while (c.jobs.size() > 1) {
            RefJob job = c.job();
            event(EventKind.ABORT, c, "");
            c.awaited = null;
            c.channel = null;
            c.pool = null;
            c.until = Long.MAX_VALUE;
            end(c, job);
        }
        return true;
    }

    private boolean sliceEnd(RefContext c) {
        if (running[c.context.core()] != c || slice(c) == 0 || c.sliceLeft > 0 || threshold(c) > c.context.level()) {
            return false;
        }
        boolean another = contexts.stream()
                .anyMatch(o -> o != c
                        && o.context.core() == c.context.core()
                        && o.state == RefContext.State.READY
                        && level(o) == level(c));
        if (another) {
            c.dispatched = false;
            giveTurn(c);
        } else {
            c.sliceLeft = slice(c);
        }
        return true;
    }

    // (3) one decision per core

    private boolean decide() {
        boolean any = false;
        for (int core = 0; core < running.length; core++) {
            RefContext before = running[core];
            RefContext chosen = chosen(core);
            if (chosen == before) {
                continue;
            }
            any = true;
            if (before != null) {
                if (before.dispatched) {
                    before.place = --front;
                }
                event(EventKind.PREEMPT, before, chosen == null ? "" : chosen.context.name());
            }
            running[core] = chosen;
            if (chosen != null) {
                RefJob job = chosen.job();
                event(job.started ? EventKind.RESUME : EventKind.START, chosen, "");
                job.started = true;
                chosen.dispatched = true;
                chosen.held.forEach(l -> l.givenBy = null);
            }
        }
        return any;
    }

    private @Nullable RefContext chosen(int core) {
        List<RefContext> ready = contexts.stream()
                .filter(c -> c.context.core() == core && c.state == RefContext.State.READY)
                .sorted(mostUrgent()
                        .thenComparing(c -> running[core] == c && c.dispatched ? 0 : 1)
                        .thenComparing(c -> Math.min(c.place, 0))
                        .thenComparing(c -> c.since)
                        .thenComparing(c -> c.place)
                        .thenComparing(c -> c.context.order()))
                .toList();
        boolean onlyDispatched = false;
        for (RefContext c : ready) {
            if (c.dispatched || !onlyDispatched && isAllowed(c, ready)) {
                return c;
            }
            // only the most urgent job may start
            onlyDispatched |= isByDeadline(c) && ready.stream().anyMatch(d -> d.dispatched);
        }
        return null;
    }

    /** Whether no one that has been dispatched and no ceiling bars a context. */
    private boolean isAllowed(RefContext c, List<RefContext> ready) {
        for (RefContext d : ready) {
            if (d.dispatched && bars(d, c)) {
                return false;
            }
        }
        if (!isByDeadline(c) || !c.held.isEmpty()) {
            return true;
        }
        // the stack resource policy (Baker 1991)
        return locks.stream()
                .filter(l -> l.resource.protocol() == Protocol.IMMEDIATE_CEILING)
                .filter(l -> l.holder != null && l.resource.core() == c.context.core())
                .allMatch(l -> machine.preemptionLevel(c.context) > l.preemptionCeiling);
    }

    private boolean bars(RefContext d, RefContext c) {
        if (isByDeadline(c) && isByDeadline(d) && threshold(d) == level(c)) {
            return deadline(c) >= deadline(d);
        }
        return threshold(d) >= level(c);
    }

    private boolean isByDeadline(RefContext c) {
        return machine.levelOf(c.context).policy() instanceof Policy.EarliestDeadline;
    }

    // (4) the chosen ones begin their next step

    private boolean begin() {
        boolean any = false;
        for (RefContext c : running) {
            if (c == null || c.begun) {
                continue;
            }
            any = true;
            c.begun = true;
            c.left = c.act() instanceof Act.Compute work ? length(c, work) : 0;
        }
        return any;
    }

    private long length(RefContext c, Act.Compute work) {
        return work.drawn() ? draw(c, c.job().number, ++c.draws, work.least(), work.most()) : work.most();
    }

    /** The same design and seed give the same times, whatever else happens: they depend on item, job and draw alone. */
    private long draw(RefContext c, long job, long number, long least, long most) {
        long item = Draws.hash(c.context.item());
        return Draws.between(least, most, Draws.bits(seed, item, job, number));
    }

    private void misses() {
        for (RefContext c : contexts) {
            for (RefJob job : c.jobs) {
                if (job.deadline == now) {
                    event(EventKind.MISS, c, job, "");
                }
            }
        }
    }

    private void oneNanosecond() {
        for (RefContext c : running) {
            if (c != null) {
                c.left--;
                c.sliceLeft--;
            }
        }
    }

    // how urgent a context is

    private Comparator<RefContext> mostUrgent() {
        return Comparator.<RefContext>comparingInt(c -> -level(c)).thenComparing(this::orderWithinLevel);
    }

    /** Deadlines where they order the level, order of vectors where that does. */
    private long orderWithinLevel(RefContext c) {
        if (isByDeadline(c)) {
            return deadline(c);
        }
        return machine.levelOf(c.context).policy() instanceof Policy.ByOrder ? c.context.order() : 0;
    }

    private int level(RefContext c) {
        return level(c, new HashSet<>());
    }

    /** Its own, or that of one that waits for a lock of it, whichever is higher. */
    private int level(RefContext c, Set<RefContext> seen) {
        int level = c.context.level();
        if (seen.add(c)) {
            for (RefContext w : contexts) {
                if (inherits(c, w)) {
                    level = Math.max(level, level(w, seen));
                }
            }
        }
        return level;
    }

    private long deadline(RefContext c) {
        return deadline(c, new HashSet<>());
    }

    private long deadline(RefContext c, Set<RefContext> seen) {
        long deadline = c.jobs.isEmpty() ? Long.MAX_VALUE : c.job().deadline;
        if (seen.add(c)) {
            for (RefContext w : contexts) {
                if (inherits(c, w)) {
                    deadline = Math.min(deadline, deadline(w, seen));
                }
            }
        }
        return deadline;
    }

    private boolean inherits(RefContext holder, RefContext waiter) {
        if (waiter.awaited == null || blocker(waiter) != holder) {
            return false;
        }
        Protocol protocol = waiter.awaited.resource.protocol();
        return protocol == Protocol.INHERITANCE || protocol == Protocol.CEILING;
    }

    /** Nothing at or below it runs instead of a dispatched context. */
    private int threshold(RefContext c) {
        int threshold = Math.max(c.context.threshold(), level(c));
        for (RefLock lock : c.held) {
            boolean lifts = lock.resource.protocol() == Protocol.NON_PREEMPTIVE
                    || lock.resource.protocol() == Protocol.IMMEDIATE_CEILING && !isByDeadline(c);
            threshold = lifts ? Math.max(threshold, lock.resource.ceiling()) : threshold;
        }
        return c.masks > 0 ? Math.max(threshold, machine.coreOf(c.context).criticalRank()) : threshold;
    }

    // what there is, and what happened

    private RefLock lock(ItemId item) {
        return locks.stream()
                .filter(l -> l.resource.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private RefPool pool(ItemId item) {
        return pools.stream()
                .filter(p -> p.pool.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private RefChannel channel(ItemId item) {
        return channels.stream()
                .filter(q -> q.queue.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private void event(EventKind kind, RefContext c, String detail) {
        event(kind, c, c.job(), detail);
    }

    private void event(EventKind kind, RefContext c, RefJob job, String detail) {
        events.add(new RefEvent(now, kind, c.context.name(), job.number, detail));
    }
}
