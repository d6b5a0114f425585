package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a killed process or another program could destroy is still there, and the user decides. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class UnsavedWorkTest {
    private static final String SAMPLE =
            Samples.byId("priority-inversion").orElseThrow().text();

    @TempDir
    private Path folder;

    private Stage stage;
    private StudioHarness studio;
    private Path file;

    @Start
    void start(Stage stage) throws Exception {
        this.stage = stage;
    }

    private void begin(FxRobot robot) {
        robot.interact(() -> studio = new StudioHarness(stage, 1100, 700, folder));
    }

    private void design() throws IOException {
        file = Files.writeString(folder.resolve("design.takt"), SAMPLE);
    }

    @Test
    void workOfAKilledStudioIsOfferedWithItsDifferencesAndRestored(FxRobot robot) throws Exception {
        design();
        kill("weather", "weather station");
        assertEquals(SAMPLE, Files.readString(file));

        begin(robot);
        studio.await("the question", this::isAsked);
        assertEquals(List.of("~ meteo.name: meteo -> weather station"), changes());
        robot.clickOn("#restore");
        studio.await("the design", () -> studio.window.design().isPresent());

        assertEquals("weather station", name());
        assertTrue(studio.design().session().document().isDirty());
        Hands.chord(robot, KeyCode.Z);
        studio.await("the design as it was saved", () -> name().equals("meteo"));
        Hands.chord(robot, KeyCode.Y);
        Hands.chord(robot, KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());
        assertTrue(Files.readString(file).contains("weather station"));
        studio.await("an empty journal", () -> pages().isEmpty());
    }

    @Test
    void workIsAskedForAgainUntilItIsGivenUp(FxRobot robot) throws Exception {
        design();
        kill("weather");
        begin(robot);
        studio.await("the question", this::isAsked);
        robot.type(KeyCode.ESCAPE);
        studio.await("no question", () -> !isAsked());
        robot.interact(stage::hide);

        begin(robot);
        studio.await("the question again", this::isAsked);
        robot.clickOn("#restore-discard");
        studio.await("an empty journal", () -> pages().isEmpty());
        assertEquals(SAMPLE, Files.readString(file));
    }

    @Test
    void whatIsWrongWithTheFileThatIsGivenIsSaidBeforeWorkIsAskedFor(FxRobot robot) throws Exception {
        design();
        left("weather station");
        Path broken = Files.writeString(folder.resolve("broken.takt"), "{ \"takt\": ");
        Platform.runLater(() -> studio = new StudioHarness(stage, 1100, 700, folder, Optional.of(broken)));

        awaitWindows(2);
        assertTrue(robot.lookup("#welcome").tryQuery().isPresent(), "what is said stands over the first page");
        assertFalse(isAsked());
        robot.type(KeyCode.ENTER);
        awaitWindows(1);
        studio.await("the question", this::isAsked);
        assertEquals(List.of("~ meteo.name: meteo -> weather station"), changes());
    }

    @Test
    void questionAtTheStartHasTheKeysAndNotThePageThatComesBelowIt(FxRobot robot) throws Exception {
        design();
        left("weather station");
        robot.interact(() -> studio = new StudioHarness(stage, 1100, 700, folder, Optional.of(file)));
        studio.awaitRun();
        studio.await("the question", this::isAsked);

        assertEquals("restore", stage.getScene().getFocusOwner().getId());
        robot.type(KeyCode.ESCAPE);
        studio.await("no question", () -> !isAsked());
        assertEquals("meteo", name());
        assertEquals(
                "board", stage.getScene().getFocusOwner().getId(), "the page has the focus it asked for meanwhile");
    }

    /** What a process that is gone leaves behind that had renamed an item. */
    private void left(String name) throws IOException {
        Path journal = Files.createDirectories(folder.resolve("journal"));
        Files.writeString(
                journal.resolve("left.takt"), SAMPLE.replace("\"name\": \"meteo\"", "\"name\": \"" + name + "\""));
        Files.writeString(journal.resolve("left.note"), "file=" + file + "\ntitle=design.takt\npid=-1\n");
    }

    private static void awaitWindows(int count) throws Exception {
        WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(
                        () -> Window.getWindows().size() == count)
                .get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A design is open whose file another program has written, and it is asked what to do. */
    private void changedByAnother(FxRobot robot) throws Exception {
        design();
        begin(robot);
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        Files.writeString(file, SAMPLE.replace("\"protocol\": \"none\"", "\"protocol\": \"inheritance\""));
        studio.await("the question", this::isAsked);
    }

    @Test
    void changeByAnotherProgramIsShownAndReloadedAsOneStep(FxRobot robot) throws Exception {
        changedByAnother(robot);
        assertEquals(List.of("~ information bus.protocol: none -> inheritance"), changes());
        robot.clickOn("#file-reload");
        studio.await("no question", () -> !isAsked());
        studio.awaitRun();
        assertEquals(
                0, studio.design().session().runProperty().get().orElseThrow().missed());
        assertFalse(studio.design().session().document().isDirty());
        Hands.chord(robot, KeyCode.Z);
        studio.await(
                "what was open before",
                () -> studio.design().session().document().isDirty());
    }

    @Test
    void whatIsAskedAboutAFileGoesWithItsDesign(FxRobot robot) throws Exception {
        changedByAnother(robot);

        Path other = Files.writeString(folder.resolve("other.takt"), SAMPLE);
        robot.interact(() -> studio.window.open(other));
        assertFalse(isAsked());
        studio.awaitRun();

        Files.writeString(other, SAMPLE.replace("\"name\": \"meteo\"", "\"name\": \"weather\""));
        studio.await("the question about the other", this::isAsked);
        assertEquals(List.of("~ meteo.name: meteo -> weather"), changes());
    }

    @Test
    void savingDoesNotWriteOverWhatAnotherProgramWrote(FxRobot robot) throws Exception {
        design();
        begin(robot);
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        String theirs = SAMPLE.replace("\"protocol\": \"none\"", "\"protocol\": \"inheritance\"");
        Files.writeString(file, theirs);
        robot.interact(
                () -> studio.design().session().document().apply(ChangeItem.rename(ItemId.of("meteo"), "weather")));
        Hands.chord(robot, KeyCode.S);
        studio.await("the question", this::isAsked);
        assertEquals(theirs, Files.readString(file));

        robot.clickOn("#file-keep");
        studio.await("no question", () -> !isAsked());
        Hands.chord(robot, KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());
        assertTrue(Files.readString(file).contains("\"protocol\": \"none\""));
    }

    /** Starts a studio of its own, lets it rename an item to each name, and kills it as soon as the last is in the journal. */
    private void kill(String... names) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dprism.order=sw",
                "--enable-native-access=javafx.graphics",
                "-p",
                System.getProperty("jdk.module.path"),
                "-cp",
                System.getProperty("java.class.path"),
                "--patch-module",
                "dev.takt.app=" + testClasses(),
                "-m",
                "dev.takt.app/dev.takt.app.wiring.KilledStudio",
                folder.toString(),
                file.toString()));
        command.addAll(Arrays.asList(names));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("studio.log").toFile())
                .start();
        try {
            String last = "\"name\": \"" + names[names.length - 1] + "\"";
            long patience = System.nanoTime() + 40_000_000_000L;
            while (pages().stream().noneMatch(page -> page.contains(last))) {
                assertTrue(process.isAlive() && System.nanoTime() < patience, () -> log());
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("studio.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path testClasses() throws Exception {
        return Path.of(KilledStudio.class.getResource("KilledStudio.class").toURI())
                .resolve("../../../../..")
                .normalize();
    }

    /** Texts of the designs in the journal. */
    private List<String> pages() throws IOException {
        Path journal = folder.resolve("journal");
        if (!Files.isDirectory(journal)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(journal)) {
            List<String> texts = new ArrayList<>();
            for (Path page : files.filter(f -> f.toString().endsWith(".takt")).toList()) {
                texts.add(Files.readString(page));
            }
            return texts;
        }
    }

    private boolean isAsked() {
        return stage.getScene().lookup("#changes-question") != null;
    }

    @SuppressWarnings("unchecked")
    private List<String> changes() {
        return ((ListView<String>) studio.node("changes")).getItems();
    }

    private String name() {
        return studio.project().item(ItemId.of("meteo")).orElseThrow().name();
    }
}
