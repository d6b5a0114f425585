package dev.takt.codegen.trace;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.OptionalLong;

/** Superloops in which every decision of the generator shows. */
public final class FragileLoop {
    private static final long MS = 1_000_000;
    private static final long US = 1_000;

    private FragileLoop() {}

    /**
     * In milliseconds: {@code middle} is due at 3 and {@code fast} at 4, both while {@code slow} runs, and {@code fast} stands in front of it in the loop. {@code burst} sends three at 11, one
     * more than the queue holds.
     */
    public static Project functions(String target) {
        ItemId state = ItemId.of("state");
        ItemId queue = ItemId.of("queue");
        Step send = new Step.Send(queue, OptionalLong.empty());
        List<Item> items = List.of(
                Resource.blank(state, "state"),
                Channel.blank(queue, "queue").withCapacity(2).withFull(FullPolicy.DROP_NEWEST),
                task("fast", 5, 4, work("work", 310)),
                task("middle", 10, 3, work("work", 150), new Step.Lock(state, List.of(work("work", 203)))),
                task("burst", 20, 11, work("work", 90), send, send, send, work("work", 60)),
                Task.blank(ItemId.of("reader"), "reader")
                        .withActivation(new Activation.On(queue))
                        .withBody(List.of(work("work", 210))),
                task("slow", 20, 0, work("work", 4_510), new Step.Lock(state, List.of(work("work", 310)))));
        return project("fragile functions", target, items, 60 * MS);
    }

    /** {@code poke} works on what {@code left} works on, too; the more urgent {@code right} does not. */
    public static Project handlers(String target, String left, String right) {
        ItemId state = ItemId.of("state");
        List<Item> items = List.of(
                Resource.blank(state, "state"),
                handler("left", left, 1)
                        .withBody(List.of(work("work", 102), new Step.Lock(state, List.of(work("keep", 20))))),
                handler("right", right, 2).withBody(List.of(work("work", 50))),
                task(
                        "poke",
                        10,
                        1,
                        work("begin", 99),
                        new Step.Lock(state, List.of(work("hold", 101))),
                        work("rest", 300)));
        return project("fragile handlers", target, items, 20 * MS);
    }

    private static Project project(String name, String target, List<Item> items, long runNs) {
        return Project.blank(name, target, "bare-metal")
                .withItems(items)
                .withSettings(Settings.DEFAULT.withRunForNs(runNs));
    }

    private static Interrupt handler(String name, String vector, int priority) {
        return Interrupt.blank(ItemId.of(name), name)
                .withVector(vector)
                .withActivation(new Activation.Sporadic(10 * MS, 0, 0))
                .withPriority(priority);
    }

    private static Task task(String name, long periodMs, long offsetMs, Step... body) {
        return Task.blank(ItemId.of(name), name)
                .withActivation(new Activation.Periodic(periodMs * MS, offsetMs * MS, 0))
                .withBody(List.of(body));
    }

    private static Step work(String label, long us) {
        return new Step.Compute(label, us * US, us * US, Distribution.WORST);
    }
}
