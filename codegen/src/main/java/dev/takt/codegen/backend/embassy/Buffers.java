package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Buffer;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bytes that DMA moves: for each task that uses a driver as many each way as its longest transfer. */
final class Buffers {
    private final List<Buffer> all = new ArrayList<>();

    /** Those of drivers that have channels; {@code users} are the tasks of each. */
    Buffers(Map<Driver, List<TaskPlan>> users, NameAllocator names) {
        users.forEach((driver, tasks) -> {
            if (!driver.dma().isEmpty()) {
                add(driver, tasks, names);
            }
        });
    }

    List<Buffer> all() {
        return List.copyOf(all);
    }

    /** What a task moves through a driver one way. */
    Optional<Buffer> of(TaskPlan task, Step.Transfer transfer) {
        return all.stream()
                .filter(b -> b.task() == task
                        && b.item().equals(transfer.peripheral())
                        && b.direction() == transfer.direction())
                .findFirst();
    }

    private void add(Driver driver, List<TaskPlan> tasks, NameAllocator names) {
        Map<Direction, String> fields = new EnumMap<>(Direction.class);
        for (TaskPlan task : tasks) {
            Traffic traffic = Traffic.of(task.context().body(), driver.item());
            for (Direction way : Direction.values()) {
                int bytes = way == Direction.WRITE ? traffic.written() : traffic.read();
                if (bytes > 0) {
                    String end = way == Direction.WRITE ? "tx" : "rx";
                    String field = fields.computeIfAbsent(way, _ -> names.snake(field(driver, end), end));
                    String place =
                            tasks.size() == 1 ? field : names.snake(task.rust() + " " + driver.name() + " " + end, end);
                    all.add(new Buffer(task, driver.item(), way, field, place, bytes));
                }
            }
        }
    }

    /** A half has the name of its end for itself. */
    private static String field(Driver driver, String end) {
        return driver.name() + " " + end + (driver.halves().isPresent() ? " bytes" : "");
    }
}
