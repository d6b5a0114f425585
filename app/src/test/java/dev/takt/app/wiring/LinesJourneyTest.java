package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Point;
import dev.takt.designer.floorplan.Hit;
import dev.takt.designer.floorplan.Route;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.kind.End;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Lines of the board as things of their own: picked, explained, deleted and hung elsewhere, with mouse and with keys. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class LinesJourneyTest {
    private static final ItemId HANDLER = ItemId.of("uart-rx");
    private static final ItemId COMMAND = ItemId.of("command");
    private static final ItemId CONTROL = ItemId.of("control");
    private static final ItemId STATE = ItemId.of("state");
    private static final Edge SPAWN = new Edge(EdgeKind.ACTIVATION, HANDLER, COMMAND, "body", End.FROM);
    private static final Edge LOCK = new Edge(EdgeKind.LOCK, CONTROL, STATE, "body", End.FROM);

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    @Test
    void aClickOnALineTellsWhatMakesItAndDeleteTakesThatAway(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.clickOn(onLine(SPAWN));
        studio.await("the line", () -> selection().equals(Selection.of(SPAWN)));
        List<String> words = robot.from(studio.node("inspector")).lookup(".label").queryAll().stream()
                .map(n -> ((Labeled) n).getText())
                .toList();
        assertTrue(words.contains("uart_rx → command"), words::toString);
        assertTrue(words.contains("spawn command"), words::toString);

        robot.type(KeyCode.DELETE);
        studio.await("no line", () -> !Edges.of(studio.project()).contains(SPAWN));
        assertEquals(
                1,
                studio.design()
                        .session()
                        .document()
                        .project()
                        .item(HANDLER, Interrupt.class)
                        .orElseThrow()
                        .body()
                        .size());
        Hands.chord(robot, KeyCode.Z);
        studio.await("one step back", () -> studio.project() == before);
    }

    @Test
    void anEndDraggedToAnotherCardHangsThereAndTheHintSaysWhatChanges(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.clickOn(onLine(LOCK));
        studio.await("the line", () -> selection().equals(Selection.of(LOCK)));
        Point2D end = onScreen(route(LOCK).start());
        Point2D card = studio.middle("item-command");
        robot.moveTo(end).press(MouseButton.PRIMARY).moveTo(end.add(12, 12));
        robot.moveTo(card.add(-6, 0)).moveTo(card);
        List<String> told = hint(robot);
        assertTrue(told.contains("command → state: Lock, new"), told::toString);
        assertTrue(told.contains("control → state: Lock, gone"), told::toString);
        assertEquals(before, studio.project());
        robot.release(MouseButton.PRIMARY);
        Edge hung = new Edge(EdgeKind.LOCK, COMMAND, STATE, "body", End.FROM);
        studio.await("the lock of command", () -> selection().equals(Selection.of(hung)));
        assertFalse(Edges.of(studio.project()).contains(LOCK));
        Hands.chord(robot, KeyCode.Z);
        studio.await("one step back", () -> studio.project() == before);
    }

    @Test
    void whereNoLineHasAMeaningTheHintSaysSoAndNothingChanges(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.clickOn(onLine(LOCK));
        studio.await("the line", () -> selection().equals(Selection.of(LOCK)));
        Point2D end = onScreen(route(LOCK).end());
        Point2D card = studio.middle("item-sampling");
        robot.moveTo(end).press(MouseButton.PRIMARY).moveTo(end.add(12, 12));
        robot.moveTo(studio.middle("item-uart-rx").add(-6, 0)).moveTo(studio.middle("item-uart-rx"));
        assertTrue(hint(robot).contains("No line leads from control to uart_rx"), () -> hint(robot)
                .toString());
        robot.release(MouseButton.PRIMARY);
        robot.moveTo(card);
        assertEquals(before, studio.project());
    }

    @Test
    void withKeysALineIsPickedInTheOutlineHungInTheInspectorAndDeleted(FxRobot robot) {
        KeysOnly keys = new KeysOnly(studio, robot);
        studio.awaitRun();
        keys.paneWith("outline");
        robot.type(KeyCode.END).type(KeyCode.RIGHT).type(KeyCode.DOWN);
        studio.await("a line", () -> selection().lines().size() == 1);
        for (int i = 0; i < 20 && !selection().equals(Selection.of(LOCK)); i++) {
            robot.type(KeyCode.DOWN);
        }
        assertEquals(Selection.of(LOCK), selection());

        ComboBox<?> from = robot.lookup("#line-from").queryAs(ComboBox.class);
        keys.paneWith("inspector");
        keys.tabTo("line-from");
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        studio.await("the list", from::isShowing);
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        studio.await("another owner", () -> !selection().equals(Selection.of(LOCK)));
        Edge hung = selection().lines().getFirst();
        assertEquals(STATE, hung.to());
        assertFalse(Edges.of(studio.project()).contains(LOCK));

        keys.paneWith("outline");
        robot.type(KeyCode.DELETE);
        studio.await("no line", () -> !Edges.of(studio.project()).contains(hung));
    }

    private Selection selection() {
        return studio.design().session().document().selection();
    }

    private Route route(Edge line) {
        return studio.design().board().model().plan().route(line).orElseThrow();
    }

    /** A point of the screen at which only this line is. */
    private Point2D onLine(Edge line) {
        List<Point> points = route(line).points();
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            Optional<Point> free = DoubleStream.of(0.5, 0.4, 0.6, 0.3, 0.7)
                    .mapToObj(t -> new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y())))
                    .filter(p -> studio.design()
                            .board()
                            .model()
                            .plan()
                            .hit(p, List.of())
                            .equals(new Hit.OnEdge(line)))
                    .findFirst();
            if (free.isPresent()) {
                return onScreen(free.get());
            }
        }
        throw new AssertionError("no free point of " + line);
    }

    private Point2D onScreen(Point at) {
        var camera = studio.design().board().model().cameraProperty().get();
        return studio.node("board")
                .localToScreen(at.x() * camera.zoom() + camera.x(), at.y() * camera.zoom() + camera.y());
    }

    private static List<String> hint(FxRobot robot) {
        return robot.lookup(".hover-card .label").queryAll().stream()
                .map(n -> ((Labeled) n).getText())
                .toList();
    }
}
