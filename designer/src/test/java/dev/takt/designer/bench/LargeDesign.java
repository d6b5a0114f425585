package dev.takt.designer.bench;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A design of 200 items, or of a multiple: 140 tasks on two cores, 30 channels, 30 resources. */
public final class LargeDesign {
    private LargeDesign() {}

    public static Project project() {
        return project(1);
    }

    /** So many times 200 items. */
    public static Project project(int times) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 140 * times; i++) {
            items.add(task(i));
        }
        for (int i = 0; i < 30 * times; i++) {
            items.add(Channel.blank(ItemId.of("c" + i), "channel_" + i));
            items.add(Resource.blank(ItemId.of("r" + i), "data_" + i));
        }
        return Project.blank("large", "esp32s3", "embassy").withItems(items);
    }

    private static Task task(int i) {
        Step compute = new Step.Compute("", 1_000, 2_000, Distribution.WORST);
        Step send = new Step.Send(ItemId.of("c" + i % 30), OptionalLong.of(1_000_000));
        Step receive = new Step.Receive(ItemId.of("c" + (i + 7) % 30), OptionalLong.of(1_000_000));
        Step lock = new Step.Lock(ItemId.of("r" + i % 30), List.of(compute));
        return Task.blank(ItemId.of("t" + i), "task_" + i)
                .withPriority(i % 4)
                .withCore(i % 2)
                .withActivation(new Activation.Periodic(1_000_000L * (i + 10), 0, 0))
                .withBody(i % 3 == 0 ? List.of(compute, send, lock) : List.of(receive, compute));
    }
}
