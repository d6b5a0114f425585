package dev.takt.codegen.emit;

import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.TaskPlan;
import java.util.List;
import java.util.Optional;

/** Bodies that are given their peripherals, and nothing written into them but what feeds the watchdog that the generated code starts, and what lets sources of handlers request them. */
public record GivenBoard(SplitBoard board, Optional<WatchdogFile> dog, WiringFile wiring)
        implements BodyFiles.Defaults {
    @Override
    public List<String> lines(TaskPlan task, Hook hook) {
        return hook.kind() == Hook.Kind.FEED
                ? dog.flatMap(d -> hook.item().map(item -> d.feed(board, task, item)))
                        .orElse(List.of())
                : wiring.lines(task, hook);
    }

    @Override
    public List<String> fields(TaskPlan task) {
        return board.isGiven(task) ? SplitBoard.field(task) : List.of();
    }

    @Override
    public List<String> imports(TaskPlan task) {
        boolean calls =
                task.hooks().stream().flatMap(h -> lines(task, h).stream()).anyMatch(l -> l.contains("board::"));
        return calls || board.isGiven(task) ? List.of("use crate::takt::board;") : List.of();
    }

    @Override
    public List<String> foreignImports(TaskPlan task) {
        return List.of();
    }
}
