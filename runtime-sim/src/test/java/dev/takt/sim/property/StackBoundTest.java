package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.memory.SecondCoreStack;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.metrics.StackUse;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What contexts of a core were seen to need of their stack together is never more than what memory reserves for it. A failure names the seed of its design. */
class StackBoundTest {
    private static final int DESIGNS = Seeds.count(3000);
    private static final Limit LIMIT = Limit.until(10_000_000).withMaxEvents(20_000);

    @Test
    void noRunNeedsMoreOfASharedStackThanItsBound() {
        long first = 70_000 + Seeds.first();
        int nested = 0;
        for (long seed = first; seed < first + DESIGNS; seed++) {
            Design design = withStacks(new RandomDesigns(seed).next(), new SplittableRandom(seed));
            Machine machine = design.machine();
            if (machine.runtime().kernel().ownStacks()) {
                continue;
            }
            Run run = design.start(seed);
            run.advance(LIMIT, Progress.NONE);
            for (StackUse use : StackUse.of(machine, run.trace())) {
                long bound = boundBytes(machine, use.core());
                assertTrue(use.highestBytes() <= bound, "seed " + seed + ": " + use + " but no more than " + bound);
                nested += use.highestBytes() > 4_000 ? 1 : 0;
            }
        }
        // two tasks at least are on the stack at once: each alone has less
        assertTrue(nested > DESIGNS / 20, nested + " designs with one above another");
    }

    private static long boundBytes(Machine machine, int core) {
        return core == 0
                ? MemoryPlanner.plan(machine).ram().getFirst().sharedStackBytes()
                : SecondCoreStack.bytes(machine, core);
    }

    private static Design withStacks(Design design, SplittableRandom random) {
        Design with = design;
        for (Task task : design.project().all(Task.class)) {
            with = with.stack(task.id().value(), random.nextInt(1, 4_001));
        }
        return with;
    }
}
