package dev.takt.designer.bench;

import dev.takt.designer.board.BoardView;
import dev.takt.designer.board.BoardViewModel;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.document.Document;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.LiveStates;
import dev.takt.projects.edit.ArrangeItems;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/**
 * Frames of the board itself in a window of its own, from the change to the picture on the screen: what an edit makes anew, the nodes of the cards, the map, painting, and showing it. Nothing is read
 * back. A change is followed by some frames in which nothing happens, so that all it costs has been paid.
 */
final class ViewFrames {
    private static final int WARM_UP = 60;
    private static final int FRAMES = 120;
    private static final int SETTLING = 3;

    /** So many frames after the last step of a zoom it has been painted sharp. */
    private static final int RESTING = 12;

    /** A frame in which nothing is drawn costs less. */
    private static final double IDLE = 2;

    /** So many steps of the wheel are one gesture. */
    private static final int STEPS = 12;

    private ViewFrames() {}

    static void measure(Stage stage, ChartData data, Project project) {
        BoardViewModel board = shown(stage, project);
        measure("board in its window, a figure edited", frame -> edit(board, frame));
        measure("board in its window, a card moved", frame -> {
            Placement place = new Placement(project.items().getFirst().id(), 8 * (frame % 40), 0);
            board.document().apply(ArrangeItems.of(Layout.EMPTY.with(place)));
        });
        measure("board in its window, replay", frame -> {
            long at = 1 + frame * data.durationNs() / FRAMES;
            board.show(o -> o.withLive(LiveStates.at(data.trace().names(), data.slices(), at)));
        });
        BoardViewModel large = shown(stage, LargeDesign.project(5));
        measure("board of 1000 items in its window, panned", frame -> large.pan(frame < 60 ? -16 : 16, 8));
        large.fit(1440, 900);
        zoomed(large);
    }

    /** Gestures of the wheel, each with a rest: each step is a frame, and so is each frame of the rest in which something is drawn. */
    private static void zoomed(BoardViewModel board) {
        List<Double> steps = new ArrayList<>();
        List<Double> rests = new ArrayList<>();
        for (int frame = -WARM_UP; frame < FRAMES; frame++) {
            List<Double> counted = frame < 0 ? new ArrayList<>() : steps;
            double step = Math.floorMod(frame, FRAMES) < FRAMES / 2 ? 1.05 : 1 / 1.05;
            counted.add(millis(() -> {
                board.zoom(step, 720, 450);
                pulses(SETTLING);
            }));
            for (int rest = 0; Math.floorMod(frame, STEPS) == STEPS - 1 && rest < RESTING; rest++) {
                double millis = millis(() -> pulses(1));
                if (frame >= 0 && millis > IDLE) {
                    rests.add(millis);
                }
            }
        }
        FrameBench.report("board of 1000 items in its window, zoomed", array(steps));
        FrameBench.report("board of 1000 items in its window, sharp after a zoom", array(rests));
    }

    private static double[] array(List<Double> millis) {
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double millis(Runnable drawn) {
        long start = FrameBench.cpuNs();
        drawn.run();
        return (FrameBench.cpuNs() - start) / 1e6;
    }

    private static BoardViewModel shown(Stage stage, Project project) {
        BoardViewModel model = new BoardViewModel(
                new Document(project), p -> Machine.of(p, ShippedCatalogue.get()), new SplittableRandom(1));
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        model.show(o -> o.withFigures(Figures.of(machine, Optional.empty())));
        BoardView view = new BoardView(model);
        view.setTheme(Theme.DARK);
        show(stage, view);
        model.zoom(1 / model.cameraProperty().get().zoom(), 0, 0);
        pulses(RESTING);
        return model;
    }

    private static void show(Stage stage, Region view) {
        stage.getScene().setRoot(view);
        pulses(RESTING);
    }

    private static void edit(BoardViewModel board, int frame) {
        ItemId first = board.document().project().items().getFirst().id();
        OptionalLong deadline = OptionalLong.of(1_000_000L + frame);
        board.document()
                .apply(new ChangeItem(
                        Texts.text("edit.set", "deadline"), first, Optional.of("deadline"), item -> ((Task) item)
                                .withDeadlineNs(deadline)));
    }

    private static void measure(String name, IntConsumer change) {
        double[] millis = new double[FRAMES];
        for (int frame = -WARM_UP; frame < FRAMES; frame++) {
            int at = Math.floorMod(frame, FRAMES);
            double cost = millis(() -> {
                change.accept(at);
                pulses(SETTLING);
            });
            if (frame >= 0) {
                millis[frame] = cost;
            }
        }
        FrameBench.report(name, millis);
    }

    /** Lets the window draw so many frames. */
    private static void pulses(int count) {
        Object key = new Object();
        new AnimationTimer() {
            private int left = count;

            @Override
            public void handle(long now) {
                left--;
                if (left == 0) {
                    stop();
                    Platform.exitNestedEventLoop(key, key);
                }
            }
        }.start();
        Platform.enterNestedEventLoop(key);
    }
}
