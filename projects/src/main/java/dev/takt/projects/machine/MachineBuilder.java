package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.CoreSpec;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Resolves a design in order: levels of each core, contexts on them, what they share, what follows from both. */
final class MachineBuilder {
    private final Ground ground;
    private final Scheme scheme;
    private final LevelStack stack;
    private final List<Executable> executables;

    MachineBuilder(Ground ground) {
        this.ground = ground;
        this.scheme = Scheme.of(ground.runtime().dispatch());
        this.stack = new LevelStack(ground, scheme);
        this.executables = ground.project().all(Executable.class);
    }

    Machine build() {
        List<MachineCore> cores = cores();
        List<Context> contexts = contexts(cores);
        return new Machine(
                ground.project(),
                ground.chip(),
                ground.runtime(),
                cores,
                new Deadlines(contexts).resolved(),
                new Resources(ground, cores, contexts).resolved(),
                queues(),
                new Lines(ground, contexts, clockHz(ground.chip().cores().getFirst())).resolved(),
                watchdogs(contexts),
                pools());
    }

    private long clockHz(CoreSpec core) {
        long asked = ground.project().settings().clockHz();
        return asked > 0 ? asked : core.maxClockHz();
    }

    private List<MachineCore> cores() {
        List<List<Executable>> byCore = new ArrayList<>();
        for (int core = 0; core < ground.chip().cores().size(); core++) {
            int index = core;
            byCore.add(executables.stream()
                    .filter(e -> ground.core(e.core()) == index)
                    .toList());
        }
        Dispatchers dispatchers = new Dispatchers(ground, scheme, stack, byCore);
        List<MachineCore> cores = new ArrayList<>();
        for (int core = 0; core < byCore.size(); core++) {
            CoreSpec spec = ground.chip().cores().get(core);
            // who runs on any core has a level of the same rank on each
            boolean shared = Machine.sharesCores(ground.project(), ground.runtime());
            List<Level> levels = stack.of(core, shared ? executables : byCore.get(core), dispatchers);
            long clockHz = clockHz(spec);
            Costs costs = Costs.of(ground.chip(), ground.runtime(), overrides(), clockHz);
            cores.add(new MachineCore(
                    core,
                    spec.name(),
                    clockHz,
                    levels,
                    stack.criticalRank(levels),
                    stack.cooperativeRank(levels),
                    stack.topCooperativeRank(levels),
                    costs));
        }
        return cores;
    }

    private Map<String, Long> overrides() {
        Map<String, Long> overrides = new HashMap<>();
        for (CostOverride override : ground.project().settings().costs()) {
            overrides.put(override.cost(), override.cycles());
        }
        if (ground.project().settings().sleep() == Sleep.NONE) {
            overrides.put(Cost.WAKE.tag(), 0L);
        }
        return overrides;
    }

    private List<Context> contexts(List<MachineCore> cores) {
        ContextOrder order = new ContextOrder(executables, ground, scheme);
        Arrivals arrivals = new Arrivals(ground.project());
        ResolvedSteps steps = new ResolvedSteps(ground.project());
        List<Context> contexts = new ArrayList<>();
        List<Map<Seat, Integer>> ranks =
                cores.stream().map(MachineBuilder::ranks).toList();
        for (Executable item : executables) {
            List<Integer> allowed = allowed(item);
            int home = ground.core(item.core());
            int core = allowed.contains(home) ? home : allowed.getFirst();
            int level = ranks.get(core).getOrDefault(stack.seat(item), 0);
            contexts.add(new Context(
                    contexts.size(),
                    item.id(),
                    item.name(),
                    item instanceof Task ? ContextKind.TASK : ContextKind.INTERRUPT,
                    core,
                    allowed,
                    level,
                    threshold(cores.get(core), level, item),
                    order.of(item),
                    item instanceof Interrupt interrupt ? Vectors.of(interrupt, ground.project(), ground.chip()) : "",
                    arrivals.of(item),
                    deadline(item),
                    overrun(item),
                    mostWaiting(item),
                    item instanceof Task task ? Math.max(0, task.stackBytes()) : 0,
                    steps.of(item.body())));
        }
        return contexts;
    }

