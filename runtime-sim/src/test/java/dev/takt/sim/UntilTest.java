package dev.takt.sim;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.text.Progress;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.design.Design;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntilTest {
    /** {@code sender} puts an element at 10, 20, 30 …; {@code late} takes 35 and misses at 30; its response at 35 is 35. */
    private static Design design() {
        return Design.generic()
                .periodic("sender", 2, 10, 10, send("q"))
                .periodic("late", 1, 30, 0, compute(35))
                .queue("q", 4, FullPolicy.DROP_NEWEST);
    }

    private static Until parse(String text) {
        return Until.parse(text, design().project()).ok().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "25 ns,TIME_REACHED,25",
        "miss,MISSED,30",
        "miss late,CONDITION_MET,30",
        "queue q > 2,CONDITION_MET,30",
        "queue q > 0,CONDITION_MET,10",
        "drop q,CONDITION_MET,50",
        "drop,CONDITION_MET,50",
        "response late > 34ns,CONDITION_MET,35",
        "response late > 35ns,CONDITION_MET,70",
        "overrun,CONDITION_MET,30",
        "events:1,EVENTS_REACHED,0",
        "deadlock,TIME_REACHED,1000",
        "reset,TIME_REACHED,1000"
    })
    void runStopsAtTheEndThatIsAskedFor(String end, RunState state, long now) {
        Run run = design().start(1);
        assertEquals(state, run.advance(Limit.until(1000).and(parse(end)), Progress.NONE));
        assertEquals(now, run.nowNs());
    }

    @Test
    void firstEndThatComesCounts() {
        Run run = design().start(1);
        Limit limit = Limit.until(1000).and(parse("drop")).and(parse("queue q > 1"));
        assertEquals(RunState.CONDITION_MET, run.advance(limit, Progress.NONE));
        assertEquals(20, run.nowNs());
    }

    @Test
    void stoppedRunGoesOn() {
        Run run = design().start(1);
        Limit limit = Limit.until(1000).and(parse("miss"));
        run.advance(limit, Progress.NONE);
        assertEquals(RunState.MISSED, run.advance(limit, Progress.NONE));
        assertEquals(60, run.nowNs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "queue",
                "queue q",
                "queue q > many",
                "queue nobody > 2",
                "response late > 5",
                "miss > 3"
            })
    void otherTextIsRefusedWithTheReason(String text) {
        assertTrue(Until.parse(text, design().project()) instanceof Parsed.Wrong<Until>, text);
    }
}
