package dev.takt.sim.reference;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Cost;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Small random designs of a few nanoseconds a step, and what may be in them. */
final class SmallDesigns {
    enum With {
        LOCKS,
        NESTED_LOCKS,
        EDF,
        THRESHOLDS,
        NO_PREEMPTION,
        SLICES,
        CRITICAL_SECTIONS,
        OVERRUNS,
        BURSTS,
        HANDLERS,
        CHANNELS,
        /** Channels that every reader reads, and flags. */
        BROADCASTS,
        TIMEOUTS,
        SPAWNS,
        DELAYS,
        YIELDS,
        TWO_CORES,
        JITTER,
        RANDOM_TIMES,
        AFTER,
        POOLS,
        TRANSFERS,
        /** Both ways through a UART. */
        DUPLEX,
        WATCHDOGS,
        CORE_WATCHDOGS,
        COSTS,
        TICKS,
        BRANCHES,
        GAPS,
        STARTS,
        /** Tasks that keep few waiting jobs. */
        LIMITS,
        RECORDED,
        /** Of the four priorities of Zephyr that are drawn the two lowest are preemptible, the next is cooperative, the highest a meta-IRQ one. */
        META_IRQS,
        AFFINITY
    }

    private static final int SHARED_CORES = 3;

    private final SplittableRandom random;
    private final List<With> features;
    private final List<Protocol> protocols;
    private Design base = Design.generic();
    private int lowest;
    /** What is drawn now belongs to the core whose watchdog it may feed. */
    private boolean feedsHere;

    SmallDesigns(long seed, List<With> features, List<Protocol> protocols) {
        this.random = new SplittableRandom(seed);
        this.features = features;
        this.protocols = protocols;
    }

    /** On a runtime of its own, from a thread priority on. */
    SmallDesigns on(String chip, String runtime, int firstPriority) {
        base = Design.on(chip, runtime, 1).tick(1);
        lowest = firstPriority;
        return this;
    }

    /** All tasks on all of two cores; or each on some of three. */
    SmallDesigns shared() {
        int cores = has(With.AFFINITY) ? SHARED_CORES : 2;
        base = Design.on("generic-" + cores, "generic", 1).shared();
        return this;
    }

    private boolean has(With feature) {
        return features.contains(feature);
    }

    Design next() {
        Design design = has(With.TWO_CORES) ? Design.on("esp32s3", "generic", 1) : base;
        design = has(With.TICKS) ? design.tick(1 + random.nextInt(6)) : design;
        design = has(With.EDF) ? design.edf() : design;
        design = has(With.META_IRQS) ? design.metaIrqs(15) : design;
        design = has(With.NO_PREEMPTION) ? design.nonPreemptive() : design;
        design = has(With.SLICES) ? design.slice(1 + random.nextInt(5)) : design;
        design = has(With.COSTS) ? withCosts(design) : design;
        int tasks = 2 + random.nextInt(has(With.AFFINITY) ? 6 : 4);
        for (int i = 0; i < 3; i++) {
            design = design.resource("r" + i, protocols.get(random.nextInt(protocols.size())));
        }
        design = has(With.CHANNELS) ? withChannels(design) : design;
        design = has(With.POOLS) ? design.pool("p0", 1).pool("p1", 2) : design;
        design = has(With.TRANSFERS) ? design.bus("b0", 4_000_000_000L, 4).bus("b1", 4_000_000_000L, 8) : design;
        design = has(With.DUPLEX) ? design.line("UART0", 4_000_000_000L, 4) : design;
        design = has(With.WATCHDOGS) ? withWatchdogs(design) : design;
        for (int i = 0; i < tasks; i++) {
            feedsHere = has(With.CORE_WATCHDOGS) && i % 2 == 1;
            design = withTask(design, "t" + i, i % 2);
        }
        feedsHere = false;
        for (int i = 0; has(With.HANDLERS) && i < 2; i++) {
            design = design.interrupt("h" + i, 1 + random.nextInt(2), timed(), body(3));
        }
        return design;
    }

