package dev.takt.sim.bounds;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * A design of small whole times whose tasks are late as much as their deadlines differ, and share what ceilings guard: the order of releases and that of deadlines part, and a job that is released late finds others in
 * their sections. Decided by its seed.
 */
final class RandomJitters {
    private static final long US = 1_000;
    private static final long[] PERIODS = {8, 10, 12, 15, 16, 20, 24, 30, 40};
    private static final int RESOURCES = 3;

    private final SplittableRandom random;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private final int count;

    RandomJitters(long seed) {
        random = new SplittableRandom(seed);
        count = random.nextInt(2, 6);
    }

    /** The earliest deadline first, most resources under ceilings, jitter up to the period. */
    Project byDeadline() {
        for (int i = 0; i < RESOURCES; i++) {
            resource("r" + i, random.nextInt(6) == 0 ? Protocol.INHERITANCE : Protocol.IMMEDIATE_CEILING);
        }
        boolean waits = random.nextInt(6) == 0;
        for (int i = 0; i < count; i++) {
            long period = period();
            long deadline = random.nextLong(period / 3, 2 * period);
            tasks.add(task(i, 0, period, jitter(period), deadline, body(0, period, waits)));
        }
        return project("generic-1", Scheduling.EDF, random.nextInt(8) == 0 ? Preemption.NONE : Preemption.FULL);
    }

    /** Fixed priorities: jitter and deadlines of several periods, waits, thresholds, sections that nothing preempts, on one core or on two with locks between them. */
    Project byPriority() {
        int cores = random.nextInt(3) == 0 ? 2 : 1;
        Protocol[] all = {
            Protocol.IMMEDIATE_CEILING, Protocol.INHERITANCE, Protocol.CEILING, Protocol.NON_PREEMPTIVE, Protocol.NONE
        };
        for (int core = 0; core < cores; core++) {
            for (int i = 0; i < RESOURCES; i++) {
                resource("r" + (core * RESOURCES + i), all[random.nextInt(random.nextInt(4) == 0 ? 5 : 4)]);
            }
        }
        if (cores > 1) {
            resource("s", Protocol.SPIN);
        }
        boolean waits = random.nextInt(3) == 0;
        boolean thresholds = random.nextInt(4) == 0;
        for (int i = 0; i < count + cores - 1; i++) {
            int core = random.nextInt(cores);
            long period = period();
            long jitter = random.nextBoolean() ? jitter(3 * period) : jitter(period);
            long deadline = random.nextLong(period / 2, 4 * period);
            List<Step> body = body(core, period, waits);
            if (cores > 1 && random.nextBoolean()) {
                body.add(random.nextInt(body.size() + 1), lock("s", random.nextLong(1, 3)));
            }
            Task task = task(i, core, period, jitter, deadline, body);
            tasks.add(thresholds ? task.withThreshold(OptionalInt.of(random.nextInt(5))) : task);
        }
        return project(
                "generic-" + cores,
                Scheduling.FIXED,
                !waits && random.nextInt(5) == 0 ? Preemption.NONE : Preemption.FULL);
    }

    private Project project(String target, Scheduling scheduling, Preemption preemption) {
        Project project = Project.blank("jitters", target, "generic");
        List<Item> items = new ArrayList<>(resources);
        items.addAll(tasks);
        return project.withItems(items)
                .withSettings(project.settings().withScheduling(scheduling).withPreemption(preemption));
    }

    private void resource(String id, Protocol protocol) {
        resources.add(Resource.blank(ItemId.of(id), id).withProtocol(protocol));
    }

    private long period() {
        return PERIODS[random.nextInt(PERIODS.length)];
    }

    private long jitter(long most) {
        return random.nextInt(3) == 0 ? 0 : random.nextLong(1, most + 1);
    }

    /** Times in units of small whole ones. */
    private Task task(int i, int core, long period, long jitter, long deadline, List<Step> body) {
        long offset = random.nextBoolean() ? 0 : random.nextLong(period);
        Activation sporadic = new Activation.Sporadic(period * US, random.nextInt(3) * US, offset * US);
        boolean periodic = jitter > 0 || random.nextInt(4) > 0;
        ItemId id = ItemId.of("t" + i);
        return Task.blank(id, id.value())
                .withCore(core)
                .withPriority(random.nextInt(5))
                .withThreshold(OptionalInt.empty())
                .withActivation(periodic ? new Activation.Periodic(period * US, offset * US, jitter * US) : sporadic)
                .withOverrun(Overrun.QUEUE)
                .withDeadlineNs(OptionalLong.of(Math.max(1, deadline) * US))
                .withBody(body);
    }

    /** About so much work that the core is full most of the time, and rarely too full. */
    private List<Step> body(int core, long period, boolean waits) {
        List<Step> body = new ArrayList<>();
        long left = random.nextLong(1, Math.max(2, 2 + period * 3 / 2 / count));
        while (left > 0) {
            long us = Math.min(left, random.nextLong(1, 5));
            left -= us;
            body.add(
                    switch (random.nextInt(10)) {
                        case 0, 1, 2, 3 -> lock(name(core), us);
                        case 4 -> new Step.Lock(ItemId.of(name(core)), List.of(work(us), lock(name(core), 1), work(1)));
                        case 5 -> new Step.CriticalSection(List.of(work(us)));
                        default -> work(us);
                    });
            if (waits && random.nextInt(4) == 0) {
                body.add(new Step.Delay(random.nextLong(1, 6) * US));
            }
        }
        return body;
    }

    private String name(int core) {
        return "r" + (core * RESOURCES + random.nextInt(RESOURCES));
    }

    private Step lock(String resource, long us) {
        return new Step.Lock(ItemId.of(resource), List.of(work(us)));
    }

    private Step work(long us) {
        Distribution distribution = random.nextInt(3) == 0 ? Distribution.UNIFORM : Distribution.WORST;
        return new Step.Compute("", us * US / random.nextInt(1, 4), us * US, distribution);
    }
}
