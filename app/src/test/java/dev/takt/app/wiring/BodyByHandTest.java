package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.kind.StepKinds;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A body made of nothing: steps added, nested, taken out and put in order, once with the mouse and once with keys alone. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class BodyByHandTest {
    private static final Step YIELD = new Step.Yield();

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        Path file = Files.writeString(studio.folder.resolve("empty.takt"), """
                {"takt": 1, "name": "empty", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "50 ms"},
                 "items": [{"id": "a", "kind": "task", "name": "a", "activation": {"type": "periodic", "period": "10 ms"}, "body": []},
                           {"id": "bus", "kind": "resource", "name": "bus"}]}""");
        studio.window.open(file);
    }

    @Test
    void withTheMouse(FxRobot robot) {
        studio.awaitRun();
        robot.clickOn("#item-a");
        add(robot, "yield");
        assertEquals(List.of(YIELD), body());
        add(robot, "lock");
        add(robot, "delay");
        // the lock was chosen by being added: what is added then goes into it
        Step.Lock lock = (Step.Lock) body().get(1);
        assertEquals(1, lock.body().size());
        Step delay = lock.body().getFirst();
        assertTrue(delay instanceof Step.Delay, delay.toString());

        new BodyRows(studio, robot).drag("step-1-0-0", "step-0", 0.2, 4);
        studio.await("out of the lock, first", () -> body().equals(
                        List.of(delay, YIELD, new Step.Lock(lock.resource(), List.of()))));
        new BodyRows(studio, robot).drag("step-1", "step-2", 0.9, 40);
        studio.await(
                "into the lock", () -> body().equals(List.of(delay, new Step.Lock(lock.resource(), List.of(YIELD)))));
        assertEquals(5, studio.design().session().document().doneLabels().size(), "each gesture is one step of undo");
    }

    @Test
    void withKeysAlone(FxRobot robot) {
        KeysOnly keys = new KeysOnly(studio, robot);
        studio.awaitRun();
        keys.inspect("a");
        addByKeys(robot, keys, "yield");
        addByKeys(robot, keys, "lock");
        Step.Lock lock = (Step.Lock) body().get(1);
        studio.await("the row", () -> keys.isFocused("step-1"));

        robot.type(KeyCode.UP);
        alt(robot, KeyCode.DOWN);
        studio.await("below the lock", () -> body().equals(List.of(lock, YIELD)));
        alt(robot, KeyCode.RIGHT);
        studio.await("inside the lock", () -> body().equals(List.of(new Step.Lock(lock.resource(), List.of(YIELD)))));
        assertTrue(keys.isFocused("step-0-0-0"));
        alt(robot, KeyCode.LEFT);
        studio.await("out of it again", () -> body().equals(List.of(lock, YIELD)));
        assertTrue(keys.isFocused("step-1"));
        alt(robot, KeyCode.UP);
        studio.await("above it", () -> body().equals(List.of(YIELD, lock)));
        robot.type(KeyCode.DELETE);
        studio.await("without it", () -> body().equals(List.of(lock)));
        assertEquals(7, studio.design().session().document().doneLabels().size());
    }

    private List<Step> body() {
        return studio.project().item(ItemId.of("a"), Task.class).orElseThrow().body();
    }

    private long count() {
        return steps(body());
    }

    private static long steps(List<Step> body) {
        return body.stream()
                .mapToLong(s ->
                        1 + s.inner().stream().mapToLong(BodyByHandTest::steps).sum())
                .sum();
    }

    private void add(FxRobot robot, String form) {
        long before = count();
        studio.await("its fields", () -> studio.there("add-step"));
        new BodyRows(studio, robot).scrollTo("add-step");
        robot.clickOn("#add-step");
        robot.clickOn("#add-step-" + form);
        studio.await("one more step", () -> count() == before + 1);
        studio.awaitRun();
    }

    private void addByKeys(FxRobot robot, KeysOnly keys, String form) {
        long before = count();
        keys.tabTo("add-step");
        robot.type(KeyCode.SPACE);
        studio.await(
                "the forms", () -> robot.lookup("#add-step-" + form).tryQuery().isPresent());
        Node wanted = robot.lookup("#add-step-" + form).query();
        for (int i = 0; i < StepKinds.ALL.size() && !wanted.isFocused(); i++) {
            robot.type(KeyCode.DOWN);
        }
        assertTrue(wanted.isFocused(), form);
        robot.type(KeyCode.ENTER);
        studio.await("one more step", () -> count() == before + 1);
        studio.awaitRun();
    }

    private static void alt(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.ALT).type(key).release(KeyCode.ALT);
    }
}
