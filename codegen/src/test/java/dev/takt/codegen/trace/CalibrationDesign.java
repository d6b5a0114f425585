package dev.takt.codegen.trace;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
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

/** The one design from whose firmware the rows of a runtime's cost table are taken: each overhead occurs in it several times, alone and behind others, and nothing ends near a release. As many tasks wait for time as in usual designs: an alarm of Embassy looks at each. */
public final class CalibrationDesign {
    /** What each task may take of the stack; more than any of them does. */
    private static final long STACK_BYTES = 512;

    private static final long MS = 1_000_000;
    private static final long US = 1_000;

    private CalibrationDesign() {}

    public static Project of(String target, String runtime) {
        ItemId data = ItemId.of("data");
        ItemId queue = ItemId.of("queue");
        List<Item> items = List.of(
                Resource.blank(data, "data"),
                Channel.blank(queue, "queue").withCapacity(4).withFull(FullPolicy.DROP_NEWEST),
                task("fast", 4, 5, 1, work(150), new Step.Lock(data, List.of(work(100))), work(53)),
                task("echo", 4, 10, 1, work(83), new Step.Lock(data, List.of(work(61))), work(47)),
                task("middle", 3, 10, 1, work(310), new Step.Send(queue, OptionalLong.empty()), work(97)),
                task("slow", 1, 20, 1, work(2_450), new Step.Lock(data, List.of(work(170))), work(3_330)),
                task("starter", 2, 20, 12, work(270), new Step.Spawn(ItemId.of("started")), work(131)),
                task(
                        "feeder",
                        2,
                        20,
                        14,
                        work(90),
                        new Step.Send(queue, OptionalLong.empty()),
                        work(75),
                        new Step.Delay(MS),
                        work(140)),
                Task.blank(ItemId.of("reader"), "reader")
                        .withStackBytes(STACK_BYTES)
                        .withPriority(2)
                        .withActivation(new Activation.On(queue))
                        .withBody(List.of(work(210))),
                Task.blank(ItemId.of("started"), "started")
                        .withStackBytes(STACK_BYTES)
                        .withPriority(3)
                        .withActivation(new Activation.Spawned())
                        .withBody(List.of(work(190), new Step.Lock(data, List.of(work(80))))));
        return Project.blank("calibration", target, runtime)
                .withItems(items)
                .withSettings(Settings.DEFAULT.withRunForNs(100 * MS));
    }

    /** The same with a task that sends where it may wait for room: without need, until there is some, and with a limit of its patience. */
    public static Project sending(String target, String runtime) {
        ItemId line = ItemId.of("line");
        Project plain = of(target, runtime);
        List<Item> items = new ArrayList<>(plain.items());
        items.add(Channel.blank(line, "line").withCapacity(1).withFull(FullPolicy.BLOCK));
        items.add(task(
                "filler",
                2,
                20,
                16,
                work(83),
                new Step.Send(line, OptionalLong.empty()),
                work(57),
                new Step.Send(line, OptionalLong.of(2 * MS)),
                work(41),
                new Step.Delay(MS),
                work(73),
                new Step.Send(line, OptionalLong.of(2 * MS)),
                work(67)));
        items.add(Task.blank(ItemId.of("emptier"), "emptier")
                .withStackBytes(STACK_BYTES)
                .withPriority(2)
                .withActivation(new Activation.On(line))
                .withBody(List.of(work(120))));
        return plain.withName("sending").withItems(items);
    }

    /** The same with an urgent task that {@code slow} calls in its midst, which goes before it at once. */
    public static Project calling(String target, String runtime) {
        ItemId calls = ItemId.of("calls");
        Project plain = of(target, runtime);
        List<Item> items = new ArrayList<>();
        for (Item item : plain.items()) {
            if (item.id().equals(ItemId.of("fast"))) {
                items.add(Channel.blank(calls, "calls").withCapacity(2).withFull(FullPolicy.DROP_NEWEST));
            }
            if (item.id().equals(ItemId.of("started"))) {
                items.add(Task.blank(ItemId.of("called"), "called")
                        .withStackBytes(STACK_BYTES)
                        .withPriority(4)
                        .withActivation(new Activation.On(calls))
                        .withBody(List.of(work(160))));
            }
            items.add(item instanceof Task slow && slow.id().equals(ItemId.of("slow")) ? calling(slow, calls) : item);
        }
        return plain.withName("calling").withItems(items);
    }

    private static Task calling(Task task, ItemId calls) {
        List<Step> body = new ArrayList<>(task.body().subList(0, task.body().size() - 1));
        body.addAll(List.of(work(1_110), new Step.Send(calls, OptionalLong.empty()), work(2_220)));
        return task.withBody(body);
    }

    private static Task task(String name, int priority, long periodMs, long offsetMs, Step... body) {
        return Task.blank(ItemId.of(name), name)
                .withStackBytes(STACK_BYTES)
                .withPriority(priority)
                .withActivation(new Activation.Periodic(periodMs * MS, offsetMs * MS, 0))
                .withBody(List.of(body));
    }

    private static Step work(long us) {
        return new Step.Compute("work", us * US, us * US, Distribution.WORST);
    }
}
