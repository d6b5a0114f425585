package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The first minutes of a design of one's own, on a chip that no sample has. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class NewcomerTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    private void begin(FxRobot robot) {
        Hands.chord(robot, KeyCode.N);
        robot.write("nucleo-g0").type(KeyCode.ENTER);
        studio.awaitRun();
    }

    private Peripheral peripheral() {
        return studio.project().all(Peripheral.class).getFirst();
    }

    private String verdict() {
        return studio.node("verdict").lookupAll(".verdict-word").stream()
                .map(n -> ((Label) n).getText())
                .findFirst()
                .orElse("");
    }

    private TextField field(String name) {
        return (TextField) studio.node("field-" + name);
    }

    @Test
    void anEmptyDesignClaimsNothingAndSaysHowToBegin(FxRobot robot) {
        begin(robot);
        assertTrue(studio.node("board-empty").isVisible());
        assertEquals("Nothing to check yet", verdict());
        assertEquals("Untitled — not in a file yet", studio.window.titleShown());

        Hands.chord(robot, KeyCode.E);
        robot.write("task").type(KeyCode.ENTER);
        studio.awaitRun();
        assertFalse(studio.node("board-empty").isVisible());
        assertEquals("Schedulable", verdict());

        robot.type(KeyCode.F2);
        robot.write("blink").type(KeyCode.ENTER);
        assertEquals("blink", studio.project().items().getFirst().name());
        assertTrue(studio.node("board").isFocused());
        robot.type(KeyCode.F2);
        robot.write("wink").type(KeyCode.ESCAPE);
        assertEquals("blink", studio.project().items().getFirst().name());
        assertTrue(studio.node("board").isFocused());
    }

    @Test
    void whatTheChipHasIsChosenAndNotTyped(FxRobot robot) {
        begin(robot);
        robot.clickOn("#palette-peripheral");
        robot.write("usart2").type(KeyCode.ENTER);
        studio.awaitRun();
        assertEquals("usart2", peripheral().name());
        assertEquals("USART2", peripheral().instance());

        robot.clickOn("Add");
        studio.awaitRun();
        // a line sends before it receives; PA2 is the first pin of the G071 that USART2.TX is led to
        assertEquals(List.of(new PinUse("TX", "PA2")), peripheral().pins());
        assertFalse(
                studio.design().session().checkedProperty().get().orElseThrow().hasErrors());

        robot.interact(() -> field("signal").requestFocus());
        Hands.chord(robot, KeyCode.A);
        robot.write("rx").type(KeyCode.DOWN).type(KeyCode.ENTER);
        studio.await("the signal", () -> peripheral().pins().getFirst().signal().equals("RX"));
        robot.interact(() -> field("pin").requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        studio.await("a pin where it goes", () -> peripheral().pins().equals(List.of(new PinUse("RX", "PA3"))));

        robot.interact(() -> studio.node("board").requestFocus());
        Hands.chord(robot, KeyCode.E);
        robot.write("inter").type(KeyCode.ENTER);
        studio.await("an interrupt", () -> studio.project().items().size() == 2);
        robot.interact(() -> field("vector").requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        studio.await("its vector", () -> field("vector").getText().equals("USART2"));
    }
}
