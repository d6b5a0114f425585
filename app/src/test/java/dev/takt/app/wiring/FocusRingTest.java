package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Rgb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Walks the focus through a page with Tab and compares the window with the focus at a place and without: by WCAG 2.2 (2.4.13) the pixels that differ have a contrast of at least 3 between the two, and are at least as many as
 * a line around the place has; here of one pixel, and of a list, tree or table around one row.
 */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class FocusRingTest {
    private static final double CONTRAST = 3;
    private static final double AROUND = 6;
    private static final double ROW = 20;
    private static final int MOST_STOPS = 90;

    private Stage stage;
    private StudioHarness studio;

    @Start
    void start(Stage first) throws Exception {
        stage = first;
        studio = new StudioHarness(first, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    private Node owner() {
        return stage.getScene().getFocusOwner();
    }

    private WritableImage picture(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents(8);
        WritableImage[] taken = new WritableImage[1];
        robot.interact(() -> taken[0] = stage.getScene().snapshot(null));
        return taken[0];
    }

    @ParameterizedTest
    @CsvSource({
        "light, board",
        "light, memory",
        "light, code",
        "light, analysis",
        "dark, board",
        "dark, timeline",
        "contrast, board",
        "contrast, timeline"
    })
    void theFocusIsSeenWhereverTabTakesIt(String theme, String page, FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> {
            studio.window.look().choose(theme);
            studio.design().page(page);
            studio.design().workspace().choose("problems");
        });
        studio.await("all that is worked out for the page", () -> !studio.works());
        List<String> unseen = new ArrayList<>();
        Set<Node> walked = new HashSet<>();
        robot.type(KeyCode.TAB);
        Node at = owner();
        Bounds place = place(at);
        WritableImage with = picture(robot);
        while (walked.size() < MOST_STOPS && walked.add(at)) {
            robot.type(KeyCode.TAB);
            WritableImage without = picture(robot);
            double wanted = 2 * (place.getWidth() + place.getHeight() - 4 * AROUND)
                    - (isRows(at) ? 2 * (place.getHeight() - 2 * AROUND - ROW) : 0);
            int seen = changed(with, without, place);
            if (seen < wanted * 0.8) {
                unseen.add(at + " in " + place + ": " + seen + " of " + wanted);
            }
            at = owner();
            place = place(at);
            with = without;
        }
        assertEquals("", String.join("\n", unseen));
        assertTrue(walked.size() > 15, walked.size() + " stops");
    }

    private static boolean isRows(Node node) {
        return node instanceof ListView || node instanceof TreeView || node instanceof TableView;
    }

    /** What of it is in the window, and a little around it. */
    private Bounds place(Node node) {
        Bounds box = node.localToScene(node.getLayoutBounds());
        double left = Math.max(0, box.getMinX());
        double top = Math.max(0, box.getMinY());
        double right = Math.min(stage.getScene().getWidth(), box.getMaxX());
        double bottom = Math.min(stage.getScene().getHeight(), box.getMaxY());
        return new BoundingBox(left - AROUND, top - AROUND, right - left + 2 * AROUND, bottom - top + 2 * AROUND);
    }

    private static int changed(WritableImage a, WritableImage b, Bounds place) {
        int changed = 0;
        int right = (int) Math.min(a.getWidth(), place.getMaxX());
        int bottom = (int) Math.min(a.getHeight(), place.getMaxY());
        for (int y = (int) Math.max(0, place.getMinY()); y < bottom; y++) {
            for (int x = (int) Math.max(0, place.getMinX()); x < right; x++) {
                int one = a.getPixelReader().getArgb(x, y);
                int other = b.getPixelReader().getArgb(x, y);
                if (one != other && rgb(one).contrastTo(rgb(other)) >= CONTRAST) {
                    changed++;
                }
            }
        }
        return changed;
    }

    private static Rgb rgb(int argb) {
        return new Rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, 255);
    }
}
