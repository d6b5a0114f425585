package dev.takt.app.advice;

import static dev.takt.app.advice.Sketch.compute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.task.Crew;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static String titles(List<Tried> tried) {
        return tried.stream().map(t -> t.remedy().title().text()).collect(Collectors.joining("\n"));
    }

    private static Tried find(Advice advice, String title) {
        return advice.all().stream()
                .filter(t -> t.remedy().title().text().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " is not among: " + titles(advice.all())));
    }

    /**
     * By hand, for the 60 ms of three periods: without a protocol every job of high takes 15 and misses 8. With inheritance low ends its section at 4, high runs to 6: 5 in the run; the bound is 2 own + 4 for the longest section.
     * Medium runs from 2 to 12 first and from 6 to 16 then. It had no bound before: high waits for low as long as anything else runs, and nobody knows how much of its work comes together afterwards.
     */
    @Test
    void inheritanceRepairsAnInversionWithoutMoreChange() {
        Advice advice =
                Sketch.advice(Sketch.read(Sketch.inversion(Protocol.NONE).project(60)));

        Tried first = advice.good().getFirst();
        assertEquals(
                "Let r lift its holder: priority inheritance",
                first.remedy().title().text());
        assertEquals(
                new Outcome(OptionalLong.empty(), false, OptionalLong.of(15 * Sketch.MS), 3, 3, 3), first.before());
        assertEquals(
                new Outcome(OptionalLong.of(6 * Sketch.MS), true, OptionalLong.of(5 * Sketch.MS), 0, 3, 0),
                first.after());
        assertEquals(
                List.of("worst seen of medium: 10 ms becomes 14 ms"),
                first.costs().stream().map(c -> c.text()).toList());
        assertEquals(5 * Sketch.MS, first.why().orElseThrow().sumNs());
        assertTrue(advice.good().size() <= 5);
    }

    /** High asks at 1 and medium comes at 2: up to 2 ms low gives r back in time (a step that ends at an instant takes effect before what is released then). */
    @Test
    void howShortASectionMustBeIsFoundBySearch() {
        Advice advice =
                Sketch.advice(Sketch.read(Sketch.inversion(Protocol.NONE).project(60)));

        Tried shorter = find(advice, "Hold r in low for at most 2 ms instead of 4 ms");
        assertEquals(0, shorter.after().missedByAll());
        assertEquals(OptionalLong.of(3 * Sketch.MS), shorter.after().worstNs());
        assertEquals(
                "no bound known: seen in this run, not proven",
                shorter.costs().getFirst().text());
    }

    /** a needs 3 behind the 4 of b and has 5: raised above b it ends at 3, but then b ends at 7 and is late. What helps is that b computes 2 at most, or a 1. */
    @Test
    void whatBreaksAnotherDeadlineIsRefusedWithThatReason() {
        Advice advice = Sketch.advice(Sketch.read(Sketch.generic()
                .task("a", 1, 0, 20, 5, compute(3))
                .task("b", 2, 0, 20, 5, compute(4))
                .project(60)));

        Tried raised = find(advice, "Raise a to P3, above b");
        assertEquals(
                "b would miss more deadlines: 3 instead of 0",
                raised.refused().orElseThrow().text());
        assertEquals(
                advice.all().size(), advice.good().size() + advice.refused().size());
        assertTrue(advice.refused().contains(raised));
        assertEquals(
                0,
                find(advice, "Let b compute at most 2 ms instead of 4 ms")
                        .after()
                        .missedByAll());
        assertEquals(
                0,
                find(advice, "Let a compute at most 1 ms instead of 3 ms")
                        .after()
                        .missedByAll());
        assertEquals(
                0,
                find(advice, "Allow a a deadline of 7 ms instead of 5 ms")
                        .after()
                        .missedByAll());
        assertFalse(titles(advice.all()).contains("Release"), titles(advice.all()));
    }

    /** Deadline monotonic order is the reverse of the given one and meets all: 2, then 2 + 6 = 8. */
    @Test
    void otherPrioritiesRepairTheWrongOrder() {
        Advice advice = Sketch.advice(Sketch.read(Sketch.generic()
                .task("short", 1, 0, 20, 4, compute(2))
                .task("long", 2, 0, 20, 20, compute(6))
                .project(40)));

        Tried raised = advice.good().getFirst();
        assertEquals("Raise short to P3, above long", raised.remedy().title().text());
        assertEquals(OptionalLong.of(2 * Sketch.MS), raised.after().boundNs());
        assertEquals(0, find(advice, "Order all priorities by deadline").after().missedByAll());
    }

    /**
     * Burst keeps b off the core until 15, and b#0 ends at 21: b#1, due at 20, starts behind it. Skipped are the jobs that arrive at 10 and 20; that they are not done is a cost, though nothing is late any more but b#0.
     */
    @Test
    void jobsThatAreSkippedAreACost() {
        Reading before = Sketch.read(Sketch.generic()
                .task("burst", 2, 0, 100, 15, compute(15))
                .task("b", 1, 0, 10, 10, compute(6))
                .project(100));
        Trace trace = before.run().orElseThrow().trace();
        Slices slices = Slices.of(trace);
        SeenJob second = SeenJob.of(trace, slices, ItemId.of("b"), 1).orElseThrow();

        Tried skipped = find(
                Sketch.advice(before, Why.of(before.machine().orElseThrow(), trace, slices, second)),
                "Skip a job of b that arrives while the last is unfinished");
        assertEquals(3, skipped.before().missed());
        assertEquals(1, skipped.after().missed());
        assertEquals(
                List.of("b loses jobs in the run: 2"),
                skipped.costs().stream().map(c -> c.text()).toList());
    }

    /** What a card says of a change is what reading the changed design says; good ones do no harm to anybody. */
    @Test
    void figuresAreThoseOfTheChangedDesignReadAfresh() {
        Reading before = Sketch.read(Sketch.inversion(Protocol.NONE).project(60));
        for (Tried tried : Sketch.advice(before).all()) {
            Project changed = tried.remedy().edit().apply(before.project());
            Reading after = Sketch.read(changed);
            assertEquals(tried.project(), changed);
            ContextMetrics high = after.run()
                    .orElseThrow()
                    .metrics()
                    .context(ItemId.of("high"))
                    .orElseThrow();
            assertEquals(tried.after().worstNs(), high.worstResponseNs());
            assertEquals(tried.after().missed(), high.misses());
            assertEquals(
                    tried.after().missedByAll(),
                    after.run().orElseThrow().metrics().misses());
            assertEquals(
                    tried.refused().isEmpty(),
                    after.run().orElseThrow().metrics().misses()
                            == tried.after().missed());
        }
    }

    /** Somebody who does not wait any more is not kept waiting. */
    @Test
    void cancelledAdviceEndsWithWhatItHas() {
        Reading before = Sketch.read(Sketch.inversion(Protocol.NONE).project(60));
        List<Advice> published = new ArrayList<>();
        Progress once = new Progress() {
            @Override
            public void report(double share) {}

            @Override
            public boolean cancelled() {
                return !published.isEmpty();
            }
        };

        Advice advice = Advice.of(
                before,
                Sketch.firstMiss(before),
                ShippedCatalogue.get(),
                RunLimit.of(before.project()),
                Workers.ALONE,
                once,
                published::add);

        assertEquals(1, advice.good().size());
    }

    /** Several at a time or one after the other: the same cards in the same order, with the same figures. */
    @Test
    void adviceDoesNotDependOnHowManyAreTriedAtATime() {
        Reading before = Sketch.read(Sketch.inversion(Protocol.NONE).project(60));
        Why why = Sketch.firstMiss(before);
        RunLimit limit = RunLimit.of(before.project());
        Advice one = Advice.of(before, why, ShippedCatalogue.get(), limit, Workers.ALONE, Progress.NONE, _ -> {});
        List<Advice> published = new ArrayList<>();
        try (Crew crew = new Crew()) {
            Advice all = Advice.of(before, why, ShippedCatalogue.get(), limit, crew, Progress.NONE, published::add);

            assertEquals(figures(one), figures(all));
            assertEquals(all, published.getLast());
        }
    }

    private static List<String> figures(Advice advice) {
        return advice.all().stream()
                .map(t -> t.remedy().title().text() + " " + t.after() + " " + t.costs() + " " + t.refused())
                .toList();
    }
}
