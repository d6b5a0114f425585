package dev.takt.app.wiring;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.designer.surface.Fonts;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * What single frames of a whole window of the studio cost with a design of 200 items in it, in processor time of the window's thread and the renderer: from the change to the picture on the screen, and
 * every frame in which what other threads have found comes in (problems, bounds, the run) and tables, marks and timelines follow. Nothing is read back. The same is done before what counts, so that everything has been
 * seen and compiled.
 */
public final class WindowFrameBench {
    private static final int WARM_UP = 20;
    private static final int EDITS = 40;
    private static final int REPLAYED = 400;
    private static final long RUN_NS = 1_000_000_000;

    /** Simulated in a second of replay: the run is gone through in about the frames that are measured. */
    private static final long SPEED_NS = 100_000_000;

    /** After the last news of a change so many frames are looked at. */
    private static final int SETTLING = 6;

    /** A frame in which nothing is drawn costs less. */
    private static final double IDLE = 2;

    private static final Set<String> DRAWING = Set.of("JavaFX Applicat", "QuantumRenderer");

    private WindowFrameBench() {}

    public static void main(String[] arguments) {
        Platform.startup(() -> {});
        Platform.runLater(() -> {
            try {
                measure();
                System.exit(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void measure() throws IOException {
        Fonts.load();
        Path folder = Files.createTempDirectory("takt-bench");
        Places places = new Places(folder);
        Stage stage = new Stage();
        StudioWindow window = new StudioWindow(stage, places, Preferences.load(places), new NobodyToAsk());
        stage.setWidth(1440);
        stage.setHeight(900);
        window.show(Optional.empty());
        window.open(Files.writeString(folder.resolve("large.takt"), ProjectFormat.write(project())));
        OpenDesign design = window.design().orElseThrow();
        frames(() -> settled(design), new ArrayList<>());
        design.workspace().choose("strip");

        edited(design, WARM_UP, new ArrayList<>());
        List<Double> edits = new ArrayList<>();
        edited(design, EDITS, edits);
        report(
                "window of 200 items, a figure edited",
                edits.stream().filter(ms -> ms > IDLE).toList());

        replayed(design, new ArrayList<>());
        List<Double> replay = new ArrayList<>();
        replayed(design, replay);
        report("window of 200 items, replay beside its timeline", replay);
        design.page("timeline");
        replayed(design, new ArrayList<>());
        List<Double> timeline = new ArrayList<>();
        replayed(design, timeline);
        report("window of 200 items, replay on the timeline", timeline);
    }

    /** 140 tasks on two cores, 30 channels, 30 resources. */
    private static Project project() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 140; i++) {
            items.add(task(i));
        }
        for (int i = 0; i < 30; i++) {
            items.add(Channel.blank(ItemId.of("c" + i), "channel_" + i));
            items.add(Resource.blank(ItemId.of("r" + i), "data_" + i));
        }
        Project blank = Project.blank("large", "esp32s3", "embassy");
        return blank.withSettings(blank.settings().withRunForNs(RUN_NS)).withItems(items);
    }

    private static Task task(int i) {
        Step compute = new Step.Compute("", 1_000, 2_000, Distribution.WORST);
        Step send = new Step.Send(ItemId.of("c" + i % 30), OptionalLong.of(1_000_000));
        Step receive = new Step.Receive(ItemId.of("c" + (i + 7) % 30), OptionalLong.of(1_000_000));
        Step lock = new Step.Lock(ItemId.of("r" + i % 30), List.of(compute));
        return Task.blank(ItemId.of("t" + i), "task_" + i)
                .withPriority(i % 4)
                .withCore(i % 2)
                .withActivation(new Activation.Periodic(1_000_000L * (i + 10), 0, 0))
                .withBody(i % 3 == 0 ? List.of(compute, send, lock) : List.of(receive, compute));
    }

    private static boolean settled(OpenDesign design) {
        return !design.session().busyProperty().get()
                && design.session()
                        .runProperty()
                        .get()
                        .filter(r -> r.project() == design.session().document().project())
                        .isPresent();
    }

    /** Each edit is seen through to the end of its simulation. */
    private static void edited(OpenDesign design, int edits, List<Double> millis) {
        for (int edit = 0; edit < edits; edit++) {
            OptionalLong deadline = OptionalLong.of(1_000_000L + 1_000L * edit);
            design.session()
                    .document()
                    .apply(new ChangeItem(
                            Texts.text("edit.set", "deadline"),
                            ItemId.of("t0"),
                            Optional.of("deadline"),
                            item -> ((Task) item).withDeadlineNs(deadline)));
            frames(() -> settled(design), millis);
        }
    }

    private static void replayed(OpenDesign design, List<Double> millis) {
        design.session().playhead().moveTo(0);
        design.session().playhead().setSpeed(SPEED_NS);
        design.session().playhead().play();
        frames(() -> millis.size() >= REPLAYED || !design.session().playhead().isPlaying(), millis);
        design.session().playhead().pause();
    }

    /** Lets the window draw until something holds, and some frames longer, and notes what each frame costs. */
    private static void frames(BooleanSupplier holds, List<Double> millis) {
        Object key = new Object();
        long[] last = {cpuNs()};
        new AnimationTimer() {
            private int left = SETTLING;

            @Override
            public void handle(long now) {
                long at = cpuNs();
                millis.add((at - last[0]) / 1e6);
                last[0] = at;
                left = holds.getAsBoolean() ? left - 1 : SETTLING;
                if (left == 0) {
                    stop();
                    Platform.exitNestedEventLoop(key, key);
                }
            }
        }.start();
        Platform.enterNestedEventLoop(key);
    }

    private static void report(String name, List<Double> millis) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        row(name + ": median", sorted[sorted.length / 2], "-");
        row(name + ": 95 %", sorted[sorted.length * 95 / 100], "-");
        row(name + ": 99 %", sorted[sorted.length * 99 / 100], "< 16");
        row(name + ": worst", sorted[sorted.length - 1], "< 50");
    }

    /** As {@code ./bench} reads it: name, value, unit, ratio, goal, anchor. */
    private static void row(String name, double millis, String goal) {
        System.out.printf(Locale.ROOT, "BENCH\t%s\t%.2f\tms\t-\t%s\t-%n", name, millis, goal);
    }

    /** What the window's thread and the renderer have computed so far, as Linux counts it: on a machine with other work a clock would count that too. Elsewhere the clock. */
    private static long cpuNs() {
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
}
