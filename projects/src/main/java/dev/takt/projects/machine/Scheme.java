package dev.takt.projects.machine;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Dispatch;
import java.util.OptionalInt;

/** What a family of runtimes makes of priorities: where a task sits, how a level orders its contexts, what a critical section masks. Handlers sit alike under all. */
sealed interface Scheme
        permits InterruptScheme, ThreadScheme, ZephyrScheme, ProcessScheme, SuperloopScheme, GenericScheme {
    static Scheme of(Dispatch dispatch) {
        return switch (dispatch) {
            case RTIC -> new RticScheme();
            case EXECUTORS -> new ExecutorScheme();
            case THREADS -> new ThreadScheme();
            case ZEPHYR_THREADS -> new ZephyrScheme();
            case PROCESSES -> new ProcessScheme();
            case FIBERS -> new FiberScheme();
            case SUPERLOOP -> new SuperloopScheme();
            case GENERIC -> new GenericScheme();
        };
    }

    /** A task's seat; a priority the runtime does not have becomes the nearest it has. */
    Seat seat(Task task, Ground ground);

    default Seat seat(Interrupt interrupt, Ground ground) {
        return Seat.interrupt(ground.handlers().nearest(interrupt.priority()));
    }

    /** How a level orders its contexts; {@code tasks} of them are tasks. */
    Policy policy(Seat seat, int tasks, Ground ground);

    /** The preemption threshold of a task beside its own priority; empty if it has none. */
    default OptionalInt threshold(Task task, Ground ground) {
        return OptionalInt.empty();
    }

    /** True if tasks on this seat run in an interrupt that the runtime must be given a vector for. */
    default boolean dispatched(Seat seat) {
        return false;
    }

    /** The highest interrupt priority that a critical section masks. */
    default int criticalPriority(Ground ground) {
        return ground.handlers().highest();
    }

    /** What a programmer writes for a thread level. */
    default String threadNumber(int priority, Ground ground) {
        return Integer.toString(priority);
    }

    /** True for a thread priority whose threads no thread preempts, but one of a priority above all these. */
    default boolean isCooperative(int priority, Ground ground) {
        return false;
    }

    /** How many jobs of a task the runtime lets wait behind the running one, 0 for no limit. */
    default int mostPending(Task task, Ground ground) {
        return ground.runtime().kernel().mostPending();
    }

    /** True for a task that comes before the others of its level. */
    default boolean comesFirst(Executable item) {
        return false;
    }

    /** True if of the tasks of a level the one declared last comes first. */
    default boolean lastFirst() {
        return false;
    }

    /** True if the order of tasks within a level is that of their names, else it is the declared one. */
    default boolean orderedByName() {
        return false;
    }
}
