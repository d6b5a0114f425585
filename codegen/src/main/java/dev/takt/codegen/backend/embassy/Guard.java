package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which RawMutex guards an item, by who touches it, and the reason in words. Without a lock only what stays within one thread executor: it is handed to the tasks by reference, and a reference to it
 * cannot be sent into an interrupt executor or to another core.
 */
record Guard(boolean local, String reason) {
    static final String CRITICAL = "CriticalSectionRawMutex";
    private static final String NOOP = "NoopRawMutex";

    String raw() {
        return local ? NOOP : CRITICAL;
    }

    /** The guard of what these tasks touch. */
    static Guard of(List<TaskPlan> users) {
        TreeSet<String> interrupts =
                names(users.stream().filter(TaskPlan::isInterrupt).toList());
        TreeSet<Integer> cores = new TreeSet<>();
        TreeSet<Integer> priorities = new TreeSet<>();
        users.forEach(t -> {
            cores.add(t.context().core());
            priorities.add(Plan.priority(t));
        });
        if (users.isEmpty()) {
            return new Guard(false, "nothing uses it yet");
        }
        if (cores.size() > 1) {
            return new Guard(false, "tasks of both cores use it");
        }
        if (!interrupts.isEmpty()) {
            return new Guard(false, "used in the handler of " + String.join(", ", interrupts));
        }
        if (priorities.size() > 1) {
            return new Guard(false, "executors of different priorities use it");
        }
        if (priorities.first() > 0) {
            return new Guard(false, "an interrupt executor is handed `Send` state only");
        }
        return new Guard(true, "only tasks of one thread executor use it");
    }

    private static TreeSet<String> names(List<TaskPlan> tasks) {
        TreeSet<String> names = new TreeSet<>();
        tasks.forEach(t -> names.add("`" + t.rust() + "`"));
        return names;
    }

    /** The tasks with these context indices. */
    static List<TaskPlan> users(CodeLayout layout, Collection<Integer> contexts) {
        return layout.tasks().stream()
                .filter(t -> contexts.contains(t.context().index()))
                .toList();
    }

    /** Indices of contexts that release the context of this index, and its own. */
    static List<Integer> releasers(CodeLayout layout, int index) {
        Machine machine = layout.machine();
        Context released = machine.contexts().get(index);
        ItemId source = released.activation() instanceof Activation.On on ? on.source() : released.item();
        return layout.tasks().stream()
                .filter(t -> t.context().index() == index
                        || t.context().item().equals(source)
                        || t.all().anyMatch(op -> op instanceof Op.Spawn s && s.context() == index))
                .map(t -> t.context().index())
                .toList();
    }
}
