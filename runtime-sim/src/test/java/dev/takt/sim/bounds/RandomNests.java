package dev.takt.sim.bounds;

import dev.takt.projects.model.Activation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Tasks and handlers on several cores whose sections lie within one another: spin locks, critical sections, ceilings, inheritance, now and then with a wait inside. Decided by its seed. */
final class RandomNests {
    private static final long US = 1_000;
    private static final String[] RUNTIMES = {"generic", "generic", "generic", "freertos", "embassy", "zephyr"};

    private final SplittableRandom random;
    private final String runtime;
    private final String target;
    private final int cores;
    private final List<Item> items = new ArrayList<>();

    RandomNests(long seed) {
        this(new SplittableRandom(seed), RUNTIMES);
    }

    /** All of one runtime. */
    RandomNests(long seed, String runtime) {
        this(new SplittableRandom(seed), runtime);
    }

    private RandomNests(SplittableRandom random, String... runtimes) {
        this.random = random;
        runtime = runtimes[random.nextInt(runtimes.length)];
        cores = runtime.equals("generic") ? random.nextInt(2, 4) : 2;
        target = runtime.equals("generic") ? "generic-" + cores : random.nextBoolean() ? "rp2040" : "esp32s3";
    }

    private boolean generic() {
        return runtime.equals("generic");
    }

    Project project() {
        for (int i = 0; i < 2; i++) {
            boolean spins = generic() && random.nextBoolean();
            items.add(resource("s" + i, spins ? Protocol.SPIN : Protocol.NON_PREEMPTIVE));
        }
        for (int core = 0; core < cores; core++) {
            items.add(resource("l" + core, local()));
        }
        int tasks = random.nextInt(3, 8);
        for (int i = 0; i < tasks; i++) {
            int core = random.nextInt(cores);
            items.add(task("t" + i, core, body(core, 0)));
        }
        int handlers = random.nextInt(3);
        for (int i = 0; i < handlers; i++) {
            items.add(Interrupt.blank(ItemId.of("h" + i), "h" + i)
                    .withPriority(random.nextInt(1, 4))
                    .withCore(random.nextInt(cores))
                    .withActivation(activation())
                    .withBody(List.of(work(120))));
        }
        Project project = Project.blank("nests", target, runtime).withItems(items);
        return random.nextBoolean()
                ? project
                : project.withSettings(project.settings().withCosts(List.of()));
    }

    private Protocol local() {
        if (!generic()) {
            return Protocol.RUNTIME;
        }
        Protocol[] all = {Protocol.IMMEDIATE_CEILING, Protocol.INHERITANCE, Protocol.CEILING, Protocol.NON_PREEMPTIVE};
        return all[random.nextInt(all.length)];
    }

    private static Resource resource(String id, Protocol protocol) {
        return Resource.blank(ItemId.of(id), id).withProtocol(protocol);
    }

    private Task task(String id, int core, List<Step> body) {
        return Task.blank(ItemId.of(id), id)
                .withCore(core)
                .withPriority(
                        random.nextInt(runtime.equals("embassy") ? 3 : 6) + (runtime.startsWith("zephyr") ? 12 : 0))
                .withActivation(activation())
                .withOverrun(Overrun.QUEUE)
                .withDeadlineNs(OptionalLong.empty())
                .withBody(body);
    }

    private Activation activation() {
        long period = random.nextInt(8, 60) * 250 * US;
        long offset = random.nextLong(period);
        return random.nextInt(4) == 0
                ? new Activation.Periodic(period, offset, random.nextLong(period))
                : new Activation.Periodic(period, offset, 0);
    }

    private List<Step> body(int core, int depth) {
        List<Step> body = new ArrayList<>();
        int steps = random.nextInt(1, depth == 0 ? 4 : 3);
        for (int i = 0; i < steps; i++) {
            body.add(step(core, depth));
        }
        return body;
    }

    private Step step(int core, int depth) {
        if (depth > 1) {
            return work(100);
        }
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> new Step.Lock(ItemId.of("s" + random.nextInt(2)), body(core, depth + 1));
            case 3, 4 -> new Step.Lock(ItemId.of("l" + core), body(core, depth + 1));
            case 5 -> new Step.CriticalSection(body(core, depth + 1));
            case 6 -> random.nextInt(depth == 0 ? 3 : 6) == 0 ? new Step.Delay(random.nextInt(1, 300) * US) : work(300);
            default -> work(depth == 0 ? 500 : 150);
        };
    }

    private Step work(int mostUs) {
        long worst = random.nextInt(1, mostUs) * US;
        return new Step.Compute("", worst / random.nextInt(1, 5), worst, Distribution.WORST);
    }
}
