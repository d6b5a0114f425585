package dev.takt.designer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Trigger;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    private static final long MS = 1_000_000;
    private static final int HANDLER = 0;
    private static final int AFTER = 1;
    private static final int SENDER = 2;
    private static final int READER = 3;
    private static final int SPAWNER = 4;
    private static final int OTHER = 5;
    private static final int CHILD = 6;
    private static final List<String> NAMES =
            List.of("handler", "after", "sender", "reader", "spawner", "other", "child");

    private final TraceBuilder builder = new TraceBuilder(new TraceNames(
            List.of(new TraceNames.CoreName(0, "Core 0"), new TraceNames.CoreName(1, "Core 1")),
            NAMES.stream()
                    .map(n -> new TraceNames.ContextName(
                            NAMES.indexOf(n), ItemId.of(n), n, n.equals("other") ? 1 : 0, 1, 1, n.equals("handler")))
                    .toList(),
            List.of(new TraceNames.ThingName(0, ThingKind.QUEUE, ItemId.of("queue"), "queue", 4))));

    private static Project design() {
        return Project.blank("", "", "")
                .withItems(List.of(
                        ItemKinds.INTERRUPT.blank(ItemId.of("handler"), "handler"),
                        ItemKinds.TASK
                                .blank(ItemId.of("after"), "after")
                                .withActivation(new Activation.On(ItemId.of("handler"))),
                        ItemKinds.CHANNEL.blank(ItemId.of("queue"), "queue"),
                        ItemKinds.TASK.blank(ItemId.of("sender"), "sender"),
                        ItemKinds.TASK
                                .blank(ItemId.of("reader"), "reader")
                                .withActivation(new Activation.On(ItemId.of("queue"))),
                        ItemKinds.TASK
                                .blank(ItemId.of("spawner"), "spawner")
                                .withBody(List.of(new Step.Spawn(ItemId.of("child")))),
                        ItemKinds.TASK
                                .blank(ItemId.of("other"), "other")
                                .withBody(List.of(new Step.Spawn(ItemId.of("child")))),
                        ItemKinds.TASK.blank(ItemId.of("child"), "child").withActivation(new Activation.Spawned())));
    }

    private void at(long ms, EventKind kind, int core, int context, int other, long value) {
        builder.add(ms * MS, kind, core, context, 0, other, value);
    }

    private void release(long ms, int context) {
        at(ms, EventKind.ARRIVAL, 0, context, -1, -1);
        at(ms, EventKind.RELEASE, 0, context, -1, ms * MS);
    }

    private Trace oneOfEach() {
        release(1, HANDLER);
        at(1, EventKind.START, 0, HANDLER, -1, 0);
        release(2, AFTER);
        at(2, EventKind.COMPLETE, 0, HANDLER, -1, MS);
        at(2, EventKind.START, 0, AFTER, -1, 0);
        at(3, EventKind.COMPLETE, 0, AFTER, -1, MS);
        release(4, SENDER);
        at(4, EventKind.START, 0, SENDER, -1, 0);
        at(5, EventKind.SEND, 0, SENDER, 0, 1);
        release(5, READER);
        at(6, EventKind.COMPLETE, 0, SENDER, -1, 2 * MS);
        at(6, EventKind.START, 0, READER, -1, 0);
        at(7, EventKind.COMPLETE, 0, READER, -1, 2 * MS);
        release(8, SPAWNER);
        at(8, EventKind.START, 0, SPAWNER, -1, 0);
        release(9, CHILD);
        at(10, EventKind.COMPLETE, 0, SPAWNER, -1, 2 * MS);
        release(12, READER);
        builder.reach(20 * MS);
        return builder.trace();
    }

    /** Who releases whom at which millisecond. */
    private static List<String> releases(ChartData data) {
        List<String> found = new ArrayList<>();
        Trace trace = data.trace();
        for (int event = 0; event < trace.size(); event++) {
            int by = data.releases().by(event);
            if (by != Trace.NONE) {
                found.add(trace.time(event) / MS + " " + NAMES.get(by) + " " + NAMES.get(trace.context(event)));
            }
        }
        return found;
    }

    @Test
    void aHandlerAtItsEndASenderAndASpawnerReleaseJobsTimeAndTheOutsideDoNot() {
        assertEquals(
                List.of("2 handler after", "5 sender reader", "9 spawner child"),
                releases(ChartData.of(oneOfEach(), design())));
    }

    @Test
    void nobodyIsNamedWhereTwoCouldHaveSpawnedIt() {
        release(1, SPAWNER);
        release(1, OTHER);
        at(1, EventKind.START, 0, SPAWNER, -1, 0);
        at(1, EventKind.START, 1, OTHER, -1, 0);
        release(2, CHILD);
        at(3, EventKind.COMPLETE, 1, OTHER, -1, 2 * MS);
        release(4, CHILD);
        builder.reach(20 * MS);
        assertEquals(List.of("4 spawner child"), releases(ChartData.of(builder.trace(), design())));
    }

    @Test
    void aSearchForAnArrowEndsSoonAfterNobodyWantsToKnow() {
        int events = 200_000;
        for (int i = 0; i < events; i++) {
            at(1 + i, EventKind.IDLE, 0, Trace.NONE, -1, 0);
        }
        at(1 + events, EventKind.SEND, 0, SENDER, 0, 1);
        release(1 + events, READER);
        builder.reach((2 + events) * MS);
        Chart chart = Chart.of(ChartData.of(builder.trace(), design()), Optional.of(design()), 1064, 420);
        assertEquals(
                Optional.of(new Chart.Step((1 + events) * MS, ItemId.of("reader"))),
                chart.alongArrow(Optional.empty(), 0, true, Progress.NONE));
        AtomicInteger asked = new AtomicInteger();
        Progress givenUp = new Progress() {
            @Override
            public void report(double done) {}

            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() == 3;
            }
        };
        assertEquals(Optional.empty(), chart.alongArrow(Optional.empty(), 0, true, givenUp));
        assertEquals(3, asked.get(), "it has not gone on after the answer");
    }

    @Test
    void theArrowsOfReleasesAreWalkedAlongPaintedWhereTheyAreApartAndHidden() {
        ChartData data = ChartData.of(oneOfEach(), design());
        Chart chart = Chart.of(data, Optional.of(design()), 1064, 420);
        assertEquals(
                Optional.of(new Chart.Step(5 * MS, ItemId.of("reader"))),
                chart.alongArrow(Optional.of(ItemId.of("sender")), 0, true, Progress.NONE));
        assertEquals(
                Optional.of(new Chart.Step(5 * MS, ItemId.of("sender"))),
                chart.alongArrow(Optional.of(ItemId.of("reader")), 20 * MS, false, Progress.NONE));

        String ink = Theme.LIGHT.of(Token.ACTIVATION).hex();
        int without = count(svg(chart.withChoice(chart.choice().withArrows(false))), ink);
        int with = count(svg(chart), ink);
        assertEquals(3 * 2, with - without, "a line and a head each");
        assertEquals(without, count(svg(Chart.of(ChartData.of(data.trace()), Optional.of(design()), 1064, 420)), ink));
        Chart narrow = chart.withSize(Chart.HEADER + 40, 420);
        assertEquals(
                count(svg(narrow.withChoice(narrow.choice().withArrows(false))), ink),
                count(svg(narrow), ink),
                "three arrows in 40 pixels would cover each other");
    }

    private static String svg(Chart chart) {
        SvgPen pen = new SvgPen(chart.width(), chart.height());
        ChartPainter.paint(pen, chart, Theme.LIGHT);
        return pen.svg();
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    /** What is found in runs of the shipped designs, against the machine, which says who may release whom. */
    @Test
    void everyJobThatAnotherReleasesInASampleHasOneThatMayReleaseIt() {
        int released = 0;
        for (Sample sample : Samples.ALL) {
            Project project = sample.project();
            Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
            Run run = Simulation.start(
                    PlanCompiler.compile(machine),
                    RunOptions.ofSeed(project.settings().seed()));
            run.advance(Limit.until(project.settings().runForNs()), Progress.NONE);
            Trace trace = run.trace();
            Releases releases = ChartData.of(trace, project).releases();
            for (int event = 0; event < trace.size(); event++) {
                if (trace.kind(event) == EventKind.ARRIVAL) {
                    Context context = machine.contexts().get(trace.context(event));
                    List<Integer> may = machine.triggers(context).stream()
                            .map(Trigger::context)
                            .toList();
                    int by = releases.by(event);
                    String what = sample.id() + ": " + context.name() + " at " + trace.time(event);
                    assertFalse(by == Trace.NONE && !may.isEmpty(), what + " by nobody");
                    assertTrue(by == Trace.NONE || may.contains(by), what + " by " + by);
                    released += by == Trace.NONE ? 0 : 1;
                }
            }
        }
        assertTrue(released > 20, "samples in which jobs release jobs: " + released);
    }
}
