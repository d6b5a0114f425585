package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.util.List;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The cards of the welcome page for who does not see them. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SampleCardsTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    private Node card(Sample sample) {
        return studio.node("sample-" + sample.id());
    }

    private static List<String> words(Node card) {
        return card.lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> ((Labeled) label).getText())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void aCardIsAButtonThatSaysAllThatStandsOnItWithItsVerdict() {
        for (Sample sample : Samples.ALL) {
            studio.await(
                    "the verdict of " + sample.id(),
                    () -> card(sample).lookup(".badge").isVisible());
            Node card = card(sample);
            assertEquals(AccessibleRole.BUTTON, card.getAccessibleRole());
            assertEquals(4, words(card).size(), "title, verdict, summary and place");
            words(card)
                    .forEach(word -> assertTrue(
                            card.getAccessibleText().contains(word), word + ": " + card.getAccessibleText()));
            assertTrue(card.getAccessibleText().startsWith(sample.title().text() + ". "));
        }
    }

    @Test
    void aScreenReaderOpensTheSampleOfACard(FxRobot robot) {
        Sample sample = Samples.byId("priority-inversion").orElseThrow();
        robot.interact(() -> card(sample).executeAccessibleAction(AccessibleAction.FIRE));
        studio.awaitRun();
        assertEquals(sample.project().items(), studio.project().items());
    }
}
