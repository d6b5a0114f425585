package dev.takt.sim.bounds;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.design.Design;
import org.junit.jupiter.api.Test;

/**
 * A lock that is handed over holds up a job at each of its requests: low has it, medium waits for it, high waits too; high gives it back, so medium has it, and high waits again.
 * The theorem of one section a resource (Sha, Rajkumar, Lehoczky 1990) lets the job go first that gives the lock back.
 */
class HandedOverLockTest {
    private static final Design DESIGN = Design.generic()
            .resource("l", Protocol.INHERITANCE)
            .task("high", 3, new Activation.Periodic(5_000, 50, 0), lock("l", compute(46)), lock("l", compute(192)))
            .task("medium", 2, new Activation.Periodic(5_000, 20, 0), lock("l", compute(198)))
            .task("low", 1, new Activation.Periodic(5_000, 0, 0), lock("l", compute(187)));

    /** From 50 on: 137 left of low, 46, 198 of medium, 192. */
    @Test
    void secondRequestWaitsForWhomTheFirstHandedTheLockTo() {
        Run run = DESIGN.start(1);
        run.advance(Limit.until(5_000), Progress.NONE);

        assertEquals(137 + 46 + 198 + 192, run.worst(high()).orElseThrow().responseNs());
    }

    @Test
    void boundHasASectionForEachRequest() {
        Bound.Known bound = (Bound.Known) Analysis.of(DESIGN.machine(), Progress.NONE)
                .contexts()
                .get(high())
                .bound();

        assertEquals(46 + 192 + 198 + 187, bound.ns());
    }

    private static int high() {
        return DESIGN.machine().context(ItemId.of("high")).orElseThrow().index();
    }
}
