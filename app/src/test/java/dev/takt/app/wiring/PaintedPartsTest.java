package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.designer.board.BoardView;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Theme;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A change on the board paints a part of it only; the whole has to be the picture that would be painted anew. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class PaintedPartsTest {
    private static final int SHADE = 8;

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("esp32s3-sensor-node"));
    }

    @Test
    void aBoardThatWasPaintedInPartsIsTheOneThatIsPaintedAnew(FxRobot robot) {
        studio.awaitRun();
        Project project = studio.project();
        for (Item item : project.items()) {
            robot.interact(() -> {
                studio.design().session().document().select(Selection.of(item.id()));
                studio.design().session().document().apply(ChangeItem.rename(item.id(), item.name() + " 2"));
            });
            studio.await("a frame", () -> true);
        }
        ItemId last = project.items().getLast().id();
        robot.interact(() -> {
            for (int i = 0; i < 5; i++) {
                studio.design().session().document().undo();
            }
            studio.design().session().document().select(Selection.of(last));
        });
        studio.awaitRun();
        robot.interact(() -> studio.design().session().playhead().moveTo(50_000_000));
        WritableImage inParts = picture(robot);
        BoardView board = (BoardView) studio.node("board");
        robot.interact(() -> board.setTheme(Theme.DARK));
        picture(robot);
        robot.interact(() -> board.setTheme(Theme.LIGHT));
        assertEquals("", differing(inParts, picture(robot)));
    }

    private WritableImage picture(FxRobot robot) {
        WritableImage[] image = new WritableImage[1];
        studio.await("two frames", () -> true);
        robot.interact(() -> image[0] = studio.node("board").snapshot(null, null));
        return image[0];
    }

    /** The largest difference of a part of a colour: where a curve is cut, its edge may be a shade lighter or darker. */
    private static String differing(WritableImage a, WritableImage b) {
        int most = 0;
        int count = 0;
        String where = "";
        for (int x = 0; x < a.getWidth(); x++) {
            for (int y = 0; y < a.getHeight(); y++) {
                int one = a.getPixelReader().getArgb(x, y);
                int other = b.getPixelReader().getArgb(x, y);
                for (int shift = 0; shift < 32; shift += 8) {
                    int difference = Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF));
                    count += difference > SHADE ? 1 : 0;
                    where = difference > SHADE ? " at " + x + ", " + y : where;
                    most = Math.max(most, difference);
                }
            }
        }
        return count == 0 ? "" : count + " up to " + most + where;
    }
}
