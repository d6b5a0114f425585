package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.app.shell.FileAsk;
import dev.takt.designer.surface.Fonts;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** A real window for tests, with a settings folder of its own and files chosen by the test instead of a dialog. */
final class StudioHarness {
    private static final long PATIENCE_SECONDS = 40;
    /** Of this test, in the order in which they were opened. Touched on the window's thread alone. */
    private static final Deque<StudioHarness> OPEN = new ArrayDeque<>();

    final StudioWindow window;
    final Path folder;
    private final Stage stage;
    Optional<Path> nextSave = Optional.empty();
    Optional<Path> nextOpen = Optional.empty();
    Optional<Path> nextTrace = Optional.empty();

    StudioHarness(Stage stage, double width, double height) throws Exception {
        this(stage, width, height, Files.createTempDirectory("takt-window"));
    }

    /** A window over a settings folder in which something is already. */
    StudioHarness(Stage stage, double width, double height, Path folder) {
        this(stage, width, height, folder, Optional.empty());
    }

    /** A window that begins with a file. */
    StudioHarness(Stage stage, double width, double height, Path folder, Optional<Path> file) {
        Fonts.load();
        this.stage = stage;
        this.folder = folder;
        window = new StudioWindow(stage, new Places(folder), Preferences.load(new Places(folder)), new Answers());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        OPEN.push(this);
        window.show(file);
    }

    /** Ends every window that the test has opened, the newest first, whatever is unsaved there. */
    static void endAll() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    while (!OPEN.isEmpty()) {
                        OPEN.pop().end();
                    }
                })
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void end() {
        window.end();
        stage.hide();
        stage.setScene(null);
    }

    /** A copy of a sample as a file of the user's. */
    Path sample(String id) throws Exception {
        Path file = folder.resolve(id + ".takt");
        Files.writeString(file, Samples.byId(id).orElseThrow().text());
        return file;
    }

    Project project() {
        return design().session().document().project();
    }

    OpenDesign design() {
        return window.design().orElseThrow();
    }

    int priority(String item) {
        return project().item(ItemId.of(item), Executable.class).orElseThrow().priority();
    }

    /** Waits until something holds on the window's thread. */
    void await(String what, Callable<Boolean> holds) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(holds)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until the newest state of the design is simulated. */
    void awaitRun() {
        await(
                "a run",
                () -> window.design().isPresent()
                        && !design().session().busyProperty().get()
                        && design().session().runProperty().get().isPresent()
                        && design().session().runProperty().get().get().project() == project());
    }

    /** Waits until a task has a deadline. */
    void awaitDeadline(String task, long ns) {
        await("a deadline of " + ns + " ns", () -> project()
                .item(ItemId.of(task), Task.class)
                .orElseThrow()
                .deadlineNs()
                .equals(OptionalLong.of(ns)));
    }

    /** True while the status row tells of work beside the window, which may still change what is seen. */
    boolean works() {
        return node("status-stop").getParent().isVisible();
    }

    Node node(String id) {
        Node node = stage.getScene().lookup("#" + id);
        assertTrue(node != null, "no node " + id);
        return node;
    }

    boolean there(String id) {
        return stage.getScene().lookup("#" + id) != null;
    }

    /** Where a node is on the screen. */
    Bounds bounds(String id) {
        Node node = node(id);
        return node.localToScreen(node.getBoundsInLocal());
    }

    /** A place of the board with nothing on it, on the screen. */
    Point2D freePlace() {
        Bounds board = bounds("board");
        return new Point2D(board.getMinX() + 120, board.getMinY() + 120);
    }

    /** The middle of a node on the screen. */
    Point2D middle(String id) {
        Bounds bounds = bounds(id);
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    Stage stage() {
        return stage;
    }

    /** Files the test has decided on. */
    private final class Answers implements FileAsk {
        @Override
        public Optional<Path> open() {
            return nextOpen;
        }

        @Override
        public Optional<Path> openTrace() {
            return nextTrace;
        }

        @Override
        public Optional<Path> save(String suggestedName) {
            return nextSave;
        }

        @Override
        public Optional<Path> folder() {
            return Optional.of(folder);
        }
    }
}
