package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.ItemId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/** A user without a mouse: the focus goes and a selection is made by keys that are really pressed, and by nothing else. */
final class KeysOnly {
    private static final int MOST_TABS = 80;
    private static final int MOST_PANES = 12;
    private static final List<String> PANES =
            List.of("board", "outline", "palette", "inspector", "why", "problems", "events", "strip", "tools", "rail");

    private final StudioHarness studio;
    private final FxRobot robot;

    KeysOnly(StudioHarness studio, FxRobot robot) {
        this.studio = studio;
        this.robot = robot;
    }

    /** A key with Control. */
    void chord(KeyCode key) {
        Hands.chord(robot, key);
    }

    /** A key with Shift. */
    void shift(KeyCode key) {
        robot.press(KeyCode.SHIFT).type(key).release(KeyCode.SHIFT);
    }

    /** Opens a file by the key for it; the dialog answers with this one. */
    void open(Path file) {
        studio.nextOpen = Optional.of(file);
        chord(KeyCode.O);
        studio.await(
                "the design",
                () -> studio.window.design().flatMap(OpenDesign::file).equals(Optional.of(file.toAbsolutePath())));
        studio.awaitRun();
    }

    /** Opens a sample from the first page. */
    void openSample(String id) {
        tabTo("sample-" + id);
        robot.type(KeyCode.ENTER);
        studio.awaitRun();
    }

    /** Goes on to where a node has the focus. */
    void tabTo(String id) {
        List<String> way = new ArrayList<>();
        for (int i = 0; i < MOST_TABS && !isFocused(id); i++) {
            robot.type(KeyCode.TAB);
            way.add(String.valueOf(studio.stage().getScene().getFocusOwner()));
        }
        assertTrue(isFocused(id), () -> id + " is not on the way: " + String.join("\n", way));
    }

    boolean isFocused(String id) {
        Node node = studio.stage().getScene().lookup("#" + id);
        return node != null && node.isFocused();
    }

    /** Goes on to where a pane has the focus. */
    void paneWith(String pane) {
        for (int i = 0; i < MOST_PANES && !pane().equals(pane); i++) {
            robot.type(KeyCode.F6);
        }
        assertEquals(pane, pane());
    }

    /** The pane around the focus; its tab is not in it. */
    String pane() {
        for (Node at = studio.stage().getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (PANES.contains(String.valueOf(at.getId()))) {
                return at.getId();
            }
        }
        return String.valueOf(studio.stage().getScene().getFocusOwner());
    }

    /** The panes on the way round, from the board to the board. */
    List<String> round(boolean back) {
        chord(KeyCode.DIGIT1);
        studio.await("the board", () -> studio.node("board").isFocused());
        List<String> panes = new ArrayList<>();
        do {
            panes.add(pane());
            if (back) {
                shift(KeyCode.F6);
            } else {
                robot.type(KeyCode.F6);
            }
        } while (panes.size() < MOST_PANES && !pane().equals("board"));
        return panes;
    }

    /** Goes down the outline until an item is selected, and shows its fields. */
    void inspect(String item) {
        paneWith("outline");
        robot.type(KeyCode.HOME);
        downTo(item);
        paneWith("inspector");
    }

    /** Goes down the rows of what has the focus until an item is selected. */
    void downTo(String item) {
        List<ItemId> wanted = List.of(ItemId.of(item));
        for (int i = 0; i < 30 && !studio.design().selected().equals(wanted); i++) {
            robot.type(KeyCode.DOWN);
        }
        assertEquals(wanted, studio.design().selected());
    }
}
