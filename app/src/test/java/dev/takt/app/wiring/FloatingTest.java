package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.help.HelpPages;
import dev.takt.app.help.HelpView;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What floats above the window: the page of a new design, preferences, help, commands. All of it by keyboard. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class FloatingTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1100, 700);
    }

    @Test
    void newDesignIsChosenFromBoardAndRuntimeWithItsLevelOfSupport(FxRobot robot) {
        Hands.chord(robot, KeyCode.N);
        await("new-design");
        robot.write("nrf52840");
        studio.await("its runtimes", () -> studio.there("new-runtime-tock"));
        RadioButton drone = (RadioButton) studio.node("new-runtime-drone");
        assertTrue(drone.isDisabled());
        assertTrue(drone.getAccessibleText().contains("Does not run on this chip."), drone.getAccessibleText());
        assertTrue(((RadioButton) studio.node("new-runtime-rtic"))
                .getAccessibleText()
                .contains("Firmware is generated; tests build it."));

        focus(robot, "new-runtime-zephyr");
        robot.type(KeyCode.SPACE);
        focus(robot, "new-name");
        robot.write("Meter").type(KeyCode.ENTER);

        studio.awaitRun();
        assertEquals("nrf52840", studio.project().target());
        assertEquals("zephyr", studio.project().runtime());
        assertTrue(studio.project().name().endsWith("Meter"), studio.project().name());
    }

    @Test
    void tabStaysWithinWhatFloatsAndReachesAllOfIt(FxRobot robot) {
        Hands.chord(robot, KeyCode.COMMA);
        await("preferences");
        Set<String> forward = tour(robot, false);
        assertEquals(tour(robot, true), forward);
        assertTrue(
                forward.containsAll(Set.of(
                        "preferences-theme",
                        "preferences-language",
                        "keys-filter",
                        "keys-list",
                        "keys-reset",
                        "preferences-done")),
                forward.toString());
    }

    @Test
    void helpOfADialogLiesAboveItAndGivesTheFocusBack(FxRobot robot) throws Exception {
        Path file = studio.sample("rtic-cortex-m3");
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        Hands.chord(robot, KeyCode.COMMA);
        await("preferences");
        robot.type(KeyCode.F1);
        await("help");
        assertEquals(HelpPages.of("preferences"), ((HelpView) studio.node("help")).place());
        robot.type(KeyCode.ESCAPE);
        studio.await("no help", () -> !studio.there("help"));
        assertTrue(studio.there("preferences"));
        assertEquals("preferences-theme", focused().getId());
        robot.type(KeyCode.ESCAPE);
        studio.await("no preferences", () -> !studio.there("preferences"));
        assertEquals("board", focused().getId());
    }

    @Test
    void aClickOnARuleShowsItsPage(FxRobot robot) throws Exception {
        Path file = studio.sample("priority-inversion");
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        robot.clickOn("priority-inversion");
        await("help");
        assertEquals(HelpPages.ofRule("priority-inversion"), ((HelpView) studio.node("help")).place());
    }

    @Test
    void keysDoNothingToWhatLiesBelow(FxRobot robot) throws Exception {
        Path file = studio.sample("rtic-cortex-m3");
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.press(KeyCode.SHIFT).type(KeyCode.SLASH).release(KeyCode.SHIFT);
        await("keys");
        int items = studio.project().items().size();
        Hands.chord(robot, KeyCode.A);
        robot.type(KeyCode.DELETE).type(KeyCode.SPACE);
        assertEquals(items, studio.project().items().size());
        assertTrue(!studio.design().session().playhead().isPlaying());
        robot.type(KeyCode.ESCAPE);
        studio.await("no keys", () -> !studio.there("keys"));
    }

    @Test
    void allKeysAreScrolledUpAndDownAloneInASmallWindow(FxRobot robot) {
        robot.interact(() -> studio.window.run("help.keys"));
        await("keys");
        ScrollPane pane = (ScrollPane) studio.node("keys-all");
        studio.await(
                "keys as wide as there is room",
                () -> pane.getContent().getLayoutBounds().getWidth()
                        <= pane.getViewportBounds().getWidth() + 0.5);
        assertTrue(pane.getWidth() <= 1100 - 2 * 24, () -> "" + pane.getWidth());
    }

    /** A page that is shown by its key is where the keys go, so that F1 speaks of it and Space presses no button elsewhere. */
    @Test
    void pageTakesTheFocusWhenItsKeyIsPressed(FxRobot robot) throws Exception {
        Path file = studio.sample("rtic-cortex-m3");
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        Map<KeyCode, String> pages = new LinkedHashMap<>();
        pages.put(KeyCode.DIGIT3, "analysis");
        pages.put(KeyCode.DIGIT4, "memory");
        pages.put(KeyCode.DIGIT5, "code");
        pages.put(KeyCode.DIGIT6, "tab-report");
        pages.put(KeyCode.DIGIT7, "compare");
        pages.put(KeyCode.DIGIT2, "timeline");
        pages.put(KeyCode.DIGIT1, "board");
        pages.forEach((key, page) -> {
            Hands.chord(robot, key);
            studio.await(page + " with the focus", () -> studio.there(page) && within(focused(), studio.node(page)));
        });
    }

    /** Ids of what has the focus, one Tab after the other, until it comes round. */
    private Set<String> tour(FxRobot robot, boolean back) {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < 14; i++) {
            if (back) {
                robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
            } else {
                robot.type(KeyCode.TAB);
            }
            Node now = focused();
            assertTrue(within(now, studio.node("preferences")), "the focus left for " + now);
            assertNotEquals(studio.node("preferences"), now);
            ids.add(String.valueOf(now.getId()));
        }
        return ids;
    }

    private static boolean within(Node node, Node parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }

    private Node focused() {
        return studio.stage().getScene().getFocusOwner();
    }

    private void focus(FxRobot robot, String id) {
        robot.interact(() -> studio.node(id).requestFocus());
    }

    private void await(String id) {
        studio.await(id, () -> studio.there(id));
    }
}
