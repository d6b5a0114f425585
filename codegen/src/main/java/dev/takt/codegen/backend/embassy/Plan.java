package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Level;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who runs where: the handlers and executors of each core, read off the layout. An executor is a core and a priority; priority 0 is the thread executor. */
record Plan(CodeLayout layout) {

    /** Priority of a task's executor, or of a handler. */
    static int priority(TaskPlan task) {
        return task.level().band() == Band.THREAD ? 0 : task.level().priority();
    }

    List<TaskPlan> tasks() {
        return layout.tasks();
    }

    Stream<TaskPlan> handlers() {
        return tasks().stream().filter(TaskPlan::isInterrupt);
    }

    List<TaskPlan> handlers(int core) {
        return handlers().filter(t -> t.context().core() == core).toList();
    }

    /** Tasks of one executor, in the order of the design. */
    List<TaskPlan> tasks(int core, int priority) {
        return tasks().stream()
                .filter(t -> !t.isInterrupt() && t.context().core() == core && priority(t) == priority)
                .toList();
    }

    /** Interrupt executors of a core: their priorities, lowest first, and the level of each. */
    SortedMap<Integer, Level> executors(int core) {
        SortedMap<Integer, Level> executors = new TreeMap<>();
        tasks().stream()
                .filter(t -> !t.isInterrupt() && t.context().core() == core && priority(t) > 0)
                .forEach(t -> executors.put(priority(t), t.level()));
        return executors;
    }

    boolean hasCore(int core) {
        return tasks().stream().anyMatch(t -> t.context().core() == core);
    }

    boolean hasInterruptExecutors() {
        return tasks().stream().anyMatch(t -> !t.isInterrupt() && priority(t) > 0);
    }
}
