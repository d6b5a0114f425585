package dev.takt.sim.bounds;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Tasks on two or three cores with spin locks between them, locks within each, jitter, releases across and pauses; {@link #charged} has overheads, handlers and queues between cores besides. Decided by its seed. */
final class RandomCores {
    private static final long US = 1_000;

    private final SplittableRandom random;
    private final int cores;
    private final List<Item> items = new ArrayList<>();

    RandomCores(long seed) {
        random = new SplittableRandom(seed);
        cores = random.nextInt(2, 4);
    }

    Project project() {
        items.add(resource("s0", Protocol.SPIN));
        items.add(resource("s1", Protocol.SPIN));
        for (int core = 0; core < cores; core++) {
            items.add(resource("l" + core, random.nextBoolean() ? Protocol.IMMEDIATE_CEILING : Protocol.INHERITANCE));
        }
        int tasks = random.nextInt(3, 8);
        boolean spawns = random.nextInt(3) == 0;
        for (int i = 0; i < tasks; i++) {
            int core = random.nextInt(cores);
            List<Step> body = body(core);
            if (spawns && i == 0) {
                body.add(new Step.Spawn(ItemId.of("spawned")));
            }
            items.add(task("t" + i, core, activation(), body));
        }
        if (spawns) {
            int core = random.nextInt(cores);
            items.add(task("spawned", core, new Activation.Spawned(), body(core)));
        }
        return Project.blank("cores", "generic-" + cores, "generic").withItems(items);
    }

    Project charged() {
        Project free = project();
        for (int i = 0; i < cores - 1; i++) {
            ItemId queue = ItemId.of("q" + i);
            items.add(Channel.blank(queue, queue.value()).withCapacity(random.nextInt(1, 4)));
            items.add(task("of" + i, random.nextInt(cores), new Activation.On(queue), body(0)));
            int core = random.nextInt(cores);
            List<Step> body = body(core);
            body.add(random.nextInt(body.size() + 1), new Step.Send(queue, OptionalLong.of(0)));
            items.add(
                    random.nextBoolean()
                            ? task("to" + i, core, activation(), body)
                            : Interrupt.blank(ItemId.of("h" + i), "h" + i)
                                    .withCore(core)
                                    .withActivation(activation())
                                    .withBody(List.of(work(100), new Step.Send(queue, OptionalLong.of(0)))));
        }
        List<CostOverride> costs = new ArrayList<>();
        boolean all = random.nextBoolean();
        for (Cost cost : Cost.values()) {
            boolean remote = cost == Cost.REMOTE_INTERRUPT;
            costs.add(new CostOverride(cost.tag(), remote ? random.nextInt(1, 8_000) : all ? random.nextInt(300) : 0));
        }
        return free.withItems(items).withSettings(free.settings().withCosts(costs));
    }

    private static Resource resource(String id, Protocol protocol) {
        return Resource.blank(ItemId.of(id), id).withProtocol(protocol);
    }

    private Task task(String id, int core, Activation activation, List<Step> body) {
        return Task.blank(ItemId.of(id), id)
                .withCore(core)
                .withPriority(random.nextInt(6))
                .withActivation(activation)
                .withOverrun(Overrun.QUEUE)
                .withDeadlineNs(OptionalLong.empty())
                .withBody(body);
    }

    private Activation activation() {
        long period = random.nextInt(8, 60) * 250 * US;
        long offset = random.nextLong(period);
        return switch (random.nextInt(6)) {
            case 0 -> new Activation.Sporadic(period, random.nextBoolean() ? 0 : period / 2, offset);
            case 1, 2 -> new Activation.Periodic(period, offset, random.nextLong(period));
            default -> new Activation.Periodic(period, offset, 0);
        };
    }

    private List<Step> body(int core) {
        List<Step> body = new ArrayList<>();
        int steps = random.nextInt(1, 4);
        for (int i = 0; i < steps; i++) {
            body.add(
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 -> new Step.Lock(ItemId.of("s" + random.nextInt(2)), List.of(work(150)));
                        case 3, 4 -> new Step.Lock(ItemId.of("l" + core), List.of(work(200)));
                        case 5 -> new Step.CriticalSection(List.of(work(100)));
                        case 6 -> random.nextInt(3) == 0 ? new Step.Delay(random.nextInt(1, 300) * US) : work(400);
                        default -> work(600);
                    });
        }
        return body;
    }

    private Step work(int mostUs) {
        long worst = random.nextInt(1, mostUs) * US;
        return new Step.Compute("", worst / random.nextInt(1, 5), worst, Distribution.WORST);
    }
}
