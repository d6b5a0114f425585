package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the user has made of the window is there at the next start. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class LayoutTest {
    @TempDir
    private Path folder;

    private Stage stage;
    private StudioHarness studio;

    @Start
    void start(Stage stage) {
        this.stage = stage;
    }

    private void begin(FxRobot robot) throws Exception {
        robot.interact(() -> studio = new StudioHarness(stage, 1440, 900, folder));
        Path file = studio.sample("priority-inversion");
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
    }

    private double width(String id) {
        return studio.node(id).getLayoutBounds().getWidth();
    }

    @Test
    void docksAreAsWideAndAsClosedAsTheyWereLeft(FxRobot robot) throws Exception {
        begin(robot);
        double before = width("outline");
        Bounds outline = studio.bounds("outline");
        Point2D divider = new Point2D(outline.getMaxX() + 1.5, outline.getCenterY());
        robot.moveTo(divider).press(MouseButton.PRIMARY);
        robot.moveTo(divider.add(30, 0));
        robot.moveTo(divider.add(60, 0)).release(MouseButton.PRIMARY);
        studio.await("a wider dock", () -> width("outline") > before + 50);
        double wide = width("outline");
        chord(robot, KeyCode.B);
        studio.await("no dock below", () -> stage.getScene().lookup("#strip") == null);

        begin(robot);
        studio.await("the same width", () -> Math.abs(width("outline") - wide) < 2);
        assertEquals(null, stage.getScene().lookup("#strip"));
        chord(robot, KeyCode.B);
        studio.await("the dock below", () -> stage.getScene().lookup("#strip") != null);

        robot.interact(() -> studio.window.run("view.reset-layout"));
        studio.await("the width it came with", () -> Math.abs(width("outline") - before) < 2);
    }

    @Test
    void tabsOfThePagesStayWhereTheyAre(FxRobot robot) throws Exception {
        begin(robot);
        for (double wide : new double[] {1440, 1100}) {
            robot.interact(() -> stage.setWidth(wide));
            studio.await("the docks of the width", () -> stage.getScene().lookup("#strip") != null == wide > 1280);
            double board = left("board");
            double report = left("report");
            for (String page : List.of("timeline", "analysis", "memory", "code", "report", "compare", "board")) {
                robot.interact(() -> studio.design().page(page));
                studio.await(
                        "the docks of " + page,
                        () -> stage.getScene().lookup("#outline") == null == (wide < 1280 || !page.equals("board")));
                assertEquals(board, left("board"), 1.5, page + " at " + wide);
                assertEquals(report, left("report"), wide > 1280 ? 1.5 : 400, page + " at " + wide);
            }
        }
    }

    @Test
    void inspectorIsAsWideAsBeforeAfterWhyLate(FxRobot robot) throws Exception {
        begin(robot);
        double before = width("inspector");
        robot.interact(() -> studio.design().ways().nextMiss());
        studio.await("why late", () -> stage.getScene().lookup("#why-heading") != null);
        robot.clickOn("#tab-inspector");

        studio.await("the same width", () -> Math.abs(width("inspector") - before) < 2);
    }

    private double left(String tab) {
        Node node = studio.node("tab-" + tab);
        return node.localToScreen(node.getBoundsInLocal()).getMinX();
    }

    @Test
    void whatIsDoneIsInReachHoweverMuchIsSaid(FxRobot robot) throws Exception {
        robot.interact(() -> studio = new StudioHarness(stage, 1300, 800, folder));
        Path half = studio.sample("motor-control");
        Files.writeString(
                half,
                Files.readString(half)
                        .replaceFirst("\"priority\": [0-9]+", "\"priority\": \"high\"")
                        .replaceFirst("\"name\": \"Motor control\"", "\"name\": 7"));
        robot.interact(() -> studio.window.open(half));
        studio.await("what was read", () -> studio.window.design().isPresent());

        Bounds export = stage.getScene()
                .lookup(".tool-row > .primary")
                .localToScene(stage.getScene().lookup(".tool-row > .primary").getLayoutBounds());
        assertTrue(export.getMaxX() <= 1300, "export ends at " + export.getMaxX());
        assertTrue(width("seed") >= 44, "seed is " + width("seed"));
    }

    @Test
    void keysAreGivenAnewButNotTakenFromOthers(FxRobot robot) throws Exception {
        begin(robot);
        Hands.chord(robot, KeyCode.COMMA);
        studio.await("the preferences", () -> stage.getScene().lookup("#preferences") != null);
        robot.clickOn("#keys-filter").write("Show memory");
        robot.interact(() ->
                ((ListView<?>) studio.node("keys-list")).getSelectionModel().select(0));

        robot.clickOn("#keys-change").type(KeyCode.F8);
        assertEquals("F8 belongs to “Next problem” already. Take it away there first.", said());
        robot.clickOn("#keys-change").type(KeyCode.F12);
        assertEquals("“Show memory” now has F12.", said());
        robot.clickOn("#preferences-done");
        robot.type(KeyCode.F12);
        studio.await("the memory page", () -> stage.getScene()
                .lookup("#tab-memory")
                .getPseudoClassStates()
                .toString()
                .contains("selected"));

        begin(robot);
        robot.type(KeyCode.F12);
        studio.await("the memory page again", () -> stage.getScene()
                .lookup("#tab-memory")
                .getPseudoClassStates()
                .toString()
                .contains("selected"));
    }

    @Test
    void themeIsChosenInThePreferencesAndRemembered(FxRobot robot) throws Exception {
        begin(robot);
        Hands.chord(robot, KeyCode.COMMA);
        studio.await("the preferences", () -> stage.getScene().lookup("#preferences") != null);
        @SuppressWarnings("unchecked")
        ComboBox<String> theme = (ComboBox<String>) studio.node("preferences-theme");
        robot.interact(() -> theme.setValue("contrast"));
        studio.await("its sheet", this::isContrast);

        begin(robot);
        assertTrue(isContrast());
    }

    @Test
    void titleMarksWhatIsNotSavedAndRecentDesignsAreInTheMenu(FxRobot robot) throws Exception {
        begin(robot);
        assertEquals("priority-inversion.takt – Takt", stage.getTitle());
        Hands.chord(robot, KeyCode.A);
        robot.type(KeyCode.DELETE);
        studio.await("the mark", () -> stage.getTitle().equals("● priority-inversion.takt – Takt"));
        Menu file = ((MenuBar) stage.getScene().lookup(".menu-bar")).getMenus().getFirst();
        Menu recent = (Menu) file.getItems().get(2);
        assertEquals(
                folder.resolve("priority-inversion.takt").toString(),
                recent.getItems().getFirst().getText());
    }

    private boolean isContrast() {
        return stage.getScene().getStylesheets().stream().anyMatch(s -> s.endsWith("contrast.css"));
    }

    private String said() {
        Node label = studio.node("keys-message");
        return ((Label) label).getText();
    }

    private static void chord(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL, KeyCode.ALT).type(key).release(KeyCode.ALT, KeyCode.CONTROL);
    }
}
