package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunState;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A hundred years in nanoseconds fit: time goes on, counts are those of the calendar, sums do not wrap. */
class HundredYearsTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final long CENTURY = 36_525 * DAY;

    private static Design design() {
        return Design.generic()
                .queue("log", 4, FullPolicy.OVERWRITE_OLDEST)
                .watchdog("dog", 3 * DAY, 0, Expiry.SYSTEM_RESET)
                .task("daily", 3, new Activation.Periodic(DAY, HOUR, 0), Do.compute(HOUR), Do.feed("dog"))
                .task("weekly", 2, new Activation.Periodic(7 * DAY, 0, HOUR), Do.compute(DAY, 2 * DAY), Do.send("log"))
                .task("now-and-then", 1, new Activation.Sporadic(5 * DAY, 2 * DAY, 0), Do.compute(HOUR), Do.delay(DAY))
                .task("rest", 0, new Activation.Background(), Do.compute(DAY), Do.delay(HOUR));
    }

    @Test
    void aRunOfACenturyCountsEveryDay() {
        Run run = design().start(1);
        assertEquals(RunState.TIME_REACHED, run.advance(Limit.until(CENTURY), Progress.NONE));
        Trace trace = run.trace();
        assertEquals(CENTURY, run.nowNs());
        long arrivals = 0;
        long last = 0;
        for (int e = 0; e < trace.size(); e++) {
            assertTrue(trace.time(e) >= last, "time goes back after " + last);
            last = trace.time(e);
            if (trace.kind(e) == EventKind.ARRIVAL && trace.context(e) == 0) {
                assertEquals(HOUR + arrivals * DAY, trace.time(e));
                arrivals++;
            }
            assertTrue(trace.kind(e) != EventKind.WATCHDOG_RESET, "fed every day");
        }
        assertEquals(36_525, arrivals);
        assertTrue(CENTURY - last < 2 * DAY);
    }

    @Test
    void sumsOverACenturyAreThoseOfTheWork() {
        Run run = design().start(1);
        run.advance(Limit.until(CENTURY), Progress.NONE);
        Metrics metrics = Metrics.of(run.trace());
        assertEquals(CENTURY, metrics.durationNs());
        ContextMetrics daily = metrics.contexts().getFirst();
        assertEquals(36_525, daily.completed());
        assertEquals(OptionalLong.of(HOUR), daily.worstResponseNs());
        assertEquals(36_525 * HOUR, daily.runningNs());
    }
}
