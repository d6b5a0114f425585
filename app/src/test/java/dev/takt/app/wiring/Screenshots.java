package dev.takt.app.wiring;

import static dev.takt.projects.text.Texts.text;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.surface.Fonts;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/** Takes the pictures of the documentation from the real window. Arguments: folder, then {@code name:WIDTHxHEIGHT:light|dark:sample:page:item:ms} each; a page with {@code +why} shows why the first miss was, one with {@code +heat} the room to spare, one with {@code +changed} a lock that inherits priorities, {@code +history} that as a step among others, {@code +body} the steps of the selected item, {@code +events} the list of events, any other word after a {@code +} is a command that is run. */
public final class Screenshots extends Application {
    private record Shot(
            String name, int width, int height, String theme, String sample, String page, String item, long atMs) {
        /** What is done to it; empty if nothing. */
        String extra() {
            return page.contains("+") ? page.substring(page.indexOf('+') + 1) : "";
        }

        /** True if what is seen is worked out first. */
        boolean slow() {
            return extra().matches("why|heat|changed|history|body|events|worst");
        }

        static Shot parse(String text) {
            String[] p = text.split(":");
            String[] size = p[1].split("x");
            return new Shot(
                    p[0],
                    Integer.parseInt(size[0]),
                    Integer.parseInt(size[1]),
                    p[2],
                    p.length > 3 ? p[3] : "",
                    p.length > 4 ? p[4] : "",
                    p.length > 5 ? p[5] : "",
                    p.length > 6 ? Long.parseLong(p[6]) : 0);
        }
    }

    private final Deque<Shot> shots = new ArrayDeque<>();
    private Path folder = Path.of(".");

    public static void main(String[] arguments) {
        launch(Screenshots.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {
            e.printStackTrace();
            System.exit(1);
        });
        Fonts.load();
        var arguments = getParameters().getRaw();
        folder = Path.of(arguments.getFirst());
        arguments.stream().skip(1).map(Shot::parse).forEach(shots::add);
        next();
    }

    private void next() {
        if (shots.isEmpty()) {
            Platform.exit();
            return;
        }
        Shot shot = shots.removeFirst();
        try {
            Files.createDirectories(folder);
            Stage stage = new Stage();
            Places places = new Places(Files.createTempDirectory("takt-shots"));
            Preferences preferences = Preferences.load(places);
            preferences.setTheme(shot.theme());
            StudioWindow window = new StudioWindow(stage, places, preferences, new NobodyToAsk());
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(shot.width());
            stage.setHeight(shot.height());
            window.show(Optional.empty());
            if (!shot.sample().isEmpty()) {
                Path folder = Path.of(System.getProperty("java.io.tmpdir"), "designs");
                Files.createDirectories(folder);
                Path file = folder.resolve(shot.sample() + ".takt");
                Files.writeString(
                        file, Samples.byId(shot.sample()).orElseThrow().text());
                window.open(file);
            }
            settle(
                    () -> prepare(window, shot),
                    shot.sample().isEmpty() ? 3500 : 6000,
                    () -> settle(
                            () -> scroll(window, stage, shot),
                            shot.slow() ? 6000 : 2500,
                            () -> settle(
                                    () -> {},
                                    shot.extra().equals("worst") ? 2500 : 500,
                                    () -> whenDone(window, stage, shot))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prepare(StudioWindow window, Shot shot) {
        window.design().ifPresent(design -> {
            String page = shot.page().replaceFirst("\\+.*", "");
            if (!page.isEmpty()) {
                design.page(page);
            }
            if (!shot.item().isEmpty()) {
                design.session().document().select(Selection.of(ItemId.of(shot.item())));
            }
            if (shot.atMs() > 0) {
                design.timelines().moveTo(shot.atMs() * 1_000_000);
            }
            switch (shot.extra()) {
                case "why" -> design.ways().nextMiss();
                case "heat" -> design.toggleHeat();
                case "changed" -> change(design.session().document());
                case "history" -> {
                    Document document = design.session().document();
                    document.apply(ChangeItem.rename(ItemId.of(shot.item()), "bus_daemon"));
                    document.endStep();
                    change(document);
                    document.endStep();
                    window.run("edit.history");
                }
                case "events" -> design.workspace().choose("events");
                case "worst" -> {
                    design.searchWorst();
                    press(design, "#worst-search");
                }
                default -> {
                    // a command of the window
                }
            }
        });
        if (!shot.extra().isEmpty() && !shot.slow()) {
            window.run(shot.extra());
        }
    }

    private static void press(OpenDesign design, String id) {
        if (design.page().lookup(id) instanceof Button button) {
            button.fire();
        }
    }

    /** The steps of a body stand at the end of the inspector; of a search a run is shown. */
    private static void scroll(StudioWindow window, Stage stage, Shot shot) {
        if (shot.extra().equals("worst") && stage.getScene().lookup("#worst-table") instanceof TableView<?> table) {
            table.getSelectionModel().select(1);
            window.design().ifPresent(design -> press(design, "#worst-show"));
        }
        if (shot.extra().equals("body") && stage.getScene().lookup("#inspector") instanceof ScrollPane pane) {
            pane.setVvalue(0.8);
        }
    }

    /** The best known repair of a priority inversion. */
    private static void change(Document document) {
        for (Resource resource : document.project().all(Resource.class)) {
            document.apply(new ChangeItem(
                    text("edit.set", text("property.protocol")),
                    resource.id(),
                    Optional.empty(),
                    item -> item instanceof Resource r ? r.withProtocol(Protocol.INHERITANCE) : item));
        }
    }

    /** Waits, then does it, then goes on. */
    private static void settle(Runnable what, double millis, Runnable then) {
        PauseTransition pause = new PauseTransition(Duration.millis(millis));
        pause.setOnFinished(_ -> Platform.runLater(() -> {
            what.run();
            then.run();
        }));
        pause.play();
    }

    /** Lays a popup over the picture of the window, as a screen that can blend shows it. */
    private static void lay(Window popup, WritableImage image) {
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage over = popup.getScene().getRoot().snapshot(clear, null);
        int left = (int) popup.getX();
        int top = (int) popup.getY();
        for (int x = 0; x < over.getWidth() && left + x < image.getWidth(); x++) {
            for (int y = 0; y < over.getHeight() && top + y < image.getHeight(); y++) {
                Color upper = over.getPixelReader().getColor(x, y);
                Color lower = image.getPixelReader().getColor(left + x, top + y);
                Color opaque = Color.color(upper.getRed(), upper.getGreen(), upper.getBlue());
                image.getPixelWriter().setColor(left + x, top + y, lower.interpolate(opaque, upper.getOpacity()));
            }
        }
    }

    /** Once nothing is searched for any more. */
    private void whenDone(StudioWindow window, Stage stage, Shot shot) {
        Node stop = stage.getScene().lookup("#status-stop");
        if (stop != null && stop.getParent().isVisible()) {
            settle(() -> {}, 500, () -> whenDone(window, stage, shot));
        } else {
            take(window, stage, shot);
        }
    }

    private void take(StudioWindow window, Stage stage, Shot shot) {
        WritableImage image = stage.getScene().snapshot(null);
        Window.getWindows().stream().filter(PopupWindow.class::isInstance).forEach(popup -> lay(popup, image));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        PixelReader pixels = image.getPixelReader();
        try {
            Files.write(folder.resolve(shot.name() + ".png"), PngFile.of(width, height, pixels::getArgb));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        window.end();
        stage.hide();
        stage.setScene(null);
        next();
    }
}
