package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Outline;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.surface.Fonts;
import dev.takt.designer.surface.FxPen;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is seen smaller than it is: lines lie on whole pixels, and text that nobody could read is a bar. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SeenSmallTest {
    private static final int SIDE = 40;
    private static final Rgb BLACK = Rgb.of("#000000");

    @Start
    void start(Stage stage) {
        Fonts.load();
    }

    /** How many pixels have which grey, of all that are not white. */
    private static Map<Integer, Integer> greys(FxRobot robot, double scale, Consumer<FxPen> painting) {
        Map<Integer, Integer> greys = new TreeMap<>();
        robot.interact(() -> {
            Canvas canvas = new Canvas(SIDE, SIDE);
            FxPen pen = new FxPen(canvas.getGraphicsContext2D());
            pen.scale(scale);
            painting.accept(pen);
            pen.restore();
            WritableImage image = canvas.snapshot(null, null);
            PixelReader pixels = image.getPixelReader();
            for (int x = 0; x < SIDE; x++) {
                for (int y = 0; y < SIDE; y++) {
                    int grey = pixels.getArgb(x, y) & 0xFF;
                    if (grey < 255) {
                        greys.merge(grey, 1, Integer::sum);
                    }
                }
            }
        });
        return greys;
    }

    /** 1.6 at half the size are 0.8 of a pixel: one pixel, four fifths of its colour, 32 pixels long. */
    @Test
    void aThinLineIsOnePixelWideAndPaler(FxRobot robot) {
        Map<Integer, Integer> level = greys(robot, 0.5, pen -> pen.line(8, 31, 72, 31, Stroke.of(BLACK, 1.6)));
        assertEquals(1, level.size(), level.toString());
        level.forEach((grey, count) -> {
            assertEquals(255 * 0.2, grey, 1);
            assertEquals(32, count, 1);
        });
    }

    /** 4.6 at half the size are 2.3 pixels: two. */
    @Test
    void aRouteKeepsItsBendsAndLiesOnWholePixels(FxRobot robot) {
        Outline route = Outline.line(List.of(new Point(7, 7), new Point(7, 63), new Point(71, 63)));
        Map<Integer, Integer> greys = greys(robot, 0.5, pen -> pen.stroke(route, Stroke.of(BLACK, 4.6)));
        assertEquals(2 * 28 + 2 * 32, greys.getOrDefault(0, 0), 4);
        assertTrue(greys.size() <= 3, greys.toString());
    }

    /** 0.8 above and below the border between two rows of pixels. */
    @Test
    void atItsOwnSizeALineIsAsWideAsItIs(FxRobot robot) {
        Map<Integer, Integer> level = greys(robot, 1, pen -> pen.line(4, 20, 36, 20, Stroke.of(BLACK, 1.6)));
        assertEquals(1, level.size(), level.toString());
        level.forEach((grey, count) -> {
            assertEquals(255 * 0.2, grey, 1);
            assertEquals(2 * 32, count);
        });
    }

    /** 10 at six tenths of the size are 6 pixels: a bar of one grey. */
    @Test
    void textThatNobodyCanReadIsABar(FxRobot robot) {
        Consumer<FxPen> words = pen -> pen.text("priority", 4, 30, Face.words(10), Align.LEFT, BLACK);
        Map<Integer, Integer> bar = greys(robot, 0.6, words);
        assertEquals(1, bar.size(), bar.toString());
        bar.keySet().forEach(grey -> assertEquals(255 * 0.65, grey, 1));
        assertTrue(greys(robot, 0.7, words).size() > 3, "at 7 pixels there are letters");
    }
}
