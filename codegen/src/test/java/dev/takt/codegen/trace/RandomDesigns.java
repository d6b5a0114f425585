package dev.takt.codegen.trace;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Random designs with priorities, locks, channels, software tasks and waits, small enough to be run as firmware. Where an end falls so close to a release that the order of the two
 * hangs on a fraction of an overhead, simulation and firmware may rightly differ: such a design is thrown away and the next one tried.
 */
public final class RandomDesigns {
    /** What each task may take of the stack; more than any of them does: one that awaits a send with a time limit takes over 800. */
    private static final long STACK_BYTES = 1024;

    private static final long MS = 1_000_000;
    private static final long US = 1_000;
    private static final long RUN_NS = 100 * MS;
    /** The log holds no more of many tasks. */
    private static final long SHORT_NS = 60 * MS;

    private static final long CLOSE_NS = 30 * US;
    private static final long MEETING_NS = 10 * US;
    private static final long LONGEST_WAIT_NS = 10 * MS;
    /** Arrivals of handlers wait for no tick, and what comes before them has few overheads in it. */
    private static final long HANDLER_CLOSE_NS = 12 * US;

    private static final long FAR_NS = 50 * US;
    private static final long[] PERIODS_MS = {5, 10, 20};

    private final String target;
    private final String runtime;
    private final long tickNs;
    private final List<CostOverride> costs;
    private final List<Extra> extras;
    private final UnaryOperator<Project> adapted;

    /** For a chip and a runtime whose releases fall on ticks, compared under these rows of the cost table. */
    public RandomDesigns(String target, String runtime, long tickNs, List<CostOverride> costs) {
        this(target, runtime, tickNs, costs, List.of(), UnaryOperator.identity());
    }

    /** The same for a runtime that cannot express all of it: each design is adapted before anything is asked of it. */
    public RandomDesigns(
            String target, String runtime, long tickNs, List<CostOverride> costs, UnaryOperator<Project> adapted) {
        this(target, runtime, tickNs, costs, List.of(), adapted);
    }

    private RandomDesigns(
            String target,
            String runtime,
            long tickNs,
            List<CostOverride> costs,
            List<Extra> extras,
            UnaryOperator<Project> adapted) {
        this.extras = List.copyOf(extras);
        this.adapted = adapted;
        this.target = target;
        this.runtime = runtime;
        this.tickNs = tickNs;
        this.costs = costs;
    }

    /** The same designs with some of these beside. */
    public RandomDesigns with(List<Extra> more) {
        return new RandomDesigns(target, runtime, tickNs, costs, more, adapted);
    }

    /** Where the nth design of a test is looked for; {@code -Dtakt.seed} begins elsewhere. */
    public static long seed(int nth) {
        return Long.getLong("takt.seed", 0) + 1000L * nth;
    }

    /** How many designs a test compares; {@code -Dtakt.designs} says another number. */
    public static int count(int usual) {
        return Integer.getInteger("takt.designs", usual);
    }

    /** What the designs that every run compares keep within, or, with {@code -Dtakt.seed}, whatever others there may be. */
    public static long bound(long usualNs, long anyNs) {
        return Long.getLong("takt.seed", 0) == 0 ? usualNs : anyNs;
    }

    /** The first design from this seed on that has no close call and no overrun of a periodic task. */
    public Project from(long seed) {
        return first(seed, p -> isFit(Calibration.machine(Calibration.with(p, costs)), CLOSE_NS));
    }

    /** The same, and under the rows of the catalogue too, for a comparison under both: one in which the rows decide who is first would be too close a call. */
    public Project fromUnderBoth(long seed) {
        return first(seed, p -> {
            Machine plain = Calibration.machine(p);
            Machine fitted = Calibration.machine(Calibration.with(p, costs));
            return isFit(plain, FAR_NS) && isFit(fitted, FAR_NS) && isSameOrder(plain, fitted);
        });
    }

    private static boolean isSameOrder(Machine one, Machine other) {
        List<String> first = names(one);
        List<String> second = names(other);
        int both = Math.min(first.size(), second.size());
        return first.subList(0, both).equals(second.subList(0, both));
    }

    private static List<String> names(Machine machine) {
        return Reading.simulated(machine).stream().map(Seen::name).toList();
    }

    private Project first(long seed, Predicate<Project> fits) {
        for (long s = seed; s < seed + 1000; s++) {
            Project project = adapted.apply(draw(new Random(s), s));
            if (fits.test(project)) {
                return project;
            }
        }
        throw new AssertionError("no design from seed " + seed);
    }

    private boolean isFit(Machine machine, long closeNs) {
        List<Seen> seen = Reading.simulated(machine);
        Set<Long> releases = arrivals(machine);
        for (Seen event : seen) {
            boolean begins = event.what().equals("start") || event.what().equals("resume");
            if (begins && event.ns() % tickNs < closeNs) {
                releases.add(event.ns() / tickNs);
            }
        }
        return seen.size() > Likeness.LEAST_EVENTS
                && seen.stream().noneMatch(e -> isClose(e, releases, closeNs))
                && (extras.isEmpty() || !waitsMeet(seen))
                && !Handlers.areClose(machine, seen, RUN_NS, Math.min(closeNs, HANDLER_CLOSE_NS));
    }

