package dev.takt.designer.bench;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.ChartPainter;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.FloorPlanPainter;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.Overlay;
import dev.takt.designer.surface.FxPen;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * What one frame of board and timeline costs in a design of 200 items, in processor time of the window's thread and of the renderer: painting, the software renderer's work, and reading the picture
 * back, which makes the renderer finish and which a window does not do. The same frames are drawn four times before the one that counts, so that every shape has been
 * seen and compiled: the first second of a studio is not what is measured here.
 */
public final class FrameBench {
    private static final int WARM_UP = 480;
    private static final int FRAMES = 120;
    private static final Set<String> DRAWING = Set.of("JavaFX Applicat", "QuantumRenderer");

    private FrameBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        Project project = LargeDesign.project();
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        Run run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(1));
        run.advance(Limit.until(1_000_000_000L), Progress.NONE);
        ChartData data = ChartData.of(run.trace());
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {});
        Platform.runLater(() -> {
            Canvas canvas = new Canvas(1440, 900);
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(canvas)));
            stage.show();
            measure("nothing: clearing and reading back alone", canvas, (pen, frame) -> {});
            board(canvas, project, machine);
            timeline(canvas, data, project);
            LargeFrames.measure(canvas);
            ViewFrames.measure(stage, data, project);
            done.countDown();
        });
        done.await();
        Platform.exit();
    }

    private static void board(Canvas canvas, Project project, Machine machine) {
        Overlay overlay = Overlay.NONE.withFigures(Figures.of(machine, Optional.empty()));
        FloorPlan plan = FloorPlan.of(project, Optional.of(machine));
        measure("board, panned", canvas, (pen, frame) -> {
            pen.shift(-frame, -frame);
            FloorPlanPainter.paint(
                    pen, plan, overlay, Theme.DARK, 1, new dev.takt.designer.draw.Box(frame, frame, 1440, 900));
            pen.restore();
        });
        measure(
                "board, all of it",
                canvas,
                (pen, frame) -> FloorPlanPainter.paintFitted(pen, plan, overlay, Theme.DARK, 1440, 900));
        measure("board, a figure edited: resolved, laid out and painted", canvas, (pen, frame) -> {
            Task first = (Task) project.items().getFirst();
            Project edited = project.withItem(first.withDeadlineNs(OptionalLong.of(1_000_000L + frame)));
            FloorPlan changed = FloorPlan.of(edited, Machine.of(edited, ShippedCatalogue.get()), plan);
            FloorPlanPainter.paint(
                    pen, changed, overlay, Theme.DARK, 1, new dev.takt.designer.draw.Box(0, 0, 1440, 900));
        });
        measure("board, a card moved: laid out anew and painted", canvas, (pen, frame) -> {
            Placement moved = new Placement(project.items().getFirst().id(), 8 * (frame % 40), 0);
            FloorPlan changed = FloorPlan.of(project.withLayout(Layout.EMPTY.with(moved)), Optional.of(machine), plan);
            FloorPlanPainter.paint(
                    pen, changed, overlay, Theme.DARK, 1, new dev.takt.designer.draw.Box(0, 0, 1440, 900));
        });
    }

    private static void timeline(Canvas canvas, ChartData data, Project project) {
        Chart chart = Chart.of(data, Optional.of(project), 1440, 900);
        measure("timeline, whole run", canvas, (pen, frame) -> ChartPainter.paint(pen, chart, Theme.DARK));
        measure("timeline, zooming", canvas, (pen, frame) -> {
            Chart closer = chart.withRange(chart.range().zoomed(500_000_000, 1 + frame * 0.5));
            ChartPainter.paint(pen, closer, Theme.DARK);
        });
    }

    interface Painting {
        void paint(FxPen pen, int frame);
    }

    static void measure(String name, Canvas canvas, Painting painting) {
        measure(name, canvas, WARM_UP, painting);
    }

    static void measure(String name, Canvas canvas, int warmUp, Painting painting) {
        double[] millis = new double[FRAMES];
        for (int frame = -warmUp; frame < FRAMES; frame++) {
            canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            long start = cpuNs();
            painting.paint(new FxPen(canvas.getGraphicsContext2D()), Math.floorMod(frame, FRAMES));
            canvas.snapshot(null, null);
            if (frame >= 0) {
                millis[frame] = (cpuNs() - start) / 1e6;
            }
        }
        report(name, millis);
    }

    /** The spread of what frames have cost. */
    static void report(String name, double[] millis) {
        Arrays.sort(millis);
        row(name + ": median", millis[millis.length / 2], "-");
        row(name + ": 95 %", millis[millis.length * 95 / 100], "-");
        row(name + ": 99 %", millis[millis.length * 99 / 100], "< 16");
        row(name + ": worst", millis[millis.length - 1], "< 50");
    }

    /** What the window's thread and the renderer have computed so far, as Linux counts it: on a machine with other work a clock would count that too. Elsewhere the clock. */
    static long cpuNs() {
        long sum = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                if (DRAWING.contains(Files.readString(task.resolve("comm")).strip())) {
                    String ran = Files.readString(task.resolve("schedstat"));
                    sum += Long.parseLong(ran.substring(0, ran.indexOf(' ')));
                }
            }
        } catch (IOException e) {
            return System.nanoTime();
        }
        return sum;
    }

    /** As {@code ./bench} reads it: name, value, unit, ratio, goal, anchor. */
    static void row(String name, double millis, String goal) {
        System.out.printf(Locale.ROOT, "BENCH\t%s\t%.2f\tms\t-\t%s\t-%n", name, millis, goal);
    }
}
