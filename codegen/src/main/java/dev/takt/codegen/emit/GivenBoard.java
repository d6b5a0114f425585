package dev.takt.codegen.emit;

import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.TaskPlan;
import java.util.List;

/** Bodies that are given their peripherals, and nothing written into them besides. */
public record GivenBoard(SplitBoard board) implements BodyFiles.Defaults {
    @Override
    public List<String> lines(TaskPlan task, Hook hook) {
        return List.of();
    }

    @Override
    public List<String> fields(TaskPlan task) {
        return board.isGiven(task) ? SplitBoard.field(task) : List.of();
    }

    @Override
    public List<String> imports(TaskPlan task) {
        return board.isGiven(task) ? List.of("use crate::takt::board;") : List.of();
    }

    @Override
    public List<String> foreignImports(TaskPlan task) {
        return List.of();
    }
}