    /** The ticks at which jobs arrive, whether they begin there or have to wait. */
    private Set<Long> arrivals(Machine machine) {
        Set<Long> ticks = new TreeSet<>();
        for (Context context : machine.contexts()) {
            if (context.activation() instanceof Activation.Periodic p) {
                for (long ns = p.offsetNs(); ns < RUN_NS; ns += p.periodNs()) {
                    ticks.add(ns / tickNs);
                }
            }
        }
        return ticks;
    }

    /** Two that begin to wait so that their times, whole ticks, may be over together: where time is finer than a tick, who is woken first hangs on the overheads before. */
    private static boolean waitsMeet(List<Seen> seen) {
        List<Seen> waits = seen.stream().filter(RandomDesigns::sleeps).toList();
        for (int i = 0; i < waits.size(); i++) {
            for (int j = i + 1;
                    j < waits.size() && waits.get(j).ns() - waits.get(i).ns() < LONGEST_WAIT_NS;
                    j++) {
                long phase = (waits.get(j).ns() - waits.get(i).ns()) % MS;
                boolean one = waits.get(i).context().equals(waits.get(j).context());
                if (!one && (phase < MEETING_NS || phase > MS - MEETING_NS)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isClose(Seen event, Set<Long> releases, long closeNs) {
        long after = event.ns() % tickNs;
        // how many ticks a wait takes hangs on which it begins in
        if (sleeps(event) && (after < closeNs || after > tickNs - closeNs)) {
            return true;
        }
        boolean justBefore = after > tickNs - closeNs && releases.contains(event.ns() / tickNs + 1);
        boolean begins = event.what().equals("start") || event.what().equals("resume");
        boolean justAfter = after < closeNs && releases.contains(event.ns() / tickNs) && !begins;
        return justBefore || justAfter;
    }

    private static boolean sleeps(Seen event) {
        return event.what().equals("suspend")
                || event.what().equals("complete") && Extra.PAUSING.contains(event.context());
    }

    private Project draw(Random random, long seed) {
        List<Item> items = new ArrayList<>();
        int resources = 1 + random.nextInt(2);
        for (int i = 0; i < resources; i++) {
            items.add(Resource.blank(ItemId.of("data-" + i), "data " + i));
        }
        List<String> spawned = names("job", random.nextInt(3));
        List<String> fed = names("reader", random.nextInt(3));
        fed.forEach(f -> items.add(Channel.blank(ItemId.of(f + "-queue"), f + " queue")
                .withCapacity(1 + random.nextInt(4))
                .withFull(FullPolicy.DROP_NEWEST)));
        int periodic = 2 + random.nextInt(3);
        for (int i = 0; i < periodic; i++) {
            long period = PERIODS_MS[random.nextInt(PERIODS_MS.length)] * MS;
            List<Step> body = body(random, period / US / 6 / periodic, resources);
            if (random.nextBoolean() && !spawned.isEmpty()) {
                body.add(new Step.Spawn(ItemId.of(pick(random, spawned))));
            }
            if (random.nextBoolean() && !fed.isEmpty()) {
                body.add(new Step.Send(ItemId.of(pick(random, fed) + "-queue"), OptionalLong.empty()));
            }
            if (random.nextInt(4) == 0) {
                body.add(new Step.Delay(MS));
            }
            body.add(work(random, period / US / 6 / periodic));
            items.add(task(random, "periodic-" + i)
                    .withActivation(new Activation.Periodic(period, (1 + random.nextInt(4)) * MS, 0))
                    .withBody(body));
        }
        spawned.forEach(name -> items.add(
                task(random, name).withActivation(new Activation.Spawned()).withBody(body(random, 150, resources))));
        fed.forEach(name -> items.add(task(random, name)
                .withActivation(new Activation.On(ItemId.of(name + "-queue")))
                .withBody(body(random, 150, resources))));
        items.addAll(Extra.some(random, extras));
        // what is built of designs of one name would be the same to cargo
        String kind = extras.isEmpty() ? "" : " x" + extras.size();
        return Project.blank("random " + seed + kind, target, runtime)
                .withItems(items)
                .withSettings(Settings.DEFAULT.withRunForNs(extras.isEmpty() ? RUN_NS : SHORT_NS));
    }

    private static List<String> names(String stem, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(stem + "-" + i);
        }
        return names;
    }

    private static String pick(Random random, List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static Task task(Random random, String name) {
        return Task.blank(ItemId.of(name), name).withStackBytes(STACK_BYTES).withPriority(1 + random.nextInt(4));
    }

    /** Behind each lock there is work: whoever waits for its end goes on before the job does, be it only to end. */
    private static List<Step> body(Random random, long us, int resources) {
        List<Step> body = new ArrayList<>(List.of(work(random, us)));
        if (random.nextInt(3) > 0) {
            List<Step> inside = new ArrayList<>(List.of(work(random, us)));
            if (resources > 1 && random.nextInt(3) == 0) {
                inside.add(new Step.Lock(ItemId.of("data-1"), List.of(work(random, us))));
                inside.add(work(random, us));
            }
            int outer = inside.size() > 1 ? 0 : random.nextInt(resources);
            body.add(new Step.Lock(ItemId.of("data-" + outer), inside));
            body.add(work(random, us));
        }
        return body;
    }

    static Step work(Random random, long us) {
        long ns = (20 + random.nextLong(Math.max(1, us))) * US + random.nextInt(1000);
        return new Step.Compute("work", ns, ns, Distribution.WORST);
    }
}
