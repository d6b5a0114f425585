package dev.takt.codegen.emit;

import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.Op;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
            List<List<Op>> arms = arms(branch).toList();
            if (Set.copyOf(arms).size() < arms.size()) {
                out.line("#[allow(clippy::if_same_then_else)] // the design does the same either way");
            }
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
        } else if (next(branch).isPresent()) {
            taken("} else if ", next(branch).get());
        } else {
            out.line("} else {").indented(() -> steps.accept(otherwise)).line("}");
        }
    }

    /** What goes on with {@code else if}. */
    private static Optional<Op.Branch> next(Op.Branch branch) {
        return branch.otherwise().size() == 1
                        && branch.otherwise().getFirst() instanceof Op.Branch next
                        && !next.then().isEmpty()
                ? Optional.of(next)
                : Optional.empty();
    }

    private static Stream<List<Op>> arms(Op.Branch branch) {
        return Stream.concat(
                Stream.of(branch.then()),
                next(branch).map(Branches::arms).orElseGet(() -> Stream.of(branch.otherwise())));
    }

    private void arm(String head, Hook decide, List<Op> arm) {
        out.call(head + "body." + decide.rust(), decide.arguments(), " {").indented(() -> steps.accept(arm));
    }
}
