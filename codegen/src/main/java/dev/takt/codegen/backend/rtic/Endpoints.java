package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.TaskPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ends of channels that tasks hold as local resources, each with its name in {@code Local}. */
final class Endpoints {
    /** An end of a channel in the hands of a task. */
    record Endpoint(String rust, TaskPlan task, ChannelPlan channel, boolean sends) {
        String type() {
            String carried = channel.type().rust();
            if (channel.keepsNewest()) {
                return "Signal" + (sends ? "Writer" : "Reader") + "<'static, " + carried + ">";
            }
            return (sends ? "Sender" : "Receiver") + "<'static, " + carried + ", "
                    + channel.queue().capacity() + ">";
        }
    }

    private record Key(int task, int channel) {}

    private final Map<Key, Endpoint> all = new LinkedHashMap<>();

    Endpoints(CodeLayout layout) {
        List<String> taken = new ArrayList<>();
        layout.tasks().forEach(t -> taken.add(t.rust()));
        NameAllocator names = new NameAllocator(taken);
        for (TaskPlan task : layout.tasks()) {
            task.sendsTo().forEach(c -> put(names, task, c, true));
            task.receivesFrom().forEach(c -> put(names, task, c, false));
        }
    }

    /** A task that both puts in and takes out of one channel is refused before. */
    private void put(NameAllocator names, TaskPlan task, ChannelPlan channel, boolean sends) {
        String name = names.snake(task.rust() + " " + channel.rust(), "channel");
        all.put(key(task, channel), new Endpoint(name, task, channel, sends));
    }

    private static Key key(TaskPlan task, ChannelPlan channel) {
        return new Key(task.context().index(), channel.queue().index());
    }

    String of(TaskPlan task, ChannelPlan channel) {
        Endpoint endpoint = all.get(key(task, channel));
        if (endpoint == null) {
            throw new IllegalStateException(task.rust() + " has no end of " + channel.rust());
        }
        return endpoint.rust();
    }

    List<Endpoint> of(TaskPlan task) {
        return all.values().stream()
                .filter(e -> e.task().context().index() == task.context().index())
                .toList();
    }

    List<Endpoint> all() {
        return List.copyOf(all.values());
    }
}
