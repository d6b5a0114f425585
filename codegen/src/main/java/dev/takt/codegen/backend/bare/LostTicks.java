package dev.takt.codegen.backend.bare;

import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.PriorityRange;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.units.DurationText;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what may keep the timer's handler from running for a whole tick: the timer has one pending bit, so the second tick would be lost, and every period behind it late for ever. That is a masked section,
 * or a handler of the highest priority, which is the timer's own: it comes first when one of them ends.
 */
final class LostTicks {
    private final CodeLayout layout;
    private final TimeBase time;

    LostTicks(CodeLayout layout, TimeBase time) {
        this.layout = layout;
        this.time = time;
    }

    List<Obstacle> refusals() {
        int highest = PriorityRange.ofHandlers(layout.machine().chip()).highest();
        List<Obstacle> refusals = new ArrayList<>();
        for (TaskPlan task : layout.tasks()) {
            long masked = longestMasked(task.ops());
            if (masked >= time.tickNs()) {
                refusals.add(refusal("generation.bare.masked", task, masked));
            }
            long whole = sum(task.ops());
            if (task.isInterrupt() && task.level().priority() >= highest && whole >= time.tickNs()) {
                refusals.add(refusal("generation.bare.highest", task, whole));
            }
        }
        return refusals;
    }

    private Obstacle refusal(String key, TaskPlan task, long ns) {
        return Obstacle.at(
                task.context().item(),
                "body",
                Texts.text(key, task.context().name(), DurationText.format(ns), DurationText.format(time.tickNs())));
    }

    private static long longestMasked(List<Op> ops) {
        long longest = 0;
        for (Op op : ops) {
            long here =
                    op instanceof Op.Lock || op instanceof Op.Critical ? sum(op.inner()) : longestMasked(op.inner());
            longest = Math.max(longest, here);
        }
        return longest;
    }

    /** The longest time of a list of steps; more than a long holds is as long as one holds. */
    private static long sum(List<Op> ops) {
        long sum = 0;
        for (Op op : ops) {
            sum = added(sum, cost(op));
        }
        return sum;
    }

    private static long cost(Op op) {
        return switch (op) {
            case Op.Call call -> call.hook().worstNs();
            case Op.Repeat repeat -> {
                long once = sum(repeat.body());
                yield once > 0 && repeat.count() > Long.MAX_VALUE / once ? Long.MAX_VALUE : once * repeat.count();
            }
            case Op.Branch branch -> Math.max(sum(branch.then()), sum(branch.otherwise()));
            case Op.Lock _, Op.Critical _ -> sum(op.inner());
            case Op.Send _, Op.Receive _, Op.Spawn _, Op.Delay _, Op.Yield _ -> 0;
        };
    }

    private static long added(long a, long b) {
        return b > Long.MAX_VALUE - a ? Long.MAX_VALUE : a + b;
    }
}
