package dev.takt.designer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.ChartPainter;
import dev.takt.designer.chart.Legend;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.draw.PngPen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.FloorPlanPainter;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.LiveStates;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Paints every shipped design, simulated, on board and timeline, to be looked at in the build folder. */
class SamplePicturesTest {
    private static final Map<String, long[]> SPANS = Map.of(
            "priority-inversion", new long[] {0, 45_000_000, 9_500_000},
            "rtic-cortex-m3", new long[] {0, 24_000_000, 10_400_000},
            "motor-control", new long[] {0, 2_200_000, 1_010_000},
            "esp32s3-sensor-node", new long[] {100_000_000, 185_000_000, 120_001_000});

    @Test
    void everySampleIsPaintedLive() throws IOException {
        for (Sample sample : Samples.ALL) {
            Project project = sample.project();
            Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
            Run run = Simulation.start(
                    PlanCompiler.compile(machine),
                    RunOptions.ofSeed(project.settings().seed()));
            run.advance(Limit.until(project.settings().runForNs()), Progress.NONE);
            AnalysisResult analysis = Analysis.of(machine, Progress.NONE);
            ChartData data = ChartData.of(run.trace());
            assertTrue(run.trace().size() > 10);
            long[] span = SPANS.get(sample.id());
            Chart chart = Chart.of(data, Optional.of(project), 1140, 480)
                    .withRange(new VisibleRange(span[0], span[1], data.durationNs()))
                    .withPlayhead(OptionalLong.of(span[2]));
            var live = LiveStates.at(run.trace().names(), data.slices(), span[2]);
            Overlay overlay = Overlay.NONE
                    .withFigures(Figures.of(machine, Optional.of(analysis)))
                    .withCoreLoads(Figures.loads(analysis))
                    .withLive(live)
                    .withSelection(Set.of(machine.contexts().getFirst().item()));
            FloorPlan plan = FloorPlan.of(project, Optional.of(machine));
            for (Theme theme : Theme.values()) {
                PngPen pen = new PngPen(1140, 480, 1.4);
                ChartPainter.paint(pen, chart, theme);
                pen.shift(180, 440);
                Legend.paint(pen, theme);
                pen.restore();
                Files.write(Path.of("target", "run-" + sample.id() + "-" + theme + ".png"), pen.png());
                PngPen board = new PngPen(1160, 720, 1.4);
                FloorPlanPainter.paintFitted(board, plan, overlay, theme, 1160, 720);
                if (theme == Theme.DARK) {
                    PngPen small = new PngPen(760, 480, 1.4);
                    FloorPlanPainter.paintFitted(small, plan, overlay, theme, 760, 480);
                    Files.write(Path.of("target", "names-" + sample.id() + ".png"), small.png());
                    PngPen tiny = new PngPen(400, 280, 2);
                    FloorPlanPainter.paintFitted(tiny, plan, overlay, theme, 400, 280);
                    Files.write(Path.of("target", "blocks-" + sample.id() + ".png"), tiny.png());
                }
                Files.write(Path.of("target", "live-" + sample.id() + "-" + theme + ".png"), board.png());
            }
        }
    }
}
