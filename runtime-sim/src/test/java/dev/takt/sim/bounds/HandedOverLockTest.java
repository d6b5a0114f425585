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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** As before, but the second request comes from another job: it takes the lock from who has not begun with it, or {@code between} would be held up by a section of both less urgent tasks. */
    private static Design overtaking(Protocol protocol) {
        return Design.generic()
                .resource("l", protocol)
                .task("first", 5, new Activation.Periodic(5_000, 50, 0), lock("l", compute(46)))
                .task("second", 4, new Activation.Periodic(5_000, 300, 0), lock("l", compute(10)))
                .task("between", 3, new Activation.Periodic(5_000, 60, 0), compute(300))
                .task("medium", 2, new Activation.Periodic(5_000, 20, 0), lock("l", compute(198)))
                .task("low", 1, new Activation.Periodic(5_000, 0, 0), lock("l", compute(187)));
    }

    /** low until 187, first until 233, between until 300, second until 310, the rest of between until 543. */
    @ParameterizedTest
    @EnumSource(names = {"INHERITANCE", "CEILING"})
    void anotherMoreUrgentJobDoesNotWaitForWhomTheLockWasHandedToButHasNotBegun(Protocol protocol) {
        Run run = overtaking(protocol).start(1);
        run.advance(Limit.until(5_000), Progress.NONE);

        assertEquals(10, response(run, "second"));
        assertEquals(543 - 60, response(run, "between"));
        assertEquals(543 + 198 - 20, response(run, "medium"));
    }

    @Test
    void thenOneSectionOfTheResourceIsABound() {
        Design design = overtaking(Protocol.INHERITANCE);
        Bound.Known bound = (Bound.Known) Analysis.of(design.machine(), Progress.NONE)
                .contexts()
                .get(design.machine()
                        .context(ItemId.of("between"))
                        .orElseThrow()
                        .index())
                .bound();

        assertEquals(198 + 46 + 10 + 300, bound.ns());
    }

    private static long response(Run run, String task) {
        return run.worst(overtaking(Protocol.INHERITANCE)
                        .machine()
                        .context(ItemId.of(task))
                        .orElseThrow()
                        .index())
                .orElseThrow()
                .responseNs();
    }

    private static int high() {
        return DESIGN.machine().context(ItemId.of("high")).orElseThrow().index();
    }
}
