package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.designer.floorplan.Route;
import dev.takt.designer.gesture.Guide;
import dev.takt.designer.gesture.Moving;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
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

/** What a drag on the board does: another level, another core, another place, something new; each is one step. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class BoardDragsTest {
    private static final String DESIGN = """
            {"takt": 1, "name": "drags", "target": "generic-2", "runtime": "generic", "settings": {"run-for": "20 ms"}, "items": [
            {"id": "high", "kind": "task", "name": "high", "priority": 3, "activation": {"type": "periodic", "period": "10 ms"},
             "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"},
                      {"do": "lock", "resource": "r", "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"}]}]},
            {"id": "low", "kind": "task", "name": "low", "priority": 1, "activation": {"type": "periodic", "period": "10 ms"},
             "body": [{"do": "lock", "resource": "r", "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"}]}]},
            {"id": "other", "kind": "task", "name": "other", "priority": 2, "core": 1, "activation": {"type": "periodic", "period": "10 ms"},
             "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"}]},
            {"id": "r", "kind": "shared-resource", "name": "r", "protocol": "inheritance"},
            {"id": "n", "kind": "note", "name": "a note", "text": "beside the chip"},
            {"id": "m", "kind": "note", "name": "another", "text": "beside the first"},
            {"id": "f", "kind": "frame", "name": "both notes", "members": ["n", "m"]}]}""";

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(Files.writeString(studio.folder.resolve("drags.takt"), DESIGN));
    }

    private int core(String item) {
        return studio.project()
                .item(ItemId.of(item), Executable.class)
                .orElseThrow()
                .core();
    }

    private Box box(String item) {
        return studio.design()
                .board()
                .model()
                .plan()
                .node(ItemId.of(item))
                .orElseThrow()
                .box();
    }

    private double zoom() {
        return studio.design().board().zoomShown();
    }

    private int steps() {
        return studio.design().session().document().doneLabels().size();
    }

    /** Takes a card in its middle and moves it; the button stays down. */
    private void take(FxRobot robot, String item, Point2D to) {
        Point2D from = studio.middle("item-" + item);
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.add(6, 6));
        robot.moveTo(to.add(-3, 0)).moveTo(to);
    }

    private void undo(FxRobot robot, Project before) {
        Hands.chord(robot, KeyCode.Z);
        studio.await("one step back", () -> studio.project() == before);
    }

    @Test
    void anotherBandIsAnotherPriorityAndAnotherLaneAnotherCore(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        take(
                robot,
                "low",
                new Point2D(
                        studio.middle("item-low").getX(),
                        studio.middle("item-high").getY()));
        robot.release(MouseButton.PRIMARY);
        studio.await("the priority of the band", () -> studio.priority("low") == 3);
        assertEquals(0, core("low"));
        assertEquals(1, steps());
        undo(robot, before);

        take(robot, "low", studio.middle("item-other").add(0, 2));
        assertSameWhileDragged(before);
        robot.release(MouseButton.PRIMARY);
        studio.await("the core of the lane", () -> core("low") == 1);
        assertEquals(2, studio.priority("low"));
        assertEquals(1, steps());
        studio.awaitRun();
        assertEquals(
                1,
                studio.design().session().runProperty().get().orElseThrow().data().trace().names().contexts().stream()
                        .filter(c -> c.item().equals(ItemId.of("low")))
                        .findFirst()
                        .orElseThrow()
                        .core());
        undo(robot, before);
        assertEquals(0, core("low"));
    }

    private void assertSameWhileDragged(Project before) {
        assertEquals(before, studio.project());
        assertTrue(studio.node("drag-hint").isVisible(), "what would change is said beside the pointer");
    }

    @Test
    void aDraggedCardIsDrawnIntoLineUnlessAltIsHeldAndItsLinesFollow(FxRobot robot) {
        studio.awaitRun();
        robot.type(KeyCode.DIGIT1);
        studio.await("100 %", () -> zoom() == 1);
        double line = box("high").x();
        Point2D inLine = studio.middle("item-low").add(line - box("low").x(), 0);
        // First away from it, or there would be nothing to draw in.
        take(robot, "low", inLine.add(60, 0));
        robot.release(MouseButton.PRIMARY);
        studio.await("another place", () -> Math.abs(box("low").x() - line) > 20);
        Route before = lockOfLow();

        take(robot, "low", inLine.add(3, 0));
        Guide guide = guides().stream().filter(Guide::upright).findFirst().orElseThrow();
        assertEquals(line, guide.at(), 1e-9);
        robot.release(MouseButton.PRIMARY);
        studio.await("in line", () -> box("low").x() == line);
        assertNotEquals(before.points(), lockOfLow().points());
        assertRoutesAreNeat();

        take(robot, "low", inLine.add(4, 0));
        robot.press(KeyCode.ALT).moveTo(inLine.add(3, 0));
        assertEquals(List.of(), guides());
        robot.release(MouseButton.PRIMARY).release(KeyCode.ALT);
        studio.await("where it was put", () -> Math.abs(box("low").x() - line - 3) < 0.6);
        assertRoutesAreNeat();
        // Alt has opened no menu: the keys are the board's.
        assertTrue(studio.node("board").isFocused());
        robot.type(KeyCode.LEFT);
        studio.await("a step of the grid", () -> box("low").x() < line);

        double put = box("low").x();
        robot.press(KeyCode.ALT);
        take(robot, "low", inLine.add(2, 0));
        assertEquals(List.of(), guides());
        robot.release(MouseButton.PRIMARY).release(KeyCode.ALT);
        studio.await("where it was put", () -> Math.abs(box("low").x() - line - 2) < 0.6);
        robot.type(KeyCode.RIGHT);
        studio.await("a step of the grid", () -> box("low").x() > line + 4 && put < line);
    }

    private List<Guide> guides() {
        return ((Moving) studio.design().board().model().gestureProperty().get())
                .end()
                .guides();
    }

    private Route lockOfLow() {
        return studio.design().board().model().plan().routes().stream()
                .filter(r -> r.edge().from().equals(ItemId.of("low"))
                        && r.edge().to().equals(ItemId.of("r")))
                .findFirst()
                .orElseThrow();
    }

    /** Every piece of a line goes straight down or straight across, and through no card. */
    private void assertRoutesAreNeat() {
        var plan = studio.design().board().model().plan();
        for (Route route : plan.routes()) {
            for (int i = 1; i < route.points().size(); i++) {
                Point a = route.points().get(i - 1);
                Point b = route.points().get(i);
                assertTrue(Math.abs(a.x() - b.x()) < 1e-6 || Math.abs(a.y() - b.y()) < 1e-6, route::toString);
                for (var node : plan.nodes()) {
                    Box inside = node.box().inset(1);
                    boolean through = !(node.item() instanceof Frame)
                            && Math.min(a.x(), b.x()) < inside.right()
                            && Math.max(a.x(), b.x()) > inside.x()
                            && Math.min(a.y(), b.y()) < inside.bottom()
                            && Math.max(a.y(), b.y()) > inside.y();
                    assertTrue(!through, () -> route + " goes through " + node);
                }
            }
        }
    }

    @Test
    void aFrameTakesItsNotesAlongToWhereverThereIsRoom(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        Box note = box("n");
        Box other = box("m");
        Box frame = box("f");
        double zoom = zoom();
        Bounds shown = studio.bounds("item-f");
        Point2D title = new Point2D(shown.getMinX() + 12 * zoom, shown.getMinY() + 10 * zoom);
        robot.moveTo(title).press(MouseButton.PRIMARY).moveTo(title.add(8, -8));
        robot.moveTo(title.add(-60, -40)).release(MouseButton.PRIMARY);
        studio.await("another place", () -> box("n").x() < note.x());
        assertEquals(note.x() - box("n").x(), other.x() - box("m").x(), 1e-9);
        assertEquals(note.y() - box("n").y(), frame.y() - box("f").y(), 1e-9);
        assertEquals(note.x() - box("n").x(), frame.x() - box("f").x(), 1e-9);
        assertEquals(1, steps());
        undo(robot, before);

        // The board has no end: a note far outside of what was there is brought into view by F.
        for (int i = 0; i < 7; i++) {
            Hands.chord(robot, KeyCode.MINUS);
        }
        Bounds board = studio.bounds("board");
        take(robot, "n", new Point2D(board.getMinX() + 60, board.getMinY() + 60));
        robot.release(MouseButton.PRIMARY);
        studio.await(
                "a far place", () -> placement("n").x() < -800 && placement("n").y() < -300);
        Point2D far = studio.middle("item-n");
        robot.type(KeyCode.F);
        studio.await(
                "all of it in view",
                () -> studio.middle("item-n").distance(far) > 10
                        && studio.bounds("board").contains(studio.bounds("item-n"))
                        && studio.bounds("board").contains(studio.bounds("item-other")));
    }

    private List<ItemId> members() {
        return studio.project().item(ItemId.of("f"), Frame.class).orElseThrow().members();
    }

    private static List<ItemId> ids(String... items) {
        return Stream.of(items).map(ItemId::of).toList();
    }

    @Test
    void aCardIsDraggedIntoAFrameAndOutOfItInOneStepEach(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        Bounds frame = studio.bounds("item-f");
        Point2D within = new Point2D(frame.getCenterX(), frame.getCenterY());
        take(robot, "low", within);
        assertSameWhileDragged(before);
        assertEquals(List.of("low goes into the frame both notes"), proposed());
        robot.release(MouseButton.PRIMARY);
        studio.await("a member more", () -> members().equals(ids("n", "m", "low")));
        assertTrue(box("f").union(box("low")).equals(box("f")), "the frame lies around it");
        assertEquals(1, steps());

        Project with = studio.project();
        Point2D free = studio.middle("item-high").add(0, 1);
        take(robot, "m", free);
        assertEquals(List.of("another leaves the frame both notes"), proposed());
        robot.release(MouseButton.PRIMARY);
        studio.await("a member less", () -> members().equals(ids("n", "low")));
        assertEquals(2, steps());
        undo(robot, with);
        undo(robot, before);
        assertEquals(ids("n", "m"), members());
    }

    /** What is told beside the pointer. */
    private List<String> proposed() {
        return studio.design()
                .board()
                .model()
                .overlayProperty()
                .get()
                .forecast()
                .orElseThrow()
                .changes();
    }

    @Test
    void aMarqueeSelectionIsFramedByAKeyAndCardsGoInAndOutByKeysAlone(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        Bounds high = studio.bounds("item-high");
        Bounds low = studio.bounds("item-low");
        Point2D corner = new Point2D(Math.min(high.getMinX(), low.getMinX()) - 4, high.getMinY() - 4);
        robot.moveTo(corner).press(MouseButton.PRIMARY).moveTo(corner.add(30, 30));
        robot.moveTo(new Point2D(Math.max(high.getMaxX(), low.getMaxX()) + 4, low.getMaxY() + 4));
        robot.release(MouseButton.PRIMARY);
        studio.await("both", () -> studio.design().selected().containsAll(ids("high", "low")));
        List<ItemId> chosen = studio.design().selected();
        Hands.chord(robot, KeyCode.G);
        studio.await("a frame", () -> studio.project().all(Frame.class).size() == 2);
        Frame made = studio.project().all(Frame.class).getLast();
        assertEquals(chosen, made.members());
        assertEquals(List.of(made.id()), studio.design().selected());
        assertEquals(1, steps());
        undo(robot, before);

        robot.interact(
                () -> studio.design().session().document().select(Selection.of(ItemId.of("other"), ItemId.of("f"))));
        robot.interact(() -> studio.node("outline").requestFocus());
        Hands.chord(robot, KeyCode.G);
        studio.await("a member more", () -> members().equals(ids("n", "m", "other")));
        robot.interact(
                () -> studio.design().session().document().select(Selection.of(ItemId.of("other"), ItemId.of("n"))));
        robot.press(KeyCode.SHIFT);
        Hands.chord(robot, KeyCode.G);
        robot.release(KeyCode.SHIFT);
        studio.await("two less", () -> members().equals(ids("m")));
        assertEquals(2, steps());
    }

    private Placement placement(String item) {
        return studio.project().layout().of(ItemId.of(item)).orElse(new Placement(ItemId.of(item), 0, 0));
    }

    @Test
    void aTileOfThePaletteIsDroppedWhereItIsWanted(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        Point2D level = studio.middle("item-other");
        drop(robot, "palette-task", level.add(0, 2));
        studio.await("a task", () -> studio.project().all(Task.class).size() == 4);
        Task task = studio.project().all(Task.class).getLast();
        assertEquals(1, task.core());
        assertEquals(2, task.priority());
        assertEquals(List.of(task.id()), studio.design().selected());
        undo(robot, before);

        Bounds board = studio.bounds("board");
        Point2D free = new Point2D(board.getMinX() + 90, board.getMinY() + 60);
        drop(robot, "palette-note", free);
        studio.await("a note", () -> studio.project().all(Note.class).size() == 3);
        ItemId note = studio.project().all(Note.class).getLast().id();
        assertTrue(studio.bounds("item-" + note.value()).contains(free), "where it was dropped");
        drop(robot, "palette-frame", free.add(0, 160));
        studio.await("a frame", () -> studio.project().all(Frame.class).size() == 2);

        // Beside the board is nowhere.
        int items = studio.project().items().size();
        drop(robot, "palette-channel", studio.middle("inspector"));
        robot.clickOn("#palette-channel");
        studio.await(
                "the channel that was clicked, and no other",
                () -> studio.project().all(Channel.class).size() == 1);
        assertEquals(items + 1, studio.project().items().size());
    }

    private void drop(FxRobot robot, String tile, Point2D at) {
        robot.moveTo(studio.middle(tile)).press(MouseButton.PRIMARY).moveBy(12, 0);
        robot.moveTo(at.add(-4, -4)).moveTo(at).release(MouseButton.PRIMARY);
    }
}
