package dev.takt.app.wiring;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.designer.document.Selection;
import dev.takt.designer.surface.Fonts;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Walks through every page, dialog and popup of a studio in a process of its own, whose language is its own too, at both sizes and in every theme, and writes what is not legible into a file. Arguments: the file, a folder for its settings. One
 * step a few frames: show, wait for what the step needs, look.
 */
public final class LegibleWalk extends Application {
    private static final int FRAMES = 2;
    private static final int PATIENCE_FRAMES = 2400;

    /** Something to do, and when it is there to be looked at; {@code looked} is false for what only leads on. */
    private record Step(String name, Runnable show, BooleanSupplier there, boolean looked) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Set<String> findings = new TreeSet<>();
    private final Set<String> opened = new TreeSet<>();
    private final AnimationTimer clock = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame();
        }
    };
    private Path folder = Path.of(".");
    private Path out = Path.of(".");
    private StudioWindow window;
    private Stage stage;
    private Step at = new Step("", () -> {}, () -> true, false);
    private String where = "";
    private boolean begun = true;
    private int frames;
    private int looks;

    public static void main(String[] arguments) {
        launch(arguments);
    }

    @Override
    public void start(Stage first) {
        Fonts.load();
        stage = first;
        List<String> arguments = getParameters().getRaw();
        out = Path.of(arguments.getFirst());
        folder = Path.of(arguments.get(1));
        Places places = new Places(folder);
        window = new StudioWindow(stage, places, Preferences.load(places), new NobodyToAsk());
        stage.setX(0);
        stage.setY(0);
        window.show(Optional.empty());
        plan();
        clock.start();
    }

    private void plan() {
        for (double[] size : new double[][] {{1100, 700}, {1440, 900}}) {
            for (String theme : List.of("light", "dark", "contrast")) {
                lead(() -> {
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                    where = (int) size[0] + " by " + (int) size[1] + ", " + theme + ": ";
                    window.look().choose(theme);
                });
                boolean whole = !theme.equals("dark");
                firstPage(whole);
                late(whole);
                firmware(whole);
            }
        }
    }

    private void firstPage(boolean whole) {
        lead(() -> window.run("file.welcome"));
        look("first page", () -> {});
        look("new design", () -> window.run("file.new"));
        if (whole) {
            look("new design, refused", () -> type("new-filter", "esp32c3"));
            look("new design, nothing found", () -> type("new-filter", "no such board"));
        }
        look("close", this::close);
        floating("commands", "help.commands");
        floating("keys", "help.keys");
        look("preferences", () -> window.run("view.preferences"));
        look("preferences, another language", () -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> language = (ComboBox<String>) node("preferences-language");
            language.setValue("de".equals(language.getValue()) ? "en" : "de");
        });
        look("close", this::close);
        dialog("about", "help.about");
    }

    /** A design with a missed deadline. */
    private void late(boolean whole) {
        open("priority-inversion");
        for (String page : List.of("board", "timeline", "analysis", "memory", "code", "report", "compare")) {
            look(page, () -> design().page(page));
        }
        look("area", () -> {
            design().page("timeline");
            design().workspace().choose("area");
        });
        look("responses", () -> design().workspace().choose("responses"));
        look("worst case", () -> design().workspace().choose("worst"));
        wait("why", () -> design().ways().nextMiss(), () -> there("why-heading"));
        if (whole) {
            for (String page : List.of("board", "timeline", "code")) {
                lead(() -> design().page(page));
                floating("help of " + page, "help.pane");
            }
            menus();
            tour();
            changedElsewhere();
        }
        dialog("unsaved changes", () -> {
            design().session().document().select(Selection.of(firstTask()));
            window.run("edit.delete");
            window.run("file.welcome");
        });
        lead(() -> window.run("edit.undo"));
    }

    private void firmware(boolean whole) {
        open("rtic-cortex-m3");
        look("firmware", () -> design().page("code"));
        wait(
                "difference",
                () -> type("export-folder", folder.resolve("firmware").toString()),
                () -> !node("export-write").isDisabled());
        open("esp32s3-sensor-node");
        look("large board", () -> design().page("board"));
        look("large analysis", () -> design().page("analysis"));
        if (whole) {
            look("large memory", () -> design().page("memory"));
        }
    }

    private void menus() {
        int count = ((MenuBar) stage.getScene().lookup(".menu-bar")).getMenus().size();
        for (int i = 0; i < count; i++) {
            int index = i;
            look("menu " + i, () -> menu(index).show());
            lead(() -> menu(index).hide());
        }
    }

    private Menu menu(int index) {
        return ((MenuBar) stage.getScene().lookup(".menu-bar")).getMenus().get(index);
    }

    private void tour() {
        steps.add(new Step(
                "tour",
                () -> window.run("help.tour"),
                () -> settled() && window.tour().isPresent(),
                false));
        for (int i = 0; i < 12; i++) {
            look("tour " + i, () -> window.tour()
                    .filter(card -> !card.step().isEmpty())
                    .ifPresent(_ -> ((Button) node("tour-skip")).fire()));
        }
        lead(() -> ((Button) node("tour-end")).fire());
        open("priority-inversion");
    }

    private void changedElsewhere() {
        wait(
                "changed by another program",
                () -> write(sample("priority-inversion")
                        .replace("\"protocol\": \"none\"", "\"protocol\": \"inheritance\"")),
                () -> there("changes-question"));
        look("read anew", () -> ((Button) node("file-reload")).fire());
    }

    private void open(String sample) {
        opened.add(sample);
        steps.add(new Step(
                sample,
                () -> {
                    write(sample, sample(sample));
                    window.open(folder.resolve(sample + ".takt"));
                },
                this::settled,
                false));
        lead(() -> design().session().document().select(Selection.of(firstTask())));
    }

    private ItemId firstTask() {
        return design().session()
                .document()
                .project()
                .all(Task.class)
                .getFirst()
                .id();
    }

    private void write(String text) {
        write("priority-inversion", text);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name + ".takt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sample(String id) {
        return Samples.byId(id).orElseThrow().text();
    }

    private boolean settled() {
        return window.design()
                .filter(d -> !d.session().busyProperty().get()
                        && d.session().runProperty().get().isPresent()
                        && d.session().runProperty().get().get().project()
                                == d.session().document().project())
                .isPresent();
    }

    private OpenDesign design() {
        return window.design().orElseThrow();
    }

    private void floating(String name, String command) {
        look(name, () -> window.run(command));
        look(name + " closed", this::close);
    }

    private void dialog(String name, String command) {
        dialog(name, () -> window.run(command));
    }

    /** A dialog comes back when it is answered: it waits in a loop of its own, while the steps go on. */
    private void dialog(String name, Runnable show) {
        wait(name, show, () -> dialogs().size() == 1);
        wait(name + " closed", () -> dialogs().forEach(Window::hide), () -> dialogs()
                .isEmpty());
    }

    private List<Window> dialogs() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof Stage s && s != stage)
                .toList();
    }

    /** As Escape does. */
    private void close() {
        window.closeFloating();
    }

    private void type(String field, String words) {
        ((TextField) node(field)).setText(words);
    }

    private Node node(String id) {
        Node node = stage.getScene().lookup("#" + id);
        if (node == null) {
            throw new IllegalStateException("no node " + id);
        }
        return node;
    }

    private boolean there(String id) {
        return stage.getScene().lookup("#" + id) != null;
    }

    private void look(String name, Runnable show) {
        steps.add(new Step(name, show, () -> true, true));
    }

    private void lead(Runnable show) {
        steps.add(new Step("", show, () -> true, false));
    }

    private void wait(String name, Runnable show, BooleanSupplier there) {
        steps.add(new Step(name, show, there, true));
    }

    private void frame() {
        frames++;
        if (!begun) {
            return;
        }
        if (!at.there().getAsBoolean()) {
            if (frames > PATIENCE_FRAMES) {
                findings.add(where + at.name() + ": waited in vain");
                end();
            }
            return;
        }
        if (at.looked() && frames < FRAMES) {
            return;
        }
        if (at.looked()) {
            looks++;
            for (Window shown : new ArrayList<>(Window.getWindows())) {
                findings.addAll(new Legibility(where + at.name(), given()).of(shown.getScene()));
            }
        }
        if (steps.isEmpty()) {
            end();
            return;
        }
        at = steps.removeFirst();
        begun = false;
        // Not within the frame, where no dialog may be shown.
        Platform.runLater(this::begin);
    }

    /** What the user has called something: items, the design, its files and folders. */
    private Set<String> given() {
        Set<String> names = new TreeSet<>();
        window.design().ifPresent(open -> {
            Project project = open.session().document().project();
            names.add(project.name());
            names.add(open.session().title());
            project.items().forEach(item -> names.add(item.name()));
        });
        names.add(folder.toString());
        opened.forEach(sample -> names.add(sample + ".takt"));
        return names;
    }

    private void begin() {
        begun = true;
        frames = 0;
        try {
            at.show().run();
        } catch (RuntimeException e) {
            findings.add(where + at.name() + ": " + e);
            end();
        }
    }

    private void end() {
        clock.stop();
        try {
            Files.writeString(out, String.join("\n", findings));
            Files.writeString(out.resolveSibling(out.getFileName() + ".looks"), Integer.toString(looks));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Without the questions that closing the window asks.
        Runtime.getRuntime().halt(0);
    }
}
