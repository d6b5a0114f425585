package dev.takt.codegen.trace;

import static dev.takt.codegen.trace.FragileParts.task;
import static dev.takt.codegen.trace.FragileParts.work;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import java.util.List;
import java.util.OptionalLong;

/**
 * A design in which every wait shows. In milliseconds: {@code waiter} waits from 1 on for {@code bell}, which rings at 3, and from 6 on for one that does not come in time. {@code filler} sends three at 12, of which the queue
 * holds one: it waits for room. {@code feeder} feeds {@code dog} when its work is done.
 */
public final class FragileWaits {
    private static final long MS = 1_000_000;

    private FragileWaits() {}

    public static Project of(String target, String runtime) {
        ItemId bell = ItemId.of("bell");
        ItemId line = ItemId.of("line");
        ItemId dog = ItemId.of("dog");
        Step send = new Step.Send(line, OptionalLong.empty());
        List<Item> items = List.of(
                Channel.blank(bell, "bell").withChannel(ChannelKind.SIGNAL),
                Channel.blank(line, "line").withCapacity(1).withFull(FullPolicy.BLOCK),
                Watchdog.blank(dog, "dog").withTimeoutNs(50 * MS),
                task("ringer", 3, 10, 3, work("work", 90), new Step.Notify(bell), work("rest", 60)),
                task(
                        "waiter",
                        2,
                        5,
                        1,
                        work("work", 150),
                        new Step.Wait(bell, OptionalLong.of(2 * MS)),
                        work("rest", 110)),
                task("filler", 3, 20, 12, work("work", 70), send, send, send, work("rest", 60)),
                Task.blank(ItemId.of("emptier"), "emptier")
                        .withPriority(1)
                        .withActivation(new Activation.On(line))
                        .withBody(List.of(work("work", 210))),
                task("feeder", 1, 10, 4, work("work", 180), new Step.Feed(dog), work("rest", 80)));
        return FragileParts.project("fragile waits " + runtime, target, runtime, items);
    }
}
