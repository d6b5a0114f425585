package dev.takt.codegen.trace;

import static dev.takt.codegen.trace.FragileParts.task;
import static dev.takt.codegen.trace.FragileParts.work;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.OptionalLong;

/**
 * A design in which every decision of the generator shows. In milliseconds: {@code slow} holds {@code state} from 2.5 on; {@code middle}, which shares it, comes at 3 and waits;
 * {@code fast}, which does not, comes at 4 and goes before. {@code slow} lets nobody in when {@code fast} comes at 9. {@code burst} sends three at 11, one more than the queue holds.
 */
public final class FragileDesign {
    private FragileDesign() {}

    public static Project of(String target, String runtime) {
        ItemId state = ItemId.of("state");
        ItemId queue = ItemId.of("queue");
        Step send = new Step.Send(queue, OptionalLong.empty());
        List<Item> items = List.of(
                Resource.blank(state, "state"),
                Channel.blank(queue, "queue").withCapacity(2).withFull(FullPolicy.DROP_NEWEST),
                task("fast", 4, 5, 4, work(310), work(157)),
                task("middle", 2, 10, 3, work(150), new Step.Lock(state, List.of(work(203))), work(1_247)),
                task("burst", 3, 20, 11, work(90), send, send, send, work(60)),
                Task.blank(ItemId.of("reader"), "reader")
                        .withPriority(2)
                        .withActivation(new Activation.On(queue))
                        .withBody(List.of(work(210))),
                task(
                        "slow",
                        1,
                        20,
                        0,
                        work(2_510),
                        new Step.Lock(state, List.of(work(1_930))),
                        work(2_100),
                        new Step.CriticalSection(List.of(work(730))),
                        work(310)));
        return FragileParts.project("fragile " + runtime, target, runtime, items);
    }
}
