package dev.takt.designer.bench;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.ChartPainter;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.FloorPlanPainter;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;

/** Frames of what is large: a board of 1000 items, and a timeline of ten million events, which is also opened. */
final class LargeFrames {
    private static final int WARM_UP = 120;
    private static final int CONTEXTS = 20;
    private static final int EVENTS_A_JOB = 5;
    private static final int EVENTS = 10_000_000;
    private static final long JOB_NS = 10_000;

    private LargeFrames() {}

    static void measure(Canvas canvas) {
        board(canvas);
        timeline(canvas);
    }

    private static void board(Canvas canvas) {
        Project project = LargeDesign.project(5);
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        Overlay overlay = Overlay.NONE.withFigures(Figures.of(machine, Optional.empty()));
        FloorPlan plan = FloorPlan.of(project, Optional.of(machine));
        FrameBench.measure("board of 1000 items, panned", canvas, WARM_UP, (pen, frame) -> {
            Box seen = new Box(plan.bounds().x() + frame * 4, plan.bounds().centreY() + frame * 4, 1440, 900);
            pen.shift(-seen.x(), -seen.y());
            FloorPlanPainter.paint(pen, plan, overlay, Theme.DARK, 1, seen);
            pen.restore();
        });
        FrameBench.measure("board of 1000 items, zoomed", canvas, WARM_UP, (pen, frame) -> {
            double zoom = 0.1 + frame * 0.015;
            Box seen = new Box(
                    plan.bounds().centreX() - 720 / zoom,
                    plan.bounds().centreY() - 450 / zoom,
                    1440 / zoom,
                    900 / zoom);
            pen.scale(zoom);
            pen.shift(-seen.x(), -seen.y());
            FloorPlanPainter.paint(pen, plan, overlay, Theme.DARK, zoom, seen);
            pen.restore();
            pen.restore();
        });
    }

    private static void timeline(Canvas canvas) {
        Trace trace = trace();
        double best = Double.MAX_VALUE;
        ChartData data = ChartData.of(trace);
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            data = ChartData.of(trace);
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        FrameBench.row("timeline of 10 000 000 events: opening", best, "< 2000");
        Chart chart = Chart.of(data, Optional.empty(), 1440, 900);
        long total = data.durationNs();
        FrameBench.measure(
                "timeline of 10 000 000 events, whole run",
                canvas,
                WARM_UP,
                (pen, frame) -> ChartPainter.paint(
                        pen, chart.withRange(new VisibleRange(frame, total - frame, total)), Theme.DARK));
        FrameBench.measure("timeline of 10 000 000 events, zooming", canvas, WARM_UP, (pen, frame) -> {
            Chart closer = chart.withRange(chart.range().zoomed(total / 3, Math.pow(1.12, frame)));
            ChartPainter.paint(pen, closer, Theme.DARK);
        });
        FrameBench.measure("timeline of 10 000 000 events, panned", canvas, WARM_UP, (pen, frame) -> {
            Chart part = chart.withRange(chart.range().zoomed(total / 3, 200).panned(frame * total / 20_000));
            ChartPainter.paint(pen, part, Theme.DARK);
        });
    }

    /** Jobs of ten microseconds one after the other, now of one context, now of another. */
    private static Trace trace() {
        List<TraceNames.ContextName> contexts = new ArrayList<>();
        for (int i = 0; i < CONTEXTS; i++) {
            contexts.add(new TraceNames.ContextName(i, ItemId.of("t" + i), "task_" + i, 0, i, i, false));
        }
        TraceBuilder builder =
                new TraceBuilder(new TraceNames(List.of(new TraceNames.CoreName(0, "Core 0")), contexts, List.of()));
        long time = 0;
        for (int job = 0; job < EVENTS / EVENTS_A_JOB; job++) {
            int context = Math.floorMod(job * 7, CONTEXTS);
            int number = job / CONTEXTS;
            builder.add(time, EventKind.ARRIVAL, 0, context, number, Trace.NONE, time + JOB_NS);
            builder.add(time, EventKind.RELEASE, 0, context, number, Trace.NONE, time);
            builder.add(time, EventKind.START, 0, context, number, Trace.NONE, 0);
            time += JOB_NS - 1000;
            builder.add(time, EventKind.COMPLETE, 0, context, number, Trace.NONE, JOB_NS - 1000);
            builder.add(time, EventKind.IDLE, 0, Trace.NONE, Trace.NONE, Trace.NONE, 0);
            time += 1000;
        }
        builder.reach(time);
        return builder.trace();
    }
}
