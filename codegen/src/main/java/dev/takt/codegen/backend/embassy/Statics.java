package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.DataPlan;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The places where tasks of {@code main.rs} meet, with their names, types and guards, and the statics that hold the bodies of handlers. */
final class Statics {
    private final CodeLayout layout;
    private final NameAllocator names = new NameAllocator(List.of("core1_stack", "core1_executor", "core1_threads"));
    private final Map<Integer, Place> data = new HashMap<>();
    private final Map<Integer, Place> channels = new HashMap<>();
    private final Map<Integer, String> bodies = new HashMap<>();
    private final Map<Integer, Place> releases = new HashMap<>();
    private final List<Place> all = new ArrayList<>();

    Statics(CodeLayout layout) {
        this.layout = layout;
        resources(layout).forEach(r -> data.put(r.resource().index(), added(place(r))));
        channels(layout).forEach(c -> channels.put(c.queue().index(), added(place(c))));
        for (TaskPlan task : layout.tasks()) {
            if (task.isInterrupt()) {
                bodies.put(task.context().index(), name(task.rust() + " body"));
            } else if (isReleased(task, layout)) {
                releases.put(task.context().index(), added(place(task)));
            }
        }
    }

    /** Resources that a task locks: to the compiler one that nobody locks yet would be dead code. */
    static List<DataPlan> resources(CodeLayout layout) {
        return layout.resources().stream()
                .filter(r -> layout.tasks().stream().anyMatch(t -> t.locks().contains(r)))
                .toList();
    }

    /** Channels with an end that a task has. */
    static List<ChannelPlan> channels(CodeLayout layout) {
        return layout.channels().stream()
                .filter(c -> !c.senders().isEmpty() || !c.receivers().isEmpty())
                .toList();
    }

    private Place added(Place place) {
        all.add(place);
        return place;
    }

    private String name(String wanted) {
        return names.snake(wanted, "place").toUpperCase(Locale.ROOT);
    }

    /** A lock that nobody takes across a wait is a critical section: that is what the design asks for. */
    private Place place(DataPlan plan) {
        List<Integer> users = layout.tasks().stream()
                .filter(t -> t.locks().contains(plan))
                .map(t -> t.context().index())
                .toList();
        boolean waits = plan.resource().protocol() == Protocol.NONE;
        Guard guard = waits
                ? Guard.of(Guard.users(layout, users))
                : new Guard(false, "the design locks it with a critical section");
        String type = plan.type().rust();
        String initial = plan.type().initial();
        String cell = plan.type().isSmall() ? "Cell" : "RefCell";
        String mutex = waits
                ? "Mutex<" + guard.raw() + ", " + type + ">"
                : "BlockingMutex<" + guard.raw() + ", " + cell + "<" + type + ">>";
        String made = waits ? "Mutex::new(" + initial + ")" : "BlockingMutex::new(" + cell + "::new(" + initial + "))";
        return new Place(plan.resource().item(), name(plan.rust()), plan.rust(), guard, mutex, made, users);
    }

    private Place place(ChannelPlan plan) {
        List<Integer> users = new ArrayList<>(plan.senders());
        users.addAll(plan.receivers());
        Guard guard = Guard.of(Guard.users(layout, users));
        String type = plan.type().rust();
        String channel = plan.keepsNewest()
                ? "Signal<" + guard.raw() + ", " + type + ">"
                : "Channel<" + guard.raw() + ", " + type + ", " + plan.queue().capacity() + ">";
        String made = plan.keepsNewest() ? "Signal::new()" : "Channel::new()";
        return new Place(plan.queue().item(), name(plan.rust()), plan.rust(), guard, channel, made, users);
    }

    private Place place(TaskPlan task) {
        List<Integer> users = Guard.releasers(layout, task.context().index());
        Guard guard = task.isReleasedOutside(layout.machine())
                ? new Guard(false, "your code releases it, from wherever its event occurs")
                : Guard.of(Guard.users(layout, users));
        String name = name(task.rust() + " release");
        boolean queues = queues(task);
        String type = queues
                ? "Channel<" + guard.raw() + ", (), " + task.context().mostWaiting() + ">"
                : "Signal<" + guard.raw() + ", ()>";
        String made = queues ? "Channel::new()" : "Signal::new()";
        return new Place(task.context().item(), name, name.toLowerCase(Locale.ROOT), guard, type, made, users);
    }

    /** How the user's code releases a task that nothing else does. */
    Optional<String> released(TaskPlan task) {
        return Optional.ofNullable(releases.get(task.context().index()))
                .filter(_ -> task.isReleasedOutside(layout.machine()))
                .map(p -> "crate::" + p.name() + (queues(task) ? ".try_send(())" : ".signal(())"));
    }

    /** True if releases of a task wait for one another; else they are one, or those that come too early are lost. */
    static boolean queues(TaskPlan task) {
        return task.context().overrun() == Overrun.QUEUE;
    }

    /** True if code releases its jobs one by one. */
    static boolean isReleased(TaskPlan task, CodeLayout layout) {
        return switch (task.context().activation()) {
            case Activation.Spawned _, Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> true;
            case Activation.On on -> layout.machine().queue(on.source()).isEmpty();
            case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ -> false;
        };
    }

    /** Every place, data first. */
    List<Place> all() {
        return List.copyOf(all);
    }

    /** What a task is handed besides its body. */
    List<Place> handedTo(TaskPlan task) {
        return all.stream()
                .filter(p ->
                        p.guard().local() && p.users().contains(task.context().index()))
                .toList();
    }

    String of(DataPlan plan) {
        return Optional.ofNullable(data.get(plan.resource().index()))
                .map(Place::use)
                .orElse("");
    }

    String of(ChannelPlan plan) {
        return Optional.ofNullable(channels.get(plan.queue().index()))
                .map(Place::use)
                .orElse("");
    }

    String body(TaskPlan task) {
        return bodies.getOrDefault(task.context().index(), "");
    }

    /** True if what releases this context can be full. */
    boolean canRefuse(int context) {
        return layout.tasks().stream().anyMatch(t -> t.context().index() == context && queues(t));
    }

    /** What releases the context of this index, if code does. */
    Optional<String> release(int context) {
        return Optional.ofNullable(releases.get(context)).map(Place::use);
    }
}
