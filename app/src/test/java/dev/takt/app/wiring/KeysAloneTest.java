package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.cli.Cli;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The first ten minutes with keys that are really pressed and nothing else: no focus is set and no selection made but by them. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class KeysAloneTest {
    private StudioHarness studio;
    private FxRobot robot;
    private KeysOnly keys;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    private void takeUp(FxRobot hands) {
        robot = hands;
        keys = new KeysOnly(studio, hands);
    }

    /** Minutes 2 to 7: a sample, replay, the miss, its parts, a fix, the slider. */
    @Test
    void fromTheFirstPageToAFix(FxRobot hands) {
        takeUp(hands);
        keys.openSample("priority-inversion");
        assertEquals("board", keys.pane());

        robot.type(KeyCode.SPACE);
        studio.await(
                "the playhead to move",
                () -> studio.design().session().playhead().atNs() > 0);
        robot.type(KeyCode.SPACE);
        studio.await("the pause", () -> !studio.design().session().playhead().isPlaying());
        double zoom = studio.design().board().zoomShown();
        keys.chord(KeyCode.EQUALS);
        studio.await("a zoom", () -> studio.design().board().zoomShown() > zoom);

        robot.type(KeyCode.HOME);
        studio.await("the start", () -> studio.design().session().playhead().atNs() == 0);
        robot.type(KeyCode.N);
        studio.await("the explanation", () -> isShown("why-heading"));
        assertEquals("bus_manager#0 was 3.50336 ms late", words("why-heading"));
        keys.paneWith("why");
        keys.tabTo("why-term-2");
        robot.type(KeyCode.ENTER);
        studio.await("its place", () -> studio.design().session().playhead().atNs() == 14_002_520);
        assertEquals(List.of(ItemId.of("meteo")), studio.design().selected());
        studio.await("all fixes", () -> words("why-fixes").startsWith("FIXES"));
        keys.tabTo("fix-apply-1");
        studio.await("the ghost", () -> studio.design().timelines().ghostShown());
        robot.type(KeyCode.DIGIT1);
        studio.await("the protocol", () -> protocol() == Protocol.INHERITANCE);
        studio.awaitRun();
        assertEquals(0, missed());
        keys.chord(KeyCode.Z);
        studio.await("undo", () -> protocol() == Protocol.NONE);
        studio.awaitRun();

        // The slider of how long a task computes, from the outline through the inspector.
        robot.type(KeyCode.Y);
        keys.inspect("communication");
        keys.tabTo("whatif-work");
        Slider slider = (Slider) studio.node("whatif-work");
        // At half the time the bus is given back early enough.
        for (int i = 0; i < 40 && slider.getValue() > 5_000_000; i++) {
            robot.type(KeyCode.LEFT);
        }
        studio.awaitRun();
        studio.await("no misses", () -> missed() == 0);
    }

    /** Minutes 8 to 11: a task on an interrupt, a field, a problem of the flash with its fix, code, export, saving. */
    @Test
    void fromAnInterruptToFirmware(FxRobot hands) throws Exception {
        takeUp(hands);
        keys.open(studio.sample("rtic-cortex-m3"));
        keys.tabTo("item-uart-rx");
        studio.await("the selection", () -> studio.design().selected().equals(List.of(ItemId.of("uart-rx"))));
        keys.chord(KeyCode.E);
        studio.await(
                "the picker",
                () -> isShown("picker-list")
                        || robot.lookup("#picker-list").tryQuery().isPresent());
        robot.write("task").type(KeyCode.ENTER);
        studio.await("the task", () -> added().isPresent());
        assertEquals(
                new Activation.On(ItemId.of("uart-rx")), added().orElseThrow().activation());
        robot.type(KeyCode.F2);
        robot.write("blink").type(KeyCode.ENTER);
        studio.await("the name", () -> added().orElseThrow().name().equals("blink"));

        keys.paneWith("inspector");
        keys.tabTo("field-deadline");
        keys.chord(KeyCode.A);
        robot.write("4.5ms").type(KeyCode.ENTER);
        studio.await("the deadline", () -> added().orElseThrow().deadlineNs().orElse(0) == 4_500_000);
        studio.awaitRun();

        keys.chord(KeyCode.DIGIT5);
        studio.await("the code", () -> isShown("code-text"));
        keys.tabTo("export-folder");
        keys.chord(KeyCode.A);
        Path target = studio.folder.resolve("firmware");
        robot.write(target.toString()).type(KeyCode.ENTER);
        studio.await("the preview", () -> !studio.node("export-write").isDisabled());
        assertFalse(Files.exists(target));
        keys.tabTo("export-write");
        robot.type(KeyCode.SPACE);
        studio.await("the export", () -> Files.exists(target.resolve("src/main.rs")));
        assertTrue(Files.readString(target.resolve("src/main.rs")).contains("blink"));

        keys.chord(KeyCode.DIGIT1);
        keys.chord(KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream text = new PrintStream(out, true, StandardCharsets.UTF_8);
        Cli.run(
                text,
                text,
                "check",
                studio.folder.resolve("rtic-cortex-m3.takt").toString());
        studio.design()
                .session()
                .checkedProperty()
                .get()
                .orElseThrow()
                .problems()
                .forEach(problem ->
                        assertTrue(out.toString(StandardCharsets.UTF_8).contains(problem.rule()), problem.rule()));
    }

    /** Minute 9: the problem leads to the strip of the flash, and its menu to the fix. */
    @Test
    void fromAProblemToItsFix(FxRobot hands) throws Exception {
        takeUp(hands);
        keys.open(Files.copy(
                Path.of("../docs/rules/examples/flash-overflow-fails.takt"), studio.folder.resolve("flash.takt")));
        robot.type(KeyCode.F8);
        studio.await("the page of the flash", () -> studio.design().shownPage().equals("memory"));
        studio.await("the focus there", () -> studio.node("memory").isFocusWithin() || keys.isFocused("tab-memory"));
        keys.shift(KeyCode.F8);
        studio.await(
                "the ways out", () -> robot.lookup("#problems-go").tryQuery().isPresent());
        for (int i = 0; i < 4 && !choice().contains("Shrink factory"); i++) {
            robot.type(KeyCode.DOWN);
        }
        robot.type(KeyCode.ENTER);
        studio.await("the fix", () -> studio.design().session().document().isDirty());
        studio.awaitRun();
        assertEquals(
                List.of(),
                studio.design().session().checkedProperty().get().orElseThrow().problems().stream()
                        .filter(p -> p.rule().equals("flash-overflow"))
                        .toList());
    }

    /** What the menu has the focus on. */
    private String choice() {
        return robot.lookup(".menu-item:focused .label").queryAll().stream()
                .map(label -> ((Label) label).getText())
                .findFirst()
                .orElse("");
    }

    /** F6 comes round to every pane of the page, and Shift+F6 goes the same way back, in a wide window and in a narrow one. */
    @Test
    void everyPaneIsOnTheWayRound(FxRobot hands) throws Exception {
        takeUp(hands);
        keys.open(studio.sample("priority-inversion"));
        assertEquals(
                List.of("board", "inspector", "problems", "strip", "tools", "outline", "palette"), keys.round(false));
        assertEquals(
                List.of("board", "palette", "outline", "tools", "strip", "problems", "inspector"), keys.round(true));
        robot.interact(() -> {
            studio.stage().setWidth(1100);
            studio.stage().setHeight(700);
        });
        studio.await("the rail", () -> !isShown("outline"));
        assertEquals(List.of("board", "inspector", "problems", "tools", "rail"), keys.round(false));
    }

    private Optional<Task> added() {
        return studio.project().all(Task.class).stream()
                .filter(t -> t.id().value().startsWith("task-"))
                .findFirst();
    }

    private Protocol protocol() {
        return studio.project()
                .item(ItemId.of("bus"), Resource.class)
                .orElseThrow()
                .protocol();
    }

    private long missed() {
        return studio.design().session().runProperty().get().orElseThrow().missed();
    }

    private String words(String id) {
        return ((Label) studio.node(id)).getText().replace('\u00a0', ' ');
    }

    private boolean isShown(String id) {
        return studio.stage().getScene().lookup("#" + id) != null;
    }
}
