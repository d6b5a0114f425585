package dev.takt.codegen.layout;

import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/** Who works with which hardware: tasks with a step that uses an item, and the handler that the item requests. */
public record Ownership(CodeLayout layout) {
    /** Tasks and handlers that work with an item, in the order of the layout. */
    public List<TaskPlan> users(ItemId item) {
        return layout.tasks().stream().filter(t -> uses(t, item)).toList();
    }

    /** The item whose interrupt a handler serves. */
    public Optional<ItemId> source(TaskPlan handler) {
        return layout.machine()
                .project()
                .item(handler.context().item(), Interrupt.class)
                .flatMap(Interrupt::source);
    }

    private boolean uses(TaskPlan task, ItemId item) {
        boolean requested =
                task.isInterrupt() && source(task).filter(item::equals).isPresent();
        return requested
                || task.hooks().stream()
                        .anyMatch(h -> isWork(h.kind())
                                && h.item().filter(item::equals).isPresent());
    }

    private static boolean isWork(Hook.Kind kind) {
        return kind == Hook.Kind.TRANSFER || kind == Hook.Kind.TRANSFER_ASYNC || kind == Hook.Kind.FEED;
    }
}