    /** The cores an executable may run on; of a set that names none there is, as if it named none at all. */
    private List<Integer> allowed(Executable item) {
        if (!(item instanceof Task task) || !Machine.sharesCores(ground.project(), ground.runtime())) {
            return List.of(ground.core(item.core()));
        }
        List<Integer> all =
                IntStream.range(0, ground.chip().cores().size()).boxed().toList();
        List<Integer> named = all.stream().filter(task.affinity()::contains).toList();
        return named.isEmpty() ? all : named;
    }

    /** The rank up to which a context resists once it runs: that of the highest thread level not above its threshold. */
    private int threshold(MachineCore core, int level, Executable item) {
        OptionalInt threshold = item instanceof Task task ? scheme.threshold(task, ground) : OptionalInt.empty();
        int rank = level;
        if (threshold.isEmpty()) {
            return rank;
        }
        for (Level other : core.levels()) {
            boolean resisted = other.band() == Band.THREAD && other.priority() <= threshold.getAsInt();
            rank = resisted ? Math.max(rank, other.rank()) : rank;
        }
        return rank;
    }

    private static Map<Seat, Integer> ranks(MachineCore core) {
        Map<Seat, Integer> ranks = new HashMap<>();
        core.levels().forEach(l -> ranks.putIfAbsent(new Seat(l.band(), l.priority()), l.rank()));
        return ranks;
    }

    private static OptionalLong deadline(Executable item) {
        OptionalLong said = item.deadlineNs();
        return said.isPresent() ? OptionalLong.of(Amounts.time(said.getAsLong())) : said;
    }

    /** A handler has one pending bit, so its arrivals merge. */
    private Overrun overrun(Executable item) {
        return switch (item) {
            case Interrupt _ -> Overrun.MERGE;
            case Task task -> task.overrun() == Overrun.RUNTIME ? runtimeOverrun(task) : task.overrun();
        };
    }

    /** The less of what the design allows and what the runtime has room for; 0 if neither says anything, or if jobs do not queue. */
    private int mostWaiting(Executable item) {
        if (!(item instanceof Task task) || overrun(item) != Overrun.QUEUE) {
            return 0;
        }
        int room = scheme.mostPending(task, ground);
        int wanted = task.mostWaiting().orElse(0);
        return room > 0 && wanted > 0 ? Math.min(room, wanted) : Math.max(0, Math.max(room, wanted));
    }

    /** What a queue feeds does a job an element, whatever the runtime does with ticks: it comes back for the next as long as there is one. */
    private Overrun runtimeOverrun(Task task) {
        boolean fed = task.activation() instanceof Activation.On on
                && ground.project()
                        .item(on.source(), Channel.class)
                        .filter(c -> c.channel() == ChannelKind.QUEUE)
                        .isPresent();
        return fed ? Overrun.QUEUE : ground.runtime().defaultOverrun();
    }

    private List<Queue> queues() {
        List<Queue> queues = new ArrayList<>();
        for (Channel c : ground.project().all(Channel.class)) {
            boolean single = c.channel() == ChannelKind.SIGNAL || c.channel() == ChannelKind.WATCH;
            int capacity = single ? 1 : Math.max(1, c.capacity());
            queues.add(new Queue(
                    queues.size(),
                    c.id(),
                    c.name(),
                    c.channel(),
                    capacity,
                    c.full(),
                    c.payload().bytes()));
        }
        return queues;
    }

    private List<Dog> watchdogs(List<Context> contexts) {
        List<Dog> dogs = new ArrayList<>();
        for (Watchdog w : ground.project().all(Watchdog.class)) {
            long timeout = Math.max(1, Amounts.time(w.timeoutNs()));
            long window = Math.min(Amounts.time(w.windowNs()), timeout);
            List<Integer> feeders = contexts.stream()
                    .filter(c -> Bodies.feeds(c.body()).contains(w.id()))
                    .map(Context::index)
                    .toList();
            dogs.add(new Dog(dogs.size(), w.id(), w.name(), timeout, window, w.expiry(), feeders));
        }
        return dogs;
    }

    private List<BlockPool> pools() {
        List<BlockPool> pools = new ArrayList<>();
        for (Pool p : ground.project().all(Pool.class)) {
            pools.add(new BlockPool(
                    pools.size(), p.id(), p.name(), Math.max(0, p.blockBytes()), Math.max(1, p.blocks())));
        }
        return pools;
    }
}
