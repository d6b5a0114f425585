package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Condition;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.RunState;
import dev.takt.sim.Simulation;
import dev.takt.sim.Snapshot;
import dev.takt.sim.Until;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.design.Shared;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Room;
import dev.takt.sim.trace.Shelf;
import dev.takt.sim.trace.TraceBytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A run that is cut again and again, by whatever cuts runs, and goes on each time from where it was cut, is to the byte the run that is never cut: itself going on, or others that take over from a snapshot, with what they
 * record in memory or on a shelf. A failure names the seed of its design.
 */
class CutRunTest {
    private static final int DESIGNS = Seeds.count(1500);
    private static final long UNTIL = 10_000_000;
    private static final int MOST_EVENTS = 20_000;

    private final Map<RunState, Integer> cuts = new EnumMap<>(RunState.class);

    /** Whoever waits has had enough as soon as the run asks. */
    private static final class Enough implements Progress {
        @Override
        public void report(double share) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public boolean enough() {
            return true;
        }
    }

    @Test
    void onAnyDesign() {
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            check(seed, new RandomDesigns(seed + 70_000).next().machine(), UNTIL, MOST_EVENTS);
        }
        assertTrue(cuts.getOrDefault(RunState.EVENTS_REACHED, 0) > DESIGNS / 15, "cut by events: " + cuts);
        assertTrue(cuts.getOrDefault(RunState.MISSED, 0) > DESIGNS / 15, "cut by misses: " + cuts);
        assertTrue(cuts.getOrDefault(RunState.CONDITION_MET, 0) > DESIGNS / 15, "cut by conditions: " + cuts);
    }

    @Test
    void onCoresThatTasksShare() {
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS / 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Item> tasks = new ArrayList<>();
            for (int i = 0; i < 3 + random.nextInt(5); i++) {
                long period = 20_000 * (1 + random.nextInt(9));
                long worst = 1 + random.nextLong(period / 2);
                tasks.add(Shared.task(
                        "t" + i,
                        random.nextInt(5),
                        new Activation.Periodic(period, random.nextLong(period), random.nextLong(period / 4)),
                        Shared.work(1 + random.nextLong(worst), worst)));
            }
            check(seed, Shared.machine(Shared.project(2 + random.nextInt(3), tasks)), UNTIL, MOST_EVENTS);
        }
    }

    /** Of two tasks on two cores and one between them whose times are drawn; events of a dozen blocks of memory. */
    @Test
    void acrossManyBlocks() {
        Design design = Design.on("esp32s3", "generic", 1)
                .queue("q", 2, FullPolicy.DROP_NEWEST)
                .periodic("a", 2, 40, 0, Do.compute(3, 9), Do.raise("q"))
                .core("a", 1)
                .periodic("b", 1, 60, 0, Do.compute(1, 20), Do.receive("q"), Do.compute(1, 30))
                .periodic("c", 0, 130, 10, Do.compute(5, 40));
        for (long seed = Seeds.first(); seed < Seeds.first() + 40; seed++) {
            check(seed, design.machine(), Long.MAX_VALUE, 12 << 14);
        }
        assertTrue(cuts.getOrDefault(RunState.STOPPED, 0) > 10, "stopped: " + cuts);
    }

    private void check(long seed, Machine machine, long untilNs, int mostEvents) {
        Limit all = Limit.until(untilNs).withMaxEvents(mostEvents);
        Run whole = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(seed));
        RunState end = whole.advance(all, Progress.NONE);
        Run run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(seed));
        SplittableRandom random = new SplittableRandom(seed);
        RunState state = RunState.STOPPED;
        while (run.nowNs() < untilNs && run.trace().size() < mostEvents && state != RunState.LIVELOCK) {
            Progress progress = random.nextInt(4) == 0 ? new Enough() : Progress.NONE;
            state = run.advance(cut(random, all, run), progress);
            cuts.merge(state, 1, Integer::sum);
            run = state == RunState.LIVELOCK ? run : takenOver(run, random.nextInt(4));
        }
        String message = "seed " + seed;
        assertEquals(end == RunState.LIVELOCK, state == RunState.LIVELOCK, message);
        assertEquals(whole.nowNs(), run.nowNs(), message);
        assertArrayEquals(TraceBytes.of(whole.trace()), TraceBytes.of(run.trace()), message);
    }

    /** What cuts it next, but never beyond the whole. */
    private static Limit cut(SplittableRandom random, Limit all, Run run) {
        long left = all.untilNs() - run.nowNs();
        long longest = Math.min(left, 1L << random.nextInt(4, 24));
        int events = run.trace().size();
        long someMore = events + 1L + random.nextInt(1 << random.nextInt(4, 14));
        return switch (random.nextInt(12)) {
            case 0 -> all.withUntilNs(run.nowNs() + 1 + random.nextLong(left));
            case 1, 2, 3, 4, 5 -> all.withMaxEvents(Math.min(all.maxEvents(), someMore));
            case 6, 7 -> all.withStopAtMiss(true);
            case 8, 9, 10 ->
                all.and(new Until.Event(new Condition(
                        EventKind.COMPLETE, Optional.empty(), OptionalLong.of(random.nextLong(longest)))));
            default -> all;
        };
    }

    private static Run takenOver(Run run, int how) {
        Snapshot snapshot = run.snapshot();
        return switch (how) {
            case 0 -> run;
            case 1 -> snapshot.resume(Shelf.in(Room.HEAP));
            default -> snapshot.resume();
        };
    }
}