    /** A cycle is a nanosecond. */
    private Design withCosts(Design design) {
        Design with = design.clock(1_000_000_000L);
        for (Cost cost : Cost.values()) {
            with = random.nextInt(3) == 0 ? with.cost(cost.tag(), 1 + random.nextInt(3)) : with;
        }
        return random.nextInt(3) == 0 ? with.tick(7 + random.nextInt(20)) : with;
    }

    private Design withWatchdogs(Design design) {
        long timeout = 15 + random.nextInt(60);
        boolean interrupts = random.nextBoolean();
        Expiry expiry = interrupts ? Expiry.INTERRUPT_FIRST : Expiry.SYSTEM_RESET;
        if (has(With.CORE_WATCHDOGS)) {
            return design.watchdog("dog", timeout, random.nextLong(timeout / 4), Expiry.CORE_RESET);
        }
        return design.watchdog("dog", timeout, random.nextBoolean() ? 0 : random.nextLong(timeout / 2), expiry)
                .interrupt("bark", 1 + random.nextInt(2), new Activation.On(ItemId.of("dog")), body(3));
    }

    private Design withChannels(Design design) {
        ChannelKind[] kinds = has(With.BROADCASTS)
                ? new ChannelKind[] {ChannelKind.PUBSUB, ChannelKind.WATCH, ChannelKind.FLAGS}
                : new ChannelKind[] {ChannelKind.QUEUE, ChannelKind.SIGNAL, ChannelKind.SEMAPHORE};
        Design with = design;
        for (int i = 0; i < 2; i++) {
            with = with.channel(
                    "q" + i, kinds[random.nextInt(3)], 1 + random.nextInt(2), FullPolicy.values()[random.nextInt(3)]);
        }
        return with;
    }

    private Design withTask(Design design, String id, int core) {
        Design with = has(With.STARTS) && id.equals("t1")
                ? design.task(id, lowest, new Activation.Background(), Do.compute(1 + random.nextInt(9)), step(0))
                : design.task(id, lowest + random.nextInt(4), activation(), body(0));
        if (random.nextInt(3) == 0) {
            with = with.deadline(id, 1 + random.nextInt(60));
        }
        if (has(With.THRESHOLDS) && random.nextBoolean()) {
            with = with.threshold(id, random.nextInt(4));
        }
        if (has(With.OVERRUNS)) {
            with = with.overrun(id, Overrun.values()[1 + random.nextInt(4)]);
        }
        if (has(With.LIMITS) && random.nextInt(3) > 0) {
            with = with.overrun(id, Overrun.QUEUE).mostWaiting(id, 1 + random.nextInt(3));
        }
        if (has(With.AFFINITY) && random.nextInt(4) > 0) {
            int set = 1 + random.nextInt((1 << SHARED_CORES) - 1);
            Integer[] allowed = IntStream.range(0, SHARED_CORES)
                    .filter(c -> (set & 1 << c) != 0)
                    .boxed()
                    .toArray(Integer[]::new);
            with = with.affinity(id, allowed).core(id, random.nextInt(SHARED_CORES));
        }
        return has(With.TWO_CORES) ? with.core(id, core) : with;
    }

    private Activation activation() {
        int kind = random.nextInt(8);
        if (has(With.CHANNELS) && kind == 0) {
            return new Activation.On(ItemId.of("q" + random.nextInt(2)));
        }
        if (has(With.HANDLERS) && kind == 1) {
            return new Activation.On(ItemId.of("h" + random.nextInt(2)));
        }
        if (has(With.STARTS) && kind == 2) {
            return new Activation.Startup();
        }
        return has(With.SPAWNS) && kind < 4 ? new Activation.Spawned() : timed();
    }

