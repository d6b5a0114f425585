package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.synthesis.Retarget;
import dev.takt.projects.synthesis.Retargeted;
import dev.takt.projects.target.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Another chip in the tool row is what {@code takt retarget} makes of the design. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class RetargetingTest {
    private static final String CHIP = "stm32f411re";

    private final Catalogue catalogue = ShippedCatalogue.get();

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    private void choose(FxRobot robot, String menu, String words) {
        MenuButton button = (MenuButton) studio.node(menu);
        robot.clickOn("#" + menu);
        studio.await("the choice", button::isShowing);
        robot.interact(() -> {
            button.hide();
            button.getItems().stream()
                    .filter(i -> i.getText().startsWith(words))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
    }

    private Retargeted moved(Project project, String chip) {
        return Retarget.to(
                project,
                catalogue,
                catalogue.chip(chip).orElseThrow(),
                catalogue.runtime(project.runtime()).orElseThrow());
    }

    private List<String> changes() {
        return ((ListView<?>) studio.node("changes"))
                .getItems().stream().map(String::valueOf).toList();
    }

    private boolean isAsked() {
        return studio.there("changes-question");
    }

    @Test
    void anotherChipIsOfferedWithWhatChangesAndTakenAsOneStep(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        Retargeted moved = moved(before, "stm32f411re");
        assertFalse(moved.changes().isEmpty());

        choose(robot, "choose-chip", catalogue.chip("stm32f411re").orElseThrow().name());
        studio.await("the question", this::isAsked);
        assertEquals(
                moved.changes().stream()
                        .map(c -> (c.lost() ? "! " : "~ ") + c.words().text())
                        .toList(),
                changes());
        assertSame(before, studio.project());
        robot.clickOn("#retarget");
        studio.await("the design there", () -> studio.project().equals(moved.project()));
        assertEquals(1, studio.design().session().document().doneLabels().size());
        Hands.chord(robot, KeyCode.Z);
        studio.await("the design here", () -> studio.project() == before);
    }

    @Test
    void theChipAloneIsChangedOrNothing(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        String chip = catalogue.chip("stm32f411re").orElseThrow().name();
        choose(robot, "choose-chip", chip);
        studio.await("the question", this::isAsked);
        robot.type(KeyCode.ESCAPE);
        studio.await("no question", () -> !isAsked());
        assertSame(before, studio.project());

        choose(robot, "choose-chip", chip);
        studio.await("the question", this::isAsked);
        robot.clickOn("#retarget-bare");
        studio.await("the chip", () -> studio.project().equals(before.withTarget("stm32f411re")));
    }

    @Test
    void aRuntimeThatChangesNothingElseIsTakenAtOnce(FxRobot robot) throws Exception {
        studio.awaitRun();
        Path file = studio.folder.resolve("blank.takt");
        ProjectFiles.save(file, Project.blank("blank", "stm32f411re", "rtic"));
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        Project before = studio.project();
        choose(robot, "choose-runtime", "Embassy");
        studio.await("the runtime", () -> studio.project().equals(before.withRuntime("embassy")));
        assertFalse(isAsked());
        assertTrue(studio.design().session().document().isDirty());
    }

    /** No firmware is generated for FreeRTOS on this chip; the code page says why and with what there would be. */
    @Test
    void whereNoFirmwareIsGeneratedTheCodePageOffersTheRuntimesWithWhichThereIs(FxRobot robot) throws Exception {
        Path file = studio.folder.resolve("refused.takt");
        Project blank = Project.blank("refused", CHIP, "freertos");
        ProjectFiles.save(file, blank);
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        robot.interact(() -> studio.design().page("code"));
        studio.await("the reason", () -> studio.there("code-refusal") && studio.there("try-rtic"));
        assertEquals(
                catalogue
                        .runtime("freertos")
                        .orElseThrow()
                        .noFirmware(catalogue.chip(CHIP).orElseThrow())
                        .text(),
                ((Labeled) studio.node("code-refusal")).getText());
        assertEquals(
                catalogue.runtimes().stream()
                        .filter(r -> r.runsOn(CHIP) && r.generatesFor(CHIP))
                        .map(r -> "try-" + r.id())
                        .collect(Collectors.toSet()),
                studio.stage().getScene().getRoot().lookupAll(".button.outlined").stream()
                        .map(Node::getId)
                        .filter(id -> id != null && id.startsWith("try-"))
                        .collect(Collectors.toSet()));
        robot.clickOn("#try-rtic");
        studio.await(
                "the runtime or the question",
                () -> isAsked() || studio.project().runtime().equals("rtic"));
        if (isAsked()) {
            robot.clickOn("#retarget");
        }
        studio.await("the code", () -> studio.project().runtime().equals("rtic") && studio.there("files"));
        assertEquals(1, studio.design().session().document().doneLabels().size());
    }

    private List<String> marked(String menu) {
        return ((MenuButton) studio.node(menu))
                .getItems().stream()
                        .map(RadioMenuItem.class::cast)
                        .filter(RadioMenuItem::isSelected)
                        .map(MenuItem::getText)
                        .toList();
    }

    @Test
    void theChoicesMarkWhatTheDesignIsFor(FxRobot robot) {
        studio.awaitRun();
        for (String menu : List.of("choose-chip", "choose-runtime")) {
            robot.clickOn("#" + menu);
            studio.await("the choice", () -> ((MenuButton) studio.node(menu)).isShowing());
            robot.type(KeyCode.ESCAPE);
        }
        assertEquals(1, marked("choose-chip").size());
        assertTrue(marked("choose-chip")
                .getFirst()
                .startsWith(
                        catalogue.chip(studio.project().target()).orElseThrow().name()));
        assertEquals(1, marked("choose-runtime").size());
        assertTrue(marked("choose-runtime").getFirst().startsWith("RTIC"));
    }
}
