package dev.takt.designer.bench;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.ChartPainter;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.draw.Theme;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.export.TraceFiles;
import dev.takt.sim.metrics.RunFigures;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.store.ScratchFile;
import dev.takt.sim.trace.Shelf;
import dev.takt.sim.trace.TraceBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * A long trace from a file: what it costs to open, in processor time of the thread that does it, as the window does: read, cut into slices, measured, summed up for any zoom. What is left on the heap then, and
 * what frames of it cost. An argument says how many million events the longer one has. Writes files of some 60 bytes an event.
 */
public final class TraceBench {
    private static final int TEN = 10;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 120;

    private final Path folder;
    private final Project project;
    private final Machine machine;
    private final SimPlan plan;
    private long scratchBytes;

    private TraceBench(Path folder) {
        this.folder = folder;
        project = Samples.byId("motor-control").orElseThrow().project();
        machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        plan = PlanCompiler.compile(machine);
    }

    public static void main(String[] arguments) throws Exception {
        int millions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        Path folder = Files.createTempDirectory("takt-trace");
        TraceBench bench = new TraceBench(folder);
        Path file = folder.resolve("a" + TraceFiles.ENDING);
        try {
            bench.write(file, TEN);
            ChartData data = bench.open(file, TEN + " million events from a file, the first time", "< 2000");
            for (int round = 0; round < ROUNDS; round++) {
                String name = TEN + " million events from a file, again";
                data = round < ROUNDS - 1 ? bench.quietly(file) : bench.open(file, name, "< 2000");
            }
            bench.write(file, millions);
            data = bench.open(file, millions + " million events from a file", "-");
            bench.left(data, millions);
            bench.frames(data, millions);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private void write(Path file, int millions) throws IOException {
        Run run = Simulation.start(plan, RunOptions.ofSeed(1).withShelf(Shelf.in(ScratchFile.in(folder))));
        run.advance(Limit.until(Long.MAX_VALUE).withMaxEvents(millions * 1_000_000L), Progress.NONE);
        try (OutputStream out = Files.newOutputStream(file)) {
            TraceBytes.write(run.trace(), out);
        }
    }

    private ChartData open(Path file, String name, String goal) throws IOException {
        long start = cpuNs();
        ChartData data = quietly(file);
        row("opening " + name, (cpuNs() - start) / 1e6, "ms", goal);
        return data;
    }

    private ChartData quietly(Path file) throws IOException {
        ScratchFile scratch = ScratchFile.in(folder);
        TraceBytes.Part read = TraceFiles.read(file, Integer.MAX_VALUE, _ -> Optional.of(scratch), Progress.NONE);
        RunFigures.of(machine, plan, read.trace(), read.slices(), Progress.NONE).orElseThrow();
        ChartData data = ChartData.of(read.trace(), read.slices(), project);
        scratchBytes = scratch.bytes();
        return data;
    }

    private void left(ChartData data, int millions) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double used = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
        row(millions + " million events, heap in use then", used, "MB", "<= 512");
        row(millions + " million events, on the disk", scratchBytes / 1e6, "MB", "-");
        row("bytes of the disk an event", scratchBytes / (double) data.trace().size(), "B", "-");
    }

    private void frames(ChartData data, int millions) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {});
        Platform.runLater(() -> {
            Canvas canvas = new Canvas(1440, 900);
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(canvas)));
            stage.show();
            frames(canvas, Chart.of(data, Optional.of(project), 1440, 900), millions + " million events, ");
            done.countDown();
        });
        done.await();
        Platform.exit();
    }

    private static void frames(Canvas canvas, Chart chart, String of) {
        long total = chart.data().durationNs();
        FrameBench.measure(
                of + "whole run",
                canvas,
                WARM_UP,
                (pen, frame) -> ChartPainter.paint(
                        pen, chart.withRange(new VisibleRange(frame, total - frame, total)), Theme.DARK));
        FrameBench.measure(of + "zooming", canvas, WARM_UP, (pen, frame) -> {
            Chart closer = chart.withRange(chart.range().zoomed(total / 3, Math.pow(1.15, frame)));
            ChartPainter.paint(pen, closer, Theme.DARK);
        });
        FrameBench.measure(of + "panned", canvas, WARM_UP, (pen, frame) -> {
            Chart part = chart.withRange(chart.range().zoomed(total / 3, 2_000).panned(frame * total / 200_000));
            ChartPainter.paint(pen, part, Theme.DARK);
        });
        FrameBench.measure(of + "panned from a hundredth to the next", canvas, WARM_UP, (pen, frame) -> {
            Chart part = chart.withRange(chart.range().zoomed(0, 100).panned(frame * total / 121));
            ChartPainter.paint(pen, part, Theme.DARK);
        });
    }

    /** What this thread has computed so far, as Linux counts it; elsewhere the clock. */
    private static long cpuNs() {
        try {
            String ran = Files.readString(Path.of("/proc/thread-self/schedstat"));
            return Long.parseLong(ran.substring(0, ran.indexOf(' ')));
        } catch (IOException e) {
            return System.nanoTime();
        }
    }

    private static void row(String name, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "BENCH\t%s\t%.2f\t%s\t-\t%s\t-%n", name, value, unit, goal);
    }
}
