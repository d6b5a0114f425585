package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What moves by itself is in one rule of the style sheet, which holds only while neither the system nor the settings ask for reduced motion. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class MotionTest {
    private static final String RULE = "@media (prefers-reduced-motion: no-preference) {";

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    @Test
    void thePreferencesTakeAllMotionAway(FxRobot robot) {
        robot.interact(() -> assertEquals(system(), isReduced()));
        choose(robot, "reduced");
        robot.interact(() -> assertTrue(isReduced()));
        assertEquals("reduced", Preferences.load(new Places(studio.folder)).motion());
        choose(robot, "system");
        robot.interact(() -> assertEquals(system(), isReduced()));
    }

    private static boolean system() {
        return Platform.getPreferences().isReducedMotion();
    }

    private boolean isReduced() {
        return studio.stage().getScene().getPreferences().isReducedMotion();
    }

    private void choose(FxRobot robot, String motion) {
        robot.interact(() -> studio.window.run("view.preferences"));
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> box = (ComboBox<String>) studio.node("preferences-motion");
            box.setValue(motion);
        });
        robot.interact(() -> studio.window.closeFloating());
    }

    @Test
    void nothingIsEasedOutsideThatRule() throws Exception {
        String sheet = Files.readString(
                Path.of(Objects.requireNonNull(StudioWindow.class.getResource("/dev/takt/app/shell/takt.css"))
                        .toURI()));
        int rule = sheet.indexOf(RULE);
        assertTrue(rule > 0 && sheet.indexOf("transition:") > rule, "transitions before the rule");
        String after = sheet.substring(sheet.indexOf("\n}", rule));
        assertTrue(!after.contains("transition:"), after);
    }
}
