package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.feed;
import static dev.takt.sim.design.Do.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Expiry;
import dev.takt.sim.design.Design;
import dev.takt.sim.metrics.CoreMetrics;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What a reset leaves, while a core boots and after it (semantics, section 3, rule 6). */
class BootTest {
    private static final Design RESET =
            Design.generic().watchdog("dog", 10, 0, Expiry.SYSTEM_RESET).periodic("a", 1, 8, 0, compute(5));

    @Test
    void afterTheBootTimeOffsetsCountAnew() {
        assertEquals("""
                0,start,a
                5,complete,a
                5,idle
                8,start,a
                10,watchdog-reset,dog
                10,abort,a
                10,boot,7
                17,start,a
                22,complete,a
                22,idle
                25,start,a
                27,watchdog-reset,dog
                27,abort,a
                27,boot,7
                """, RESET.boot(7).whoRuns(33));
    }

    @Test
    void aCoreThatHasBootedAndHasNothingToDoIdles() {
        Design design = Design.generic()
                .watchdog("dog", 10, 0, Expiry.SYSTEM_RESET)
                .periodic("a", 1, 100, 3, compute(2))
                .boot(7);
        assertEquals("""
                3,start,a
                5,complete,a
                5,idle
                10,watchdog-reset,dog
                10,boot,7
                17,idle
                20,start,a
                22,complete,a
                22,idle
                """, design.whoRuns(26));
    }

    /** Core 0 boots from 20 to 45; what core 1 spawns there at 25 and 35 is lost, at 45 no longer. */
    @Test
    void whatArrivesWhileACoreBootsIsLost() {
        Design design = Design.on("esp32s3", "generic", 1)
                .watchdog("dog", 20, 0, Expiry.CORE_RESET)
                .task("f", 2, new Activation.Startup(), feed("dog"))
                .task("t", 1, new Activation.Spawned(), compute(3))
                .periodic("a", 1, 10, 5, spawn("t"))
                .core("a", 1)
                .boot(25);
        Trace trace = design.run(50);
        EnumSet<EventKind> kinds =
                EnumSet.of(EventKind.WATCHDOG_RESET, EventKind.BOOT, EventKind.OVERRUN, EventKind.COMPLETE);
        assertEquals("""
                0,complete,f
                5,complete,a
                8,complete,t
                15,complete,a
                18,complete,t
                20,watchdog-reset,dog
                20,boot,25
                25,overrun,t,BOOTING
                25,complete,a
                35,overrun,t,BOOTING
                35,complete,a
                45,complete,f
                45,complete,a
                48,complete,t
                """, design.csv(trace, kinds));
        assertEquals(2, Metrics.of(trace, Slices.of(trace)).contexts().get(1).lost());
    }

    /** Ticks of 4 ns that take 1: none while the core boots until 17, then at 21 and 25 instead of 20 and 24. */
    @Test
    void ticksCountAnewToo() {
        Design design = RESET.tick(4).clock(1_000_000_000).cost("tick", 1).boot(7);
        EnumSet<EventKind> kinds = EnumSet.of(EventKind.BOOT, EventKind.OVERHEAD, EventKind.RELEASE);
        assertEquals("""
                0,release,a
                4,overhead,tick
                8,release,a
                8,overhead,tick
                10,boot,7
                17,release,a
                21,overhead,tick
                25,release,a
                25,overhead,tick
                """, design.csv(design.run(26), kinds));
    }

    @Test
    void noTimeIsLostWhereACoreBoots() {
        Trace trace = RESET.boot(7).run(33);
        CoreMetrics core = Metrics.of(trace, Slices.of(trace)).cores().getFirst();
        // 0 to 5, 8 to 10, 17 to 22, 25 to 27; boots 10 to 17 and 27 to 34
        assertEquals(14, core.runningNs());
        assertEquals(14, core.overheadNs());
        assertEquals(6, core.idleNs());
        assertEquals(34, trace.durationNs());
    }
}
