package dev.takt.sim.design;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.RunState;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Runs each design twice, once with every event played and once with recurrences copied, and finds no difference; counts the designs that recurred. */
public final class Recurring {
    private static final long MOST_EVENTS = 4_000;

    private int designs;
    private int recurred;

    /** So many in a hundred of the designs had something to copy. */
    public int percent() {
        return recurred * 100 / Math.max(1, designs);
    }

    public void check(long seed, Machine machine, long untilNs) {
        SimPlan plan = PlanCompiler.compile(machine);
        SplittableRandom random = new SplittableRandom(seed);
        int after = 1 + random.nextInt(50);
        Run played = start(plan, 0, true);
        Run copied = start(plan, after, true);
        Run counted = start(plan, after, false);
        String message = "seed " + seed;
        RunState state = RunState.TIME_REACHED;
        long copies = 0;
        while (played.nowNs() < untilNs && played.trace().size() < MOST_EVENTS && state != RunState.LIVELOCK) {
            Limit limit = limit(random, played, untilNs);
            state = played.advance(limit, Progress.NONE);
            assertEquals(state, copied.advance(limit, Progress.NONE), message);
            assertEquals(state, counted.advance(limit, Progress.NONE), message);
            assertEquals(played.nowNs(), copied.nowNs(), message);
            assertEquals(played.nowNs(), counted.nowNs(), message);
            copies += copied.copiedEvents();
            copied = random.nextInt(6) == 0 ? copied.snapshot().resume() : copied;
        }
        assertSame(played.trace(), copied.trace(), message);
        designs++;
        recurred += copies > 0 ? 1 : 0;
        for (int i = 0; i < machine.contexts().size(); i++) {
            assertEquals(played.worst(i), copied.worst(i), message);
            assertEquals(played.worst(i), counted.worst(i), message);
        }
    }

    private Run start(SimPlan plan, int after, boolean traced) {
        RunOptions options = RunOptions.ofSeed(1);
        return Simulation.start(plan, new RunOptions(1, traced, options.choices(), Optional.empty(), after));
    }

    /** Often far ahead, sometimes near; sometimes up to the next miss. */
    private static Limit limit(SplittableRandom random, Run run, long untilNs) {
        long most = random.nextBoolean() ? untilNs : Math.max(2, untilNs / 20);
        long events = random.nextBoolean() ? MOST_EVENTS : run.trace().size() + 1 + random.nextInt(1_000);
        return new Limit(
                Math.min(untilNs, run.nowNs() + 1 + random.nextLong(most)), events, random.nextInt(5) == 0, List.of());
    }

    private static void assertSame(Trace expected, Trace actual, String message) {
        byte[] bytes = TraceBytes.of(expected);
        byte[] others = TraceBytes.of(actual);
        if (Arrays.equals(bytes, others)) {
            return;
        }
        assertEquals(expected.size(), actual.size(), message + ", events");
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(text(expected, i), text(actual, i), message + ", event " + i);
        }
        assertArrayEquals(bytes, others, message);
    }

    private static String text(Trace trace, int i) {
        return trace.time(i) + " " + trace.kind(i) + " core " + trace.core(i) + " context " + trace.context(i) + " job "
                + trace.job(i) + " " + trace.other(i) + " " + trace.value(i);
    }
}
