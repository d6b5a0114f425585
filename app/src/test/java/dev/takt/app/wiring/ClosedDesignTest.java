package dev.takt.app.wiring;

import dev.takt.designer.document.Document;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.ItemId;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;

/** A design that was worked on and closed leaves nothing behind in its window: what was undone, its run, its panes can all be collected. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class ClosedDesignTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    @Test
    void whatBelongedToItIsCollected(FxRobot robot) throws Exception {
        KeysOnly keys = new KeysOnly(studio, robot);
        keys.open(studio.sample("priority-inversion"));
        List<WeakReference<Object>> left = workOn(robot, keys);
        keys.open(studio.sample("rtic-cortex-m3"));
        // What is pointed at and has the focus is of the new design; and the robot forgets which events there were.
        robot.clickOn("#item-sampling").type(KeyCode.TAB);
        robot.interact(() -> FxToolkit.toolkitContext().setRegisteredStage(studio.stage()));
        studio.await("nothing left of the closed design", () -> {
            System.gc();
            return left.stream().allMatch(part -> part.get() == null);
        });
    }

    /** Visits every page, changes something, saves it; what is to be gone later. */
    private List<WeakReference<Object>> workOn(FxRobot robot, KeysOnly keys) {
        Document document = studio.design().session().document();
        for (KeyCode page : List.of(
                KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7)) {
            keys.chord(page);
            studio.await("a page", () -> true);
        }
        keys.chord(KeyCode.DIGIT1);
        robot.type(KeyCode.N).type(KeyCode.H);
        robot.interact(() -> document.apply(ChangeItem.rename(ItemId.of("meteo"), "weather")));
        studio.awaitRun();
        keys.chord(KeyCode.S);
        studio.await("saving", () -> !document.isDirty());
        List<WeakReference<Object>> left = new ArrayList<>();
        for (Object part : List.of(
                document,
                studio.design(),
                studio.design().session(),
                studio.design().board().view(),
                studio.design().timelines().view(),
                studio.design().session().runProperty().get().orElseThrow())) {
            left.add(new WeakReference<>(part));
        }
        return left;
    }
}
