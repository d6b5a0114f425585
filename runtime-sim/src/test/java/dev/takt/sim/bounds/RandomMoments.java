package dev.takt.sim.bounds;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * A design of small whole times, so that ends of steps fall together with arrivals and deadlines; its bodies are full of steps of no length, at their ends too, and some take locks in a cycle. Nothing costs anything unless
 * the runtime's table says so. Decided by its seed.
 */
final class RandomMoments {
    private static final long US = 1_000;
    private static final long[] PERIODS = {4, 5, 8, 10, 12, 15, 16, 20, 24, 30, 40};
    private static final String[] RUNTIMES = {
        "generic", "generic", "generic", "rtic", "freertos", "zephyr", "tock", "embassy"
    };

    private final SplittableRandom random;
    private final String runtime;
    private final List<Item> items = new ArrayList<>();
    private boolean spawns;

    RandomMoments(long seed) {
        random = new SplittableRandom(seed);
        runtime = RUNTIMES[random.nextInt(RUNTIMES.length)];
    }

    Project project() {
        boolean generic = runtime.equals("generic");
        boolean shared = generic && random.nextInt(5) == 0;
        Protocol[] protocols = {Protocol.INHERITANCE, Protocol.NONE, Protocol.IMMEDIATE_CEILING, Protocol.CEILING};
        Protocol protocol = generic ? protocols[random.nextInt(protocols.length)] : Protocol.RUNTIME;
        items.add(Resource.blank(ItemId.of("r0"), "r0").withProtocol(protocol));
        items.add(Resource.blank(ItemId.of("r1"), "r1").withProtocol(protocol));
        items.add(Watchdog.blank(ItemId.of("dog"), "dog").withTimeoutNs(100_000_000_000L));
        items.add(Channel.blank(ItemId.of("signal"), "signal").withChannel(ChannelKind.SIGNAL));
        int tasks = random.nextInt(2, 5);
        boolean locks = !shared && random.nextInt(3) == 0;
        for (int i = 0; i < tasks; i++) {
            long period = PERIODS[random.nextInt(PERIODS.length)] * US;
            items.add(task("t" + i, period, tasks, locks));
        }
        if (spawns) {
            items.add(task("spawned", 0, 4, false).withActivation(new Activation.Spawned()));
        }
        String target =
                shared ? "generic-2" : generic ? "generic-1" : runtime.equals("embassy") ? "stm32f411re" : "lm3s6965";
        Project project = Project.blank("moments", target, runtime).withItems(items);
        List<CostOverride> free = new ArrayList<>();
        for (Cost cost : Cost.values()) {
            free.add(new CostOverride(cost.tag(), 0));
        }
        return project.withSettings(project.settings()
                .withScheduling(generic && random.nextInt(3) == 0 ? Scheduling.EDF : Scheduling.FIXED)
                .withPreemption(generic && random.nextInt(5) == 0 ? Preemption.NONE : Preemption.FULL)
                .withSharing(shared ? Sharing.GLOBAL : Sharing.PARTITIONED)
                .withCosts(random.nextInt(4) == 0 ? List.of() : free)
                .withTickNs(OptionalLong.empty()));
    }

    private Task task(String id, long periodNs, int tasks, boolean locks) {
        long period = Math.max(US, periodNs);
        long jitter = random.nextInt(6) == 0 ? random.nextLong(period / US) * US : 0;
        long offset = random.nextInt(3) == 0 ? random.nextLong(period / US) * US : 0;
        long least = Math.max(1, period / US / 2);
        return Task.blank(ItemId.of(id), id)
                .withPriority(random.nextInt(4))
                .withThreshold(OptionalInt.empty())
                .withActivation(new Activation.Periodic(period, offset, jitter))
                .withOverrun(Overrun.QUEUE)
                .withDeadlineNs(OptionalLong.of(random.nextLong(least, 2 * least + 3) * US))
                .withBody(body(id, period, tasks, locks));
    }

    private List<Step> body(String id, long period, int tasks, boolean locks) {
        List<Step> body = new ArrayList<>();
        long left = random.nextLong(1, Math.max(2, 1 + period / US / tasks));
        if (random.nextInt(4) == 0) {
            body.add(moment(id));
        }
        while (left > 0) {
            long us = Math.min(left, random.nextLong(1, 4));
            left -= us;
            body.add(locks && random.nextBoolean() ? locked(us) : work(us));
            if (random.nextInt(3) == 0) {
                body.add(moment(id));
            }
        }
        if (random.nextBoolean()) {
            body.add(moment(id));
        }
        return body;
    }

    private Step locked(long us) {
        int outer = random.nextInt(2);
        Step inner = new Step.Lock(ItemId.of("r" + (1 - outer)), List.of(work(us)));
        return new Step.Lock(
                ItemId.of("r" + outer), random.nextBoolean() ? List.of(inner) : List.of(work(us), moment("")));
    }

    /** One that takes no time of its core. */
    private Step moment(String id) {
        return switch (random.nextInt(id.isEmpty() ? 3 : 9)) {
            case 0 -> new Step.Feed(ItemId.of("dog"));
            case 1 -> new Step.Notify(ItemId.of("signal"));
            case 2 -> new Step.CriticalSection(List.of());
            case 3 -> new Step.Yield();
            case 4 -> new Step.Branch(500_000, List.of(work(1)), List.of());
            case 5 -> spawn(id);
            case 6 -> new Step.Compute("", 0, 0, Distribution.WORST);
            default -> new Step.Delay(random.nextLong(1, 4) * US);
        };
    }

    private Step spawn(String id) {
        if (spawns || id.equals("spawned")) {
            return new Step.Feed(ItemId.of("dog"));
        }
        spawns = true;
        return new Step.Spawn(ItemId.of("spawned"));
    }

    private Step work(long us) {
        return new Step.Compute("", us * US, us * US, Distribution.WORST);
    }
}
