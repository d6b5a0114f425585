package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Condition;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunState;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.TraceBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Periodic tasks that compute and take locks are played by a way of their own, unless the run has an event to look out for. With one that never comes it takes the common way: same trace, to the byte,
 * wherever the run is stopped, frozen and gone on with, locks that are held, overload and missed deadlines included.
 */
class PlainStretchTest {
    private static final int DESIGNS = Seeds.count(3000);
    private static final long UNTIL = 4_000;
    private static final List<Protocol> PROTOCOLS =
            List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.IMMEDIATE_CEILING);
    private static final Condition NEVER =
            new Condition(EventKind.WATCHDOG_RESET, Optional.empty(), OptionalLong.empty());

    @Test
    void theShortWayAndTheCommonOneGiveTheSameTrace() {
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            Design design = design(new SplittableRandom(seed));
            Run common = design.start(seed);
            common.advance(new Limit(UNTIL, Long.MAX_VALUE, false, List.of(NEVER)), Progress.NONE);
            Run plain = design.start(seed);
            plain.advance(Limit.until(UNTIL), Progress.NONE);
            assertSame(common, plain, "seed " + seed);
        }
    }

    @Test
    void stopsOfAllKindsAreWhereTheyAreOnTheCommonWay() {
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Design design = design(random);
            Run common = design.start(seed);
            Run plain = design.start(seed);
            while (plain.nowNs() < UNTIL) {
                long events = plain.trace().size() + 1 + random.nextInt(60);
                Limit limit = new Limit(
                        Math.min(UNTIL, plain.nowNs() + 1 + random.nextInt(200)),
                        events,
                        random.nextInt(4) == 0,
                        List.of());
                RunState stop = plain.advance(limit, Progress.NONE);
                assertEquals(
                        common.advance(
                                new Limit(limit.untilNs(), events, limit.stopAtMiss(), List.of(NEVER)), Progress.NONE),
                        stop,
                        "seed " + seed);
                plain = random.nextInt(4) == 0 ? plain.snapshot().resume() : plain;
                assertEquals(common.nowNs(), plain.nowNs(), "seed " + seed);
            }
            assertSame(common, plain, "seed " + seed);
        }
    }

    @Test
    void executorsToo() {
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Design design = executors(random);
            Run common = design.start(seed);
            common.advance(new Limit(UNTIL, Long.MAX_VALUE, false, List.of(NEVER)), Progress.NONE);
            Run plain = design.start(seed);
            while (plain.nowNs() < UNTIL) {
                long until = Math.min(UNTIL, plain.nowNs() + 1 + random.nextInt(2_000));
                plain.advance(
                        new Limit(until, plain.trace().size() + 1 + random.nextInt(2_000), false, List.of()),
                        Progress.NONE);
                plain = random.nextInt(4) == 0 ? plain.snapshot().resume() : plain;
            }
            assertSame(common, plain, "seed " + seed);
        }
    }

    /** Tasks of Embassy executors on one core or two that give each other turns; in some an interrupt, a wait or a period off the tick. */
    private static Design executors(SplittableRandom random) {
        Design design = Design.on(random.nextBoolean() ? "nrf52840" : "esp32s3", "embassy", 1);
        long tick = 1 + random.nextInt(3);
        design = design.clock(1_000_000_000).tick(tick);
        for (String cost : List.of("interrupt-entry", "interrupt-exit", "tail-chain", "poll")) {
            design = design.cost(cost, random.nextInt(2) * random.nextInt(4));
        }
        int cores = design.machine().cores().size();
        boolean odd = random.nextInt(4) == 0;
        int tasks = 1 + random.nextInt(9);
        int most = 2 + random.nextInt(12);
        for (int i = 0; i < tasks; i++) {
            String id = "t" + i;
            long period = (10 + random.nextInt(120)) * tick + (odd && random.nextInt(4) == 0 ? 1 : 0);
            Activation activation = new Activation.Periodic(period, random.nextInt(3) * random.nextInt(40) * tick, 0);
            List<Step> body = new ArrayList<>();
            for (int part = random.nextInt(4); part >= 0; part--) {
                body.add(work(random, most));
                if (part > 0 || random.nextInt(8) == 0) {
                    body.add(odd && random.nextInt(4) == 0 ? Do.delay(2) : Do.giveWay());
                }
            }
            design = design.task(id, random.nextInt(3), activation, body.toArray(Step[]::new));
            design = design.core(id, random.nextInt(cores));
            if (random.nextInt(3) == 0) {
                design = design.deadline(id, 1 + random.nextInt(200));
            }
        }
        return odd && random.nextBoolean()
                ? design.interrupt("h", 1 + random.nextInt(3), new Activation.Periodic(77, 0, 0), work(random, 4))
                : design;
    }

    private static void assertSame(Run common, Run plain, String message) {
        assertArrayEquals(TraceBytes.of(common.trace()), TraceBytes.of(plain.trace()), message);
        for (int i = 0; i < plain.trace().names().contexts().size(); i++) {
            assertEquals(common.worst(i), plain.worst(i), message);
        }
    }

    /** Mostly periodic tasks that compute and hold a lock on one to four cores; some with deadlines of their own, jitter, equal levels, a wait or nested locks, so that the common way has its part too. */
    private static Design design(SplittableRandom random) {
        int cores = 1 + random.nextInt(4);
        Design design = Design.on("generic-" + cores, "generic", 1);
        if (random.nextInt(3) == 0) {
            design = design.clock(1_000_000_000).cost("context-switch", random.nextInt(4));
        }
        if (random.nextInt(4) == 0) {
            design = design.cost("lock", random.nextInt(3)).cost("unlock", random.nextInt(3));
        }
        int locks = random.nextInt(3);
        for (int i = 0; i < locks; i++) {
            design = design.resource("r" + i, PROTOCOLS.get(random.nextInt(PROTOCOLS.size())));
        }
        int tasks = 1 + random.nextInt(9);
        boolean odd = random.nextInt(5) == 0;
        int most = 2 + random.nextInt(20);
        for (int i = 0; i < tasks; i++) {
            String id = "t" + i;
            long period = 5 + random.nextInt(90);
            long jitter = odd && random.nextInt(4) == 0 ? random.nextInt(20) : 0;
            int priority = odd && random.nextInt(4) == 0 ? 1 : i;
            Activation activation = new Activation.Periodic(period, random.nextInt(3) * random.nextInt(40), jitter);
            design = design.task(id, priority, activation, body(random, most, locks, odd));
            design = design.core(id, random.nextInt(cores));
            if (random.nextInt(3) == 0) {
                design = design.deadline(id, 1 + random.nextInt(120));
            }
            design = design.overrun(id, Overrun.values()[random.nextInt(Overrun.values().length)]);
        }
        return design;
    }

    private static Step[] body(SplittableRandom random, int most, int locks, boolean odd) {
        List<Step> body = new ArrayList<>();
        body.add(work(random, most));
        int sections = locks == 0 ? 0 : random.nextInt(3);
        for (int i = 0; i < sections; i++) {
            int lock = random.nextInt(locks);
            Step inside = odd && lock > 0 && random.nextInt(3) == 0 ? Do.lock("r0", work(random, 4)) : work(random, 4);
            body.add(Do.lock("r" + lock, inside));
            if (random.nextBoolean()) {
                body.add(work(random, most));
            }
        }
        if (odd && random.nextInt(6) == 0) {
            body.add(Do.delay(3));
            body.add(Do.compute(1));
        }
        return body.toArray(Step[]::new);
    }

    private static Step work(SplittableRandom random, int most) {
        long worst = 1 + random.nextInt(most);
        return Do.compute(1 + random.nextInt((int) worst), worst);
    }
}
