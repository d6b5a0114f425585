package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.text.Texts;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartTrack;
import dev.takt.designer.document.Selection;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Minutes 5 to 7 of the first ten: why it was missed, fixes that were tried, and sliders. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class WhyJourneyTest {
    private static final ItemId LATE = ItemId.of("bus-manager");

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    private String words(String id) {
        return ((Label) studio.node(id)).getText().replace('\u00a0', ' ');
    }

    private boolean isShown(String id) {
        return studio.stage().getScene().lookup("#" + id) != null;
    }

    private Protocol protocol() {
        return studio.project()
                .item(ItemId.of("bus"), Resource.class)
                .orElseThrow()
                .protocol();
    }

    private long missed() {
        return studio.design().session().runProperty().get().orElseThrow().missed();
    }

    /** Click the flag of the first miss: the sum adds up; a click on a part goes to its place; a click on a card applies it as one step that is undone. */
    @Test
    void withTheMouse(FxRobot robot) throws Exception {
        studio.awaitRun();
        robot.clickOn("#tab-timeline");
        studio.await(
                "the timeline", () -> studio.node("timeline").getLayoutBounds().getWidth() > 400);
        robot.clickOn(flag());
        studio.await("the explanation", () -> isShown("why-heading"));
        assertEquals("bus_manager#0 was 3.50336 ms late", words("why-heading"));
        assertEquals("released 4 · due 14 · done 17.50336 ms", words("why-times"));
        assertEquals("2.5 + 9 + 2 + 0.00336 = 13.50336 ms", words("why-sum"));
        assertEquals("miss 1 of 5", words("why-count"));
        assertEquals(14_000_000, studio.design().session().playhead().atNs(), "at the deadline");

        robot.clickOn("#why-term-2");
        studio.await("its place", () -> studio.design().session().playhead().atNs() == 14_002_520);
        assertEquals(List.of(ItemId.of("meteo")), studio.design().selected());

        robot.clickOn("#why-next");
        studio.await("the second miss", () -> words("why-heading").startsWith("bus_manager#2 "));
        robot.clickOn("#why-previous");
        studio.await("the first miss again", () -> words("why-heading").startsWith("bus_manager#0 "));

        studio.await("all fixes", () -> words("why-fixes").startsWith("FIXES"));
        robot.moveTo("#fix-1");
        studio.await("the ghost", () -> studio.design().timelines().ghostShown());
        robot.moveTo("#why-heading");
        studio.await("no ghost", () -> !studio.design().timelines().ghostShown());

        Project before = studio.project();
        robot.clickOn("#fix-apply-1");
        studio.await("the protocol", () -> protocol() == Protocol.INHERITANCE);
        studio.awaitRun();
        assertEquals(0, missed());
        studio.await("no miss to go to", () -> studio.node("why-next").isDisabled());
        Hands.chord(robot, KeyCode.Z);
        studio.await("undo", () -> studio.project() == before);
    }

    /** N, Y, digits: the same without a mouse. */
    @Test
    void withTheKeyboard(FxRobot robot) throws Exception {
        KeysOnly keys = new KeysOnly(studio, robot);
        studio.awaitRun();
        robot.type(KeyCode.N);
        studio.await("the explanation", () -> isShown("why-heading"));
        assertEquals(14_000_000, studio.design().session().playhead().atNs());
        robot.type(KeyCode.N);
        studio.await("the next miss", () -> words("why-heading").startsWith("bus_manager#2 "));
        robot.type(KeyCode.Y);
        studio.await("all fixes", () -> words("why-fixes").startsWith("FIXES"));
        keys.tabTo("why-term-0");
        robot.type(KeyCode.ENTER);
        studio.await("the place", () -> studio.design().session().playhead().atNs() == 44_000_840);
        robot.type(KeyCode.DIGIT1);
        studio.await("the protocol", () -> protocol() == Protocol.INHERITANCE);
        studio.awaitRun();
        assertEquals(0, missed());
    }

    /** F8 goes to the problem of the miss, which is explained. */
    @Test
    void aProblemOfAMissLeadsToItsReason(FxRobot robot) throws Exception {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.F8);
        studio.await("the explanation", () -> isShown("why-heading"));
        assertTrue(words("why-heading").startsWith("bus_manager#0 "), words("why-heading"));
    }

    /** The mark on the board's card. */
    @Test
    void theMarkOnACardLeadsToTheReason(FxRobot robot) throws Exception {
        studio.awaitRun();
        Bounds card = studio.bounds("item-bus-manager");
        double zoom = studio.design().board().zoomShown();
        robot.clickOn(new Point2D(card.getMaxX() - 4 * zoom, card.getMinY() + zoom));
        studio.await("the explanation", () -> isShown("why-heading"));
        assertEquals(List.of(LATE), studio.design().selected());
    }

    /** A slider simulates while it is dragged and is one step in the end: at half the time meteo gives the bus back early, and nothing is late. */
    @Test
    void aSliderSimulatesWhileItIsDragged(FxRobot robot) throws Exception {
        studio.awaitRun();
        Project before = studio.project();
        robot.interact(() -> studio.design().session().document().select(Selection.of(ItemId.of("communication"))));
        studio.await("the sliders", () -> isShown("whatif-work"));
        Slider slider = (Slider) studio.node("whatif-work");
        int steps = steps();
        Bounds thumb = part(slider, ".thumb");
        Point2D at = new Point2D(thumb.getCenterX(), thumb.getCenterY());
        double pixel = part(slider, ".track").getWidth() / slider.getMax();
        robot.moveTo(at).press(MouseButton.PRIMARY).moveTo(at.add(-3, 0));
        // 9 ms at first: at 6 ms the bus still comes too late, below 5 ms it does not.
        robot.moveTo(at.add(-3_000_000 * pixel, 0));
        studio.await(
                "a run during the drag",
                () -> studio.design().session().draggingProperty().get()
                        && studio.design()
                                        .session()
                                        .runProperty()
                                        .get()
                                        .orElseThrow()
                                        .project()
                                == studio.project()
                        && studio.project() != before);
        assertEquals(6_000_000, slider.getValue(), 2 / pixel);
        assertEquals(5, missed());
        robot.moveTo(at.add(-5_000_000 * pixel, 0));
        studio.await("no misses", () -> missed() == 0);
        robot.release(MouseButton.PRIMARY);
        assertEquals(steps + 1, steps());
        Hands.chord(robot, KeyCode.Z);
        studio.await("one step back", () -> studio.project() == before);
    }

    private static Bounds part(Slider slider, String style) {
        Node part = slider.lookup(style);
        return part.localToScreen(part.getBoundsInLocal());
    }

    /** Three presses to the right are three twentieths and one step; three to the left lead back to where it was; what follows the focus elsewhere is another step. */
    @Test
    void aRunOfPressesOnASliderIsOneStep(FxRobot robot) throws Exception {
        studio.awaitRun();
        robot.interact(() -> studio.design().session().document().select(Selection.of(LATE)));
        studio.await("the sliders", () -> isShown("whatif-deadline"));
        Project before = studio.project();
        int steps = steps();
        robot.interact(() -> studio.node("whatif-deadline").requestFocus());
        robot.type(KeyCode.RIGHT, 3);
        assertEquals(11_500_000, deadline());
        assertEquals(steps + 1, steps());
        robot.type(KeyCode.LEFT, 3);
        assertEquals(10_000_000, deadline());
        robot.type(KeyCode.RIGHT);
        assertEquals(steps + 1, steps());
        Project once = studio.project();

        robot.interact(() -> studio.node("whatif-period").requestFocus());
        robot.interact(() -> studio.node("whatif-deadline").requestFocus());
        robot.type(KeyCode.RIGHT, 2);
        assertEquals(steps + 2, steps());
        Hands.chord(robot, KeyCode.Z);
        studio.await("the second run taken back", () -> studio.project() == once);
        // What undo led to is where the next run begins.
        robot.type(KeyCode.LEFT);
        assertEquals(10_000_000, deadline());
        assertEquals(steps + 2, steps());
        Hands.chord(robot, KeyCode.Z);
        Hands.chord(robot, KeyCode.Z);
        studio.await("both taken back", () -> studio.project() == before);
    }

    private int steps() {
        return studio.design().session().document().doneLabels().size();
    }

    private long deadline() {
        return studio.project()
                .item(LATE, Task.class)
                .orElseThrow()
                .deadlineNs()
                .orElseThrow();
    }

    /** H shows how much room a task has: alone on its core, 2 ms of work in 10 ms may become 10 ms, or come every 2 ms. */
    @Test
    void roomToSpareIsShownOnTheBoardAndHiddenAgain(FxRobot robot) throws Exception {
        Path file = Files.writeString(studio.folder.resolve("one.takt"), """
                {"takt": 1, "name": "one", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "50 ms"},
                 "items": [{"id": "a", "kind": "task", "name": "a", "activation": {"type": "periodic", "period": "10 ms"},
                            "body": [{"do": "compute", "best": "2 ms", "worst": "2 ms"}]}]}""");
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.H);
        studio.await("the heat", () -> studio.design().board().heatShown().containsKey(ItemId.of("a")));
        assertEquals(
                5000, studio.design().board().heatShown().get(ItemId.of("a")).permille());
        // It follows the design: in 4 ms they may become 4 ms.
        Project tighter = studio.project()
                .withItem(studio.project()
                        .item(ItemId.of("a"), Task.class)
                        .orElseThrow()
                        .withActivation(new Activation.Periodic(4_000_000, 0, 0)));
        robot.interact(() -> studio.design()
                .session()
                .document()
                .apply(new ChangeProject(Texts.text("edit.restore"), Optional.empty(), _ -> tighter)));
        studio.await(
                "the heat of the change",
                () -> studio.design().board().heatShown().containsKey(ItemId.of("a"))
                        && studio.design()
                                        .board()
                                        .heatShown()
                                        .get(ItemId.of("a"))
                                        .permille()
                                == 2000);
        robot.type(KeyCode.H);
        studio.await("no heat", () -> studio.design().board().heatShown().isEmpty());
    }

    /** In a narrow window the pane takes the place of the inspector: it hides nothing of any page, and Esc closes it. */
    @Test
    void inANarrowWindowItHidesNothing(FxRobot robot) {
        robot.interact(() -> {
            studio.stage().setWidth(1100);
            studio.stage().setHeight(700);
        });
        studio.awaitRun();
        robot.clickOn("#tab-timeline");
        robot.type(KeyCode.N);
        studio.await("the pane", () -> isShown("why-dock"));
        assertEquals(376, studio.node("why-dock").getLayoutBounds().getWidth());
        studio.await("the tracks beside it", () -> isBesideWhy("timeline"));
        for (String page : List.of("analysis", "memory", "board")) {
            robot.interact(() -> studio.window.run("view." + page));
            studio.await(page + " beside it", () -> isShown("why-dock") && isBesideWhy(page));
        }
        robot.interact(() -> studio.window.run("view.timeline"));
        robot.type(KeyCode.Y);
        robot.type(KeyCode.ESCAPE);
        studio.await("the tracks alone", () -> !isShown("why-dock"));
    }

    /** True if all of a page is in the window, left of the pane. */
    private boolean isBesideWhy(String page) {
        Node node = studio.stage().getScene().lookup("#" + page);
        if (node == null) {
            return false;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        Node why = studio.node("why-dock");
        return bounds.getMinX() >= 0
                && bounds.getMaxX() <= why.localToScene(why.getLayoutBounds()).getMinX();
    }

    /** Where the flag of the first miss is on the screen. */
    private Point2D flag() {
        Chart chart = studio.design().timelines().chart().orElseThrow();
        ChartTrack row = chart.tracks().of(LATE).orElseThrow();
        double x = chart.x(14_000_000) + 3;
        double y = chart.box(row).y();
        return studio.node("timeline").localToScreen(x, y);
    }
}
