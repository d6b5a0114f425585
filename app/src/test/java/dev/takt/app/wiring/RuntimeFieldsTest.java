package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.text.Texts;
import dev.takt.designer.document.Selection;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The inspector shows what the runtime of the design can use, and what is set though it cannot. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class RuntimeFieldsTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    @Test
    void settingsComeAndGoWithTheRuntime(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design().session().document().select(Selection.NONE));
        studio.await("the settings", () -> isSeen("field-seed"));
        assertFalse(isSeen("field-meta-irqs"));
        assertFalse(isSeen("field-preemption"));
        assertTrue(isSeen("field-slice"));

        change(robot, p -> p.withRuntime("zephyr"));
        studio.await("those of Zephyr", () -> isSeen("field-meta-irqs") && isSeen("field-scheduling"));
        assertFalse(isSeen("field-preemption"));
        change(robot, p -> p.withSettings(p.settings().withMetaIrqs(2)));
        change(robot, p -> p.withRuntime("rtic"));
        studio.await("those of RTIC", () -> !isSeen("field-slice"));
        assertTrue(isSeen("field-meta-irqs"), "set, so there is a problem that speaks of it");
        change(robot, p -> p.withSettings(p.settings().withMetaIrqs(0)));
        studio.await("no field without a use", () -> !isSeen("field-meta-irqs"));
        noGap("field-seed", "field-run-for");
    }

    /** RTIC locks by ceilings; the protocol that stands in the design stays among the choices. */
    @Test
    void choicesAreThoseOfTheRuntime(FxRobot robot) {
        studio.awaitRun();
        change(robot, p -> p.withRuntime("rtic"));
        robot.interact(() -> studio.design().session().document().select(Selection.of(ItemId.of("bus"))));
        studio.await("the protocol", () -> isSeen("field-protocol"));
        ComboBox<?> box = (ComboBox<?>) studio.node("field-protocol");
        robot.clickOn(box);
        studio.await("the choices", box::isShowing);
        assertEquals(
                List.of(Protocol.RUNTIME, Protocol.NONE, Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE),
                List.copyOf(box.getItems()));
    }

    private void change(FxRobot robot, UnaryOperator<Project> how) {
        robot.interact(() -> studio.design()
                .session()
                .document()
                .apply(new ChangeProject(Texts.text("edit.restore"), Optional.empty(), how)));
    }

    private boolean isSeen(String id) {
        Node node = studio.stage().getScene().lookup("#" + id);
        boolean seen = node != null;
        for (Node at = node; at != null; at = at.getParent()) {
            seen &= at.isVisible();
        }
        return seen;
    }

    /** Two fields that follow each other stand in one row. */
    private void noGap(String first, String second) {
        Bounds left = studio.node(first).localToScene(studio.node(first).getLayoutBounds());
        Bounds right = studio.node(second).localToScene(studio.node(second).getLayoutBounds());
        assertEquals(left.getMinY(), right.getMinY(), 0.5);
    }
}