    private Activation timed() {
        long period = 10 + random.nextInt(40);
        long offset = random.nextInt(20);
        if (has(With.BURSTS) && random.nextInt(3) == 0) {
            return new Activation.Burst(1 + random.nextInt(3), 1 + random.nextInt(5), period + 20, offset);
        }
        if (has(With.AFTER) && random.nextInt(3) == 0) {
            return new Activation.After(1 + random.nextInt(40), offset);
        }
        long jitter = has(With.JITTER) ? random.nextInt(3) * random.nextLong(period + 20) : 0;
        if (has(With.RECORDED) && random.nextBoolean()) {
            return new Activation.Recorded(random.nextBoolean() ? "apart.csv" : "at-once.csv");
        }
        long extra = has(With.GAPS) ? random.nextInt(30) : 0;
        return random.nextInt(has(With.GAPS) ? 2 : 5) == 0
                ? new Activation.Sporadic(period, extra, offset)
                : new Activation.Periodic(period, offset, jitter);
    }

    private Step[] body(int depth) {
        List<Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            steps.add(step(depth));
        }
        return steps.toArray(new Step[0]);
    }

    /** Bodies of depth 3 are those of handlers: they neither lock nor wait. */
    private Step step(int depth) {
        boolean handler = depth == 3;
        boolean locks = has(With.LOCKS) && (depth == 0 || has(With.NESTED_LOCKS));
        if (has(With.POOLS) && !handler && random.nextInt(3) == 0) {
            return random.nextInt(5) < 3 ? Do.alloc("p" + random.nextInt(2)) : Do.free("p" + random.nextInt(2));
        }
        if (has(With.TRANSFERS) && depth < 2 && random.nextInt(3) == 0) {
            return Do.transfer(
                    "b" + random.nextInt(2), 1 + random.nextInt(8), TransferMode.values()[random.nextInt(3)]);
        }
        if (has(With.DUPLEX) && depth < 2 && random.nextInt(3) == 0) {
            Direction way = Direction.values()[random.nextInt(2)];
            return Do.transfer("uart0", 1 + random.nextInt(8), TransferMode.values()[random.nextInt(3)], way);
        }
        boolean feeds = !has(With.CORE_WATCHDOGS) || feedsHere;
        if (has(With.WATCHDOGS) && feeds && random.nextInt(feedsHere ? 2 : 4) == 0) {
            return Do.feed("dog");
        }
        if (locks && depth < 2 && random.nextInt(3) == 0) {
            return Do.lock("r" + random.nextInt(3), body(depth + 1));
        }
        return switch (random.nextInt(10)) {
            case 0 -> has(With.CRITICAL_SECTIONS) && depth < 2 ? Do.critical(Do.compute(random.nextInt(5))) : work();
            case 1, 2 -> has(With.CHANNELS) && !handler ? channelStep(depth) : work();
            case 3 -> has(With.CHANNELS) && handler ? Do.raise("q" + random.nextInt(2)) : work();
            case 4 -> has(With.SPAWNS) ? Do.spawn("t" + random.nextInt(2)) : work();
            case 5 -> has(With.DELAYS) && depth == 0 ? Do.delay(1 + random.nextInt(9)) : work();
            case 6 -> has(With.YIELDS) && depth == 0 ? Do.giveWay() : work();
            case 7 -> depth < 2 ? Do.repeat(1 + random.nextInt(3), work()) : work();
            case 8 -> has(With.BRANCHES) && depth < 2 ? branch(depth) : work();
            default -> work();
        };
    }

    private Step branch(int depth) {
        List<Step> then = random.nextInt(4) == 0 ? List.of() : List.of(body(depth + 1));
        List<Step> otherwise = random.nextInt(3) == 0 ? List.of() : List.of(body(depth + 1));
        return new Step.Branch(random.nextInt(5) * 250_000, then, otherwise);
    }

    private Step channelStep(int depth) {
        String channel = "q" + random.nextInt(2);
        if (depth > 0 || random.nextBoolean()) {
            return Do.raise(channel);
        }
        if (has(With.TIMEOUTS) && random.nextBoolean()) {
            return random.nextInt(3) == 0
                    ? Do.send(channel, random.nextInt(15))
                    : Do.receive(channel, random.nextInt(15));
        }
        return random.nextBoolean() ? Do.receive(channel) : Do.send(channel);
    }

    private Step work() {
        int most = random.nextInt(8);
        return has(With.RANDOM_TIMES) && random.nextBoolean()
                ? Do.compute(random.nextInt(most + 1), most)
                : Do.compute(most);
    }
}
