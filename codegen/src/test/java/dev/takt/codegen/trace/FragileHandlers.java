package dev.takt.codegen.trace;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.OptionalLong;

/**
 * A design in which every decision about handlers shows. In milliseconds: {@code slow} runs from 1 to 3.4; {@code left} comes at 1.3, more urgent than it; {@code right}, which is more urgent still, at 1.4 while
 * {@code left} works; each hands an element to a task, which goes on with it, {@code reader} before {@code slow}.
 */
public final class FragileHandlers {
    private static final long MS = 1_000_000;
    private static final long US = 1_000;
    private static final long STACK_BYTES = 512;

    private FragileHandlers() {}

    public static Project of(Stand stand) {
        boolean loop = stand.runtime().equals("bare-metal");
        List<String> vectors = Stand.vectors(stand.machine());
        ItemId queue = ItemId.of("queue");
        ItemId late = ItemId.of("late");
        List<Item> items = List.of(
                Channel.blank(queue, "queue").withCapacity(2).withFull(FullPolicy.DROP_NEWEST),
                Channel.blank(late, "late").withCapacity(2).withFull(FullPolicy.DROP_NEWEST),
                handler("left", vectors.get(0), 2, 1_300, queue, 210),
                handler("right", vectors.get(1), 3, 1_400, late, 160),
                task("reader", loop ? 0 : 2)
                        .withActivation(new Activation.On(queue))
                        .withBody(List.of(work(220))),
                task("follower", loop ? 0 : 1)
                        .withActivation(new Activation.On(late))
                        .withBody(List.of(work(180))),
                task("slow", loop ? 0 : 1)
                        .withActivation(new Activation.Periodic(5 * MS, MS, 0))
                        .withBody(List.of(work(2_400))));
        return stand.with(Project.blank(
                        "fragile handlers " + stand.runtime(), stand.machine().target(), stand.runtime())
                .withItems(items)
                .withSettings(Settings.DEFAULT.withRunForNs(40 * MS)));
    }

    private static Interrupt handler(String name, String vector, int priority, long offsetUs, ItemId to, long us) {
        return Interrupt.blank(ItemId.of(name), name)
                .withVector(vector)
                .withPriority(priority)
                .withActivation(new Activation.Periodic(5 * MS, offsetUs * US, 0))
                .withBody(List.of(work(us), new Step.Send(to, OptionalLong.empty()), work(90)));
    }

    private static Task task(String name, int priority) {
        return Task.blank(ItemId.of(name), name).withStackBytes(STACK_BYTES).withPriority(priority);
    }

    private static Step work(long us) {
        return new Step.Compute("work", us * US, us * US, Distribution.WORST);
    }
}
