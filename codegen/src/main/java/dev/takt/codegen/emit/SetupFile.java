package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import java.util.List;
import java.util.Optional;

/**
 * {@code src/bodies/setup.rs} where peripherals are handed out and no drivers: the user's, with a body for each task that has what the board gives it. {@code device} is the type of what is handed over where nothing can be
 * split.
 */
public record SetupFile(CodeLayout layout, Optional<SplitBoard> board, Optional<String> device) {
    /** {@code before}: what has not begun yet when it is called. */
    public GeneratedFile file(String before) {
        CodeWriter out = new CodeWriter();
        out.line("//! Peripherals before " + before + ". This file is yours: Takt wrote it once and leaves it alone.");
        out.blank();
        out.line(BodyFiles.types(layout));
        board.ifPresent(_ -> out.line("use crate::takt::board::Board;"));
        out.blank();
        out.line("/// Sets the peripherals up and makes the bodies.");
        out.block("pub fn setup(" + parameter() + ") -> Bodies", () -> {
            if (isIdle()) {
                out.line("// nothing of it is used yet: call it `board` and set up what your bodies work with");
            }
            if (layout.tasks().isEmpty()) {
                out.line("Bodies {}");
                return;
            }
            out.block("Bodies", () -> {
                out.line("// hand each body what it works with");
                layout.tasks().forEach(t -> body(out, t));
            });
        });
        return out.file("src/bodies/setup.rs", Owner.YOURS);
    }

    private String parameter() {
        return board.map(_ -> isIdle() ? "_board: Board" : "board: Board")
                .or(() -> device.map(t -> "_device: " + t))
                .orElse("");
    }

    /** Nobody is given anything of the board. */
    private boolean isIdle() {
        return board.filter(b -> layout.tasks().stream().noneMatch(b::isGiven)).isPresent();
    }

    private void body(CodeWriter out, TaskPlan task) {
        if (board.filter(b -> b.isGiven(task)).isPresent()) {
            out.literal(task.rust() + ": " + task.type(), List.of("io: board." + task.rust()), ",");
        } else {
            out.line(task.rust() + ": " + task.type() + "::default(),");
        }
    }
}
