package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.DataPlan;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Activation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of the statics of {@code main.rs}: data, channels, bodies of handlers, and what releases spawned tasks. */
final class Statics {
    private final Map<Integer, String> data = new HashMap<>();
    private final Map<Integer, String> channels = new HashMap<>();
    private final Map<Integer, String> bodies = new HashMap<>();
    private final Map<Integer, String> releases = new HashMap<>();

    Statics(CodeLayout layout) {
        NameAllocator names = new NameAllocator(List.of("core1_stack", "core1_executor"));
        layout.resources().forEach(r -> data.put(r.resource().index(), name(names, r.rust())));
        layout.channels().forEach(c -> channels.put(c.queue().index(), name(names, c.rust())));
        for (TaskPlan task : layout.tasks()) {
            if (task.isInterrupt()) {
                bodies.put(task.context().index(), name(names, task.rust() + " body"));
            } else if (isReleased(task, layout)) {
                releases.put(task.context().index(), name(names, task.rust() + " release"));
            }
        }
    }

    private static String name(NameAllocator names, String wanted) {
        return names.snake(wanted, "place").toUpperCase(Locale.ROOT);
    }

    /** True if code releases its jobs one by one. */
    static boolean isReleased(TaskPlan task, CodeLayout layout) {
        return switch (task.context().activation()) {
            case Activation.Spawned _, Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> true;
            case Activation.On on -> layout.machine().queue(on.source()).isEmpty();
            case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ -> false;
        };
    }

    String of(DataPlan plan) {
        return data.getOrDefault(plan.resource().index(), "");
    }

    String of(ChannelPlan plan) {
        return channels.getOrDefault(plan.queue().index(), "");
    }

    String body(TaskPlan task) {
        return bodies.getOrDefault(task.context().index(), "");
    }

    /** What releases the context of this index, if code does. */
    Optional<String> release(int context) {
        return Optional.ofNullable(releases.get(context));
    }
}
