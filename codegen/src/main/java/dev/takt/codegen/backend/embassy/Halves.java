package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Direction;
import java.util.List;

/** The halves of a line that sends while it receives, by their names in the code. */
record Halves(String tx, String rx) {
    String name(Direction half) {
        return half == Direction.WRITE ? tx : rx;
    }

    /** The signal of a half. */
    static String signal(Direction half) {
        return half == Direction.WRITE ? "TX" : "RX";
    }

    /** True if a half has a pin or a channel of its line: each has its own, and those of flow control stop the other end of it. */
    static boolean has(Direction half, String signal) {
        return switch (signal) {
            case "TX", "CTS" -> half == Direction.WRITE;
            case "RX", "RTS" -> half == Direction.READ;
            default -> true;
        };
    }

    /** True if a transfer that some task waits for can begin or end in the midst of the beginning or end of one the other way: in another executor, which may preempt, or run on the other core. */
    static boolean meet(Driver driver, List<TaskPlan> tasks) {
        List<TaskPlan> senders = waiting(driver, Direction.WRITE, tasks);
        List<TaskPlan> receivers = waiting(driver, Direction.READ, tasks);
        return senders.stream().anyMatch(s -> receivers.stream().anyMatch(r -> !together(s, r)));
    }

    private static List<TaskPlan> waiting(Driver driver, Direction half, List<TaskPlan> tasks) {
        Piece piece = Piece.of(driver.item(), half);
        return tasks.stream()
                .filter(t -> Traffic.of(t.context().body(), piece).waits())
                .toList();
    }

    private static boolean together(TaskPlan a, TaskPlan b) {
        return a.context().core() == b.context().core() && Plan.priority(a) == Plan.priority(b);
    }
}
