package dev.takt.codegen.trace;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;

/** What designs in which a decision of the generator shows are made of: tasks with a period, work that takes one time, a run of 60 ms. */
final class FragileParts {
    private static final long MS = 1_000_000;
    private static final long US = 1_000;

    private FragileParts() {}

    static Project project(String name, String target, String runtime, List<Item> items) {
        return Project.blank(name, target, runtime)
                .withItems(items)
                .withSettings(Settings.DEFAULT.withRunForNs(60 * MS));
    }

    static Task task(String name, int priority, long periodMs, long offsetMs, Step... body) {
        return Task.blank(ItemId.of(name), name)
                .withPriority(priority)
                .withActivation(new Activation.Periodic(periodMs * MS, offsetMs * MS, 0))
                .withBody(List.of(body));
    }

    static Step work(long us) {
        return work("work", us);
    }

    static Step work(String label, long us) {
        return new Step.Compute(label, us * US, us * US, Distribution.WORST);
    }
}
