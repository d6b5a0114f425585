package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Fields of the inspector have room for what stands in them and for what is wrong with it. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class InspectorFieldsTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1100, 700);
        studio.window.open(studio.sample("priority-inversion"));
    }

    @Test
    void choiceIsReadToItsEndInANarrowWindow(FxRobot robot) {
        studio.awaitRun();
        for (String item : List.of("", "bus-manager", "bus")) {
            robot.interact(() -> studio.design()
                    .session()
                    .document()
                    .select(item.isEmpty() ? Selection.NONE : Selection.of(ItemId.of(item))));
            studio.await("the fields of " + item, () -> !combos().isEmpty());
            for (ComboBox<?> combo : combos()) {
                Labeled words = (Labeled) combo.lookup(".list-cell");
                assertFalse(words.isTextTruncated(), combo.getId() + " of " + item + ": " + words.getText());
            }
        }
    }

    private List<? extends ComboBox<?>> combos() {
        return studio.node("inspector").lookupAll(".combo-box").stream()
                .map(n -> (ComboBox<?>) n)
                .filter(c -> c.getWidth() > 0)
                .toList();
    }

    /** Without a heap there is none, and a boot that is not said takes no time; clock and time slice are then the chip's and the runtime's. */
    @Test
    void anEmptyFieldSaysWhatHoldsWithoutAValue(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design().session().document().select(Selection.NONE));
        studio.await("the fields of the design", () -> studio.there("field-heap"));
        assertEquals("none", prompt("heap"));
        assertEquals("none", prompt("boot"));
        assertEquals("default", prompt("clock"));
        assertEquals("default", prompt("slice"));
    }

    private String prompt(String field) {
        return ((TextField) studio.node("field-" + field)).getPromptText();
    }

    @Test
    void whatIsWrongStandsBelowItsFieldAndMovesNothing(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design().session().document().select(Selection.of(ItemId.of("bus-manager"))));
        TextField period = (TextField) studio.node("field-period");
        double x = period.localToScene(0, 0).getX();
        double width = period.getWidth();
        robot.interact(() -> {
            period.requestFocus();
            period.setText("0");
        });
        Set<Label> errors = Set.copyOf(robot.lookup("#inspector .field-error").queryAllAs(Label.class));

        assertEquals(1, errors.size());
        Region error = errors.iterator().next();
        studio.await("a layout", () -> error.getWidth() > 0);
        assertEquals(width, error.getWidth(), 1);
        assertEquals(width, period.getWidth(), 1);
        assertEquals(x, period.localToScene(0, 0).getX(), 1);
        assertTrue(error.getHeight() < 80, "lines as long as the field: " + error.getHeight());
    }
}
