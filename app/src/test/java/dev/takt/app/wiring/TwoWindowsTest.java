package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Selection;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A selection drawn with a rectangle, changed as one, and taken to another window as text. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class TwoWindowsTest {
    private static final ItemId METEO = ItemId.of("meteo");
    private static final ItemId COMMUNICATION = ItemId.of("communication");

    private StudioHarness first;

    @Start
    void start(Stage stage) throws Exception {
        first = new StudioHarness(stage, 1440, 900);
        first.window.open(first.sample("priority-inversion"));
    }

    private StudioHarness second(FxRobot robot) {
        StudioHarness[] made = new StudioHarness[1];
        robot.interact(() -> {
            try {
                made[0] = new StudioHarness(new Stage(), 1200, 800, Files.createTempDirectory("takt-second"));
                made[0].window.open(made[0].sample("rtic-cortex-m3"));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        made[0].awaitRun();
        return made[0];
    }

    private static void chord(FxRobot robot, StudioHarness studio, KeyCode key) {
        robot.interact(() -> {
            studio.stage().toFront();
            studio.stage().requestFocus();
            studio.node("board").requestFocus();
        });
        studio.await("the focus", () -> studio.stage().isFocused());
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    @Test
    void whatIsCopiedInOneWindowIsPastedIntoAnotherWithFreshIdsAndItsLines(FxRobot robot) {
        first.awaitRun();
        robot.interact(() -> first.design().session().document().select(Selection.of(METEO, ItemId.of("bus"))));
        chord(robot, first, KeyCode.C);
        StudioHarness other = second(robot);
        Project before = other.project();
        chord(robot, other, KeyCode.V);
        other.await(
                "two more",
                () -> other.project().items().size() == before.items().size() + 2);
        Set<ItemId> old = before.items().stream().map(Item::id).collect(Collectors.toSet());
        List<Item> pasted = other.project().items().stream()
                .filter(i -> !old.contains(i.id()))
                .toList();
        assertEquals(
                Set.of("meteo", "information bus"),
                pasted.stream().map(Item::name).collect(Collectors.toSet()));
        ItemId task = pasted.stream()
                .filter(Task.class::isInstance)
                .findFirst()
                .orElseThrow()
                .id();
        assertTrue(Edges.of(other.project()).stream()
                .anyMatch(e -> e.kind() == EdgeKind.LOCK
                        && e.from().equals(task)
                        && pasted.stream().anyMatch(i -> i.id().equals(e.to()))));
        chord(robot, other, KeyCode.Z);
        other.await("one step back", () -> other.project() == before);
        robot.interact(() -> other.stage().close());
    }

    @Test
    void whatARectangleTouchesIsChangedAsOneStep(FxRobot robot) {
        first.awaitRun();
        Project before = first.project();
        Bounds low = first.bounds("item-meteo");
        Bounds high = first.bounds("item-communication");
        Point2D from = new Point2D(Math.min(low.getMinX(), high.getMinX()) - 6, high.getMinY() - 4);
        Point2D to = new Point2D(Math.max(low.getMaxX(), high.getMaxX()) + 6, low.getMaxY() + 4);
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.add(10, 10));
        robot.moveTo(to).release(MouseButton.PRIMARY);
        first.await("both tasks", () -> first.design().selected().containsAll(List.of(METEO, COMMUNICATION)));
        robot.interact(() -> first.node("field-priority").requestFocus());
        robot.write("5").type(KeyCode.ENTER);
        first.await("both at 5", () -> first.priority("meteo") == 5 && first.priority("communication") == 5);
        chord(robot, first, KeyCode.Z);
        first.await("one step back", () -> first.project() == before);
    }
}
