package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.TrackList;
import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A design that is opened again is looked at as before: rows, what stops a replay, the map, the heat; another one is not. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class RememberedViewTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    private TrackList.Choice rows() {
        return studio.design().timelines().chart().map(Chart::choice).orElseThrow();
    }

    private void open(FxRobot robot, Path file) {
        robot.interact(() -> studio.window.open(file));
        studio.await("the design", () -> studio.design().file().equals(Optional.of(file)));
        studio.awaitRun();
        studio.await("its timeline", () -> studio.design().timelines().chart().isPresent());
    }

    @Test
    void rowsStopsAndMapAreRemembered(FxRobot robot) throws Exception {
        Path one = studio.sample("priority-inversion");
        Path two = studio.sample("rtic-cortex-m3");
        open(robot, one);
        Hands.chord(robot, KeyCode.DIGIT2);
        robot.interact(() -> studio.design().session().document().select(Selection.of(ItemId.of("bus-manager"))));
        robot.type(KeyCode.P);
        robot.interact(() -> studio.design().session().document().select(Selection.of(ItemId.of("meteo"))));
        robot.type(KeyCode.X);
        robot.press(KeyCode.SHIFT).type(KeyCode.L).release(KeyCode.SHIFT);
        assertFalse(rows().arrows());
        Hands.chord(robot, KeyCode.B);
        robot.write("miss").type(KeyCode.ENTER);
        Hands.chord(robot, KeyCode.M);
        TrackList.Choice before = rows().withSelected(Set.of());
        assertEquals(Set.of(ItemId.of("bus-manager")), before.pinned());
        assertEquals(Set.of(ItemId.of("meteo")), before.hidden());
        assertFalse(studio.design().board().view().mapWantedProperty().get());

        open(robot, two);
        assertEquals(Set.of(), rows().pinned());
        assertTrue(rows().arrows());
        assertEquals("", stops(robot));
        open(robot, one);
        assertEquals(before, rows().withSelected(Set.of()));
        assertEquals("miss", stops(robot));
        assertFalse(studio.design().board().view().mapWantedProperty().get());
    }

    /** The heat is sought again at once, for this design and no other. */
    @Test
    void roomToSpareIsRemembered(FxRobot robot) throws Exception {
        Path one = studio.sample("rtic-cortex-m3");
        Path two = studio.sample("priority-inversion");
        open(robot, one);
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.H);
        studio.await("the heat", () -> !studio.design().board().heatShown().isEmpty());

        open(robot, two);
        assertFalse(Preferences.load(new Places(studio.folder)).view(two).heat());
        assertTrue(studio.design().board().heatShown().isEmpty());
        open(robot, one);
        studio.await(
                "the heat again", () -> !studio.design().board().heatShown().isEmpty());
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.H);
        open(robot, two);
        open(robot, one);
        assertTrue(studio.design().board().heatShown().isEmpty());
        assertFalse(Preferences.load(new Places(studio.folder)).view(one).heat());
    }

    private String stops(FxRobot robot) {
        robot.interact(() -> studio.design().page("timeline"));
        return ((TextField) studio.node("timeline-stops")).getText();
    }
}
