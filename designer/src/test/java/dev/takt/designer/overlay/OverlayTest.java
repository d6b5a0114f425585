package dev.takt.designer.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.designer.draw.RunState;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Theorem;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import dev.takt.sim.trace.TraceNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final ItemId A = ItemId.of("a");
    private static final ItemId B = ItemId.of("b");
    private static final ItemId LOCK = ItemId.of("lock");

    private static Figure figure(Bound bound, long deadlineNs, long shareMillionths) {
        ContextAnalysis analysis = new ContextAnalysis(A, OptionalLong.of(deadlineNs), bound);
        return new Figure(
                OptionalLong.of(deadlineNs),
                OptionalLong.of(1),
                OptionalLong.of(shareMillionths),
                Optional.of(analysis));
    }

    private static Bound known(long ns) {
        return new Bound.Known(ns, ns, Theorem.FIXED_PRIORITY_RTA, List.of(), List.of());
    }

    @Test
    void theBadgeIsTheSlackToTheBound() {
        assertEquals(
                Optional.of(new Badge(Tone.OK, "+1 ms")),
                figure(known(9_000_000), 10_000_000, 0).badge());
        assertEquals(
                Optional.of(new Badge(Tone.ERR, "-1.974 ms")),
                figure(known(9_974_000), 8_000_000, 0).badge());
    }

    @Test
    void withoutATheoremTheCardSaysSimulatedOnly() {
        Figure figure = figure(new Bound.NotApplicable(Texts.text("x")), 8_000_000, 0);
        assertEquals("simulated only", figure.boundText());
        assertEquals(Optional.of(new Badge(Tone.QUIET, "?")), figure.badge());
    }

    /** Those who do not see a card hear what it shows. */
    @Test
    void aCardIsSpokenWithItsFigures() {
        Task task = Task.blank(A, "control").withPriority(3);
        assertEquals("Task control, priority 3", SpokenItem.of(task, Figure.NONE, Optional.empty()));
        assertEquals(
                "Task control, priority 3, takes at most 2.5 ms, deadline 8 ms, response at most 9.974 ms, can miss its deadline, 2 problems",
                SpokenItem.of(
                        task,
                        new Figure(
                                OptionalLong.of(8_000_000),
                                OptionalLong.of(2_500_000),
                                OptionalLong.empty(),
                                figure(known(9_974_000), 8_000_000, 0).analysis()),
                        Optional.of(new Mark(Severity.ERROR, 2))));
    }

    @Test
    void sharesAreRoundedUp() {
        assertEquals("21.0 %", figure(known(1), 1, 210_000).shareText());
        assertEquals("21.1 %", figure(known(1), 1, 210_001).shareText());
        assertEquals("0.15 %", figure(known(1), 1, 1_500).shareText());
        assertEquals("0.01 %", figure(known(1), 1, 1).shareText());
    }

    @Test
    void theWorstProblemOfAnItemCounts() {
        Problem info = Problem.of("r", Severity.INFO, Texts.text("x"), A, "");
        Problem error = Problem.of("r", Severity.ERROR, Texts.text("x"), A, "");
        Problem warning = Problem.of("r", Severity.WARNING, Texts.text("x"), B, "");
        Problem project = Problem.ofProject("r", Severity.ERROR, Texts.text("x"), "");
        assertEquals(
                Map.of(A, new Mark(Severity.ERROR, 2), B, new Mark(Severity.WARNING, 1)),
                Mark.of(List.of(info, warning, error, project)));
    }

    @Test
    void aReplaySaysWhoRunsWhoWaitsAndWhoHolds() {
        TraceBuilder builder = new TraceBuilder(new TraceNames(
                List.of(new TraceNames.CoreName(0, "")),
                List.of(
                        new TraceNames.ContextName(0, A, "a", 0, 1, 1, false),
                        new TraceNames.ContextName(1, B, "b", 0, 0, 0, false)),
                List.of(new TraceNames.ThingName(0, ThingKind.RESOURCE, LOCK, "lock", 0))));
        builder.add(0, EventKind.ARRIVAL, 0, 1, 0, -1, -1);
        builder.add(0, EventKind.RELEASE, 0, 1, 0, -1, 0);
        builder.add(0, EventKind.START, 0, 1, 0, -1, 0);
        builder.add(5, EventKind.LOCK, 0, 1, 0, 0, 0);
        builder.add(10, EventKind.ARRIVAL, 0, 0, 0, -1, -1);
        builder.add(10, EventKind.RELEASE, 0, 0, 0, -1, 10);
        builder.add(10, EventKind.PREEMPT, 0, 1, 0, 0, 0);
        builder.add(10, EventKind.START, 0, 0, 0, -1, 0);
        builder.add(20, EventKind.BLOCK, 0, 0, 0, 0, 1);
        builder.add(20, EventKind.RESUME, 0, 1, 0, -1, 0);
        builder.reach(30);
        Trace trace = builder.trace();
        Slices slices = Slices.of(trace);
        Map<ItemId, Live> before = LiveStates.at(trace.names(), slices, 12);
        assertEquals(RunState.RUNNING, before.get(A).state());
        assertEquals(RunState.READY, before.get(B).state());
        Map<ItemId, Live> blocked = LiveStates.at(trace.names(), slices, 25);
        assertEquals(new Live(RunState.BLOCKED, Optional.of(LOCK), Optional.empty(), 0), blocked.get(A));
        assertEquals(RunState.RUNNING, blocked.get(B).state());
        assertEquals(new Live(RunState.BLOCKED, Optional.empty(), Optional.of(B), 1), blocked.get(LOCK));
    }

    @Test
    void levelsInUseAreNumberedFromTheLowest() {
        LevelScale scale = LevelScale.of(List.of(9, 2, 5, 2));
        assertEquals(List.of(2, 5, 9), scale.ranks());
        assertEquals(1, scale.fromBottom(5));
        assertEquals(2, scale.fromBottom(16));
        assertEquals(0, scale.fromBottom(0));
    }
}
