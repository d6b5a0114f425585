package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** No text of any page is cut without a tooltip that has all of it, and no control lies over another, at 1440 by 900 and at 1100 by 700, in light and in dark. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class LegibleTest {
    private StudioHarness studio;
    private final Set<String> findings = new TreeSet<>();
    private String where = "";

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    @Test
    void everyPageIsLegibleAtBothSizesInLightAndDark(FxRobot robot) throws Exception {
        everySizeAndTheme(robot, () -> look(robot, "welcome", () -> {}));
        open(robot, "priority-inversion");
        everySizeAndTheme(robot, () -> {
            for (String page : List.of("board", "timeline", "analysis", "memory", "code", "report", "compare")) {
                look(robot, page, () -> studio.design().page(page));
            }
            look(robot, "area", () -> {
                studio.design().page("timeline");
                studio.design().showArea();
            });
            look(robot, "responses", () -> studio.design().showResponses());
            look(robot, "why", () -> studio.design().nextMiss());
        });
        open(robot, "esp32s3-sensor-node");
        everySizeAndTheme(robot, () -> {
            look(robot, "large board", () -> studio.design().page("board"));
            look(robot, "large analysis", () -> studio.design().page("analysis"));
        });
        assertEquals("", String.join("\n", findings));
    }

    private void open(FxRobot robot, String sample) throws Exception {
        Path file = studio.sample(sample);
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        ItemId task = studio.project().all(Task.class).getFirst().id();
        robot.interact(() -> studio.design().session().document().select(Selection.of(task)));
    }

    private void everySizeAndTheme(FxRobot robot, Runnable pages) {
        for (double[] size : new double[][] {{1100, 700}, {1440, 900}}) {
            robot.interact(() -> {
                studio.stage().setWidth(size[0]);
                studio.stage().setHeight(size[1]);
            });
            for (String theme : List.of("light", "dark")) {
                where = (int) size[0] + " by " + (int) size[1] + ", " + theme + ": ";
                pages.run();
                robot.interact(() -> studio.window.run("view.theme"));
            }
        }
    }

    /** Docks are arranged between frames, so one looks at the one after. */
    private void look(FxRobot robot, String page, Runnable show) {
        robot.interact(show);
        frame(robot);
        frame(robot);
        robot.interact(() ->
                findings.addAll(new Legibility(where + page).of(studio.stage().getScene())));
    }

    private void frame(FxRobot robot) {
        CountDownLatch drawn = new CountDownLatch(1);
        robot.interact(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                drawn.countDown();
            }
        }.start());
        studio.await("a frame", () -> drawn.getCount() == 0);
    }
}
