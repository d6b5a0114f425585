package dev.takt.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.exchange.Recording;
import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Arrivals that were recorded are played as they were. */
class RecordedTest {
    private static final Recordings EDGES =
            new Recordings(Map.of("edges.csv", new Recording(List.of(3L, 10L, 10L, 25L))), Map.of());

    private static final Design DESIGN = Design.generic()
            .task("a", 1, new Activation.Recorded("edges.csv"), Do.compute(4))
            .deadline("a", 5);

    private static String csv(Design design) {
        SimPlan plan = PlanCompiler.compile(design.machine(), EDGES);
        Run run = Simulation.start(plan, new RunOptions(1, true, Choices.DRAWN, Optional.empty(), 0));
        run.advance(Limit.until(100), Progress.NONE);
        Trace trace = run.trace();
        return design.csv(
                trace, EnumSet.of(EventKind.ARRIVAL, EventKind.COMPLETE, EventKind.MISS, EventKind.WATCHDOG_RESET));
    }

    @Test
    void eachRecordedInstantIsAnArrival() {
        assertEquals("""
                3,arrival,a
                7,complete,a
                10,arrival,a
                10,arrival,a
                14,complete,a
                15,miss,a
                18,complete,a
                25,arrival,a
                29,complete,a
                """, csv(DESIGN));
    }

    /** The outside does not begin anew with a reset: what arrives while the core boots is lost, what comes later comes when it came. */
    @Test
    void aResetDoesNotRewindTheOutside() {
        String csv = csv(DESIGN.watchdog("dog", 12, 0, Expiry.SYSTEM_RESET).boot(8));
        assertEquals(1, csv.lines().filter(l -> l.equals("25,arrival,a")).count(), csv);
        assertEquals(1, csv.lines().filter(l -> l.equals("3,arrival,a")).count(), csv);
    }

    @Test
    void whereNothingWasRecordedTheRunSaysSo() {
        SimPlan plan = PlanCompiler.compile(DESIGN.machine());
        assertEquals(1, plan.problems().size());
        assertTrue(
                plan.problems().getFirst().message().text().contains("edges.csv"),
                plan.problems().toString());
    }
}
