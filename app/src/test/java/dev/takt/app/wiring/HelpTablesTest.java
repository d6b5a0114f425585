package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.help.HelpPages;
import dev.takt.app.help.HelpView;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Tables of the help: a column of single words stays as wide as they are beside one of sentences. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class HelpTablesTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1100, 700);
    }

    @Test
    void severitiesOfAllRulesStandOnALineEach(FxRobot robot) {
        HelpView help = new HelpView(HelpPages.ofRule("README"), () -> {});
        robot.interact(
                () -> ((Pane) studio.stage().getScene().getRoot()).getChildren().add(help));
        studio.await(
                "the page", () -> help.lookup("#help-page").getLayoutBounds().getHeight() > 100);
        List<Double> heights = help.lookupAll(".help-text").stream()
                .map(Node::getParent)
                .filter(TextFlow.class::isInstance)
                .filter(cell -> cell.getParent() instanceof GridPane)
                .filter(cell -> GridPane.getColumnIndex(cell) == 1)
                .map(cell -> cell.prefHeight(cell.getLayoutBounds().getWidth()))
                .distinct()
                .toList();
        assertEquals(1, heights.size(), heights.toString());
        assertTrue(heights.getFirst() > 10, heights.toString());
    }
}
