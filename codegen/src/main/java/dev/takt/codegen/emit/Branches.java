package dev.takt.codegen.emit;

import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.Op;
import java.util.List;
import java.util.function.Consumer;

/** Writes branches as one writes them by hand: no arm without a step, and what is alone in the other arm and branches again goes on with {@code else if}. */
public final class Branches {
    private final CodeWriter out;
    private final Consumer<List<Op>> steps;

    /** {@code steps} writes those of an arm. */
    public Branches(CodeWriter out, Consumer<List<Op>> steps) {
        this.out = out;
        this.steps = steps;
    }

    /** The branch with its arms. */
    public void print(Op.Branch branch) {
        Hook decide = branch.decide();
        if (!branch.then().isEmpty()) {
            taken("if ", branch);
        } else if (branch.otherwise().isEmpty()) {
            out.call("body." + decide.rust(), decide.arguments(), ";");
        } else {
            arm("if !", decide, branch.otherwise());
            out.line("}");
        }
    }

    /** A branch whose first arm has steps. */
    private void taken(String head, Op.Branch branch) {
        arm(head, branch.decide(), branch.then());
        List<Op> otherwise = branch.otherwise();
        if (otherwise.isEmpty()) {
            out.line("}");
        } else if (otherwise.size() == 1
                && otherwise.getFirst() instanceof Op.Branch next
                && !next.then().isEmpty()) {
            taken("} else if ", next);
        } else {
            out.line("} else {").indented(() -> steps.accept(otherwise)).line("}");
        }
    }

    private void arm(String head, Hook decide, List<Op> arm) {
        out.call(head + "body." + decide.rust(), decide.arguments(), " {").indented(() -> steps.accept(arm));
    }
}
