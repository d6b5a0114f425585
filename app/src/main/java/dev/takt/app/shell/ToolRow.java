package dev.takt.app.shell;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.session.Verdict;
import dev.takt.app.text.Texts;
import dev.takt.designer.document.ReplaySpeeds;
import dev.takt.designer.overlay.Tone;
import dev.takt.designer.surface.Icons;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The tool row: chip and runtime at the left, replay in the middle, verdict and export at the right. Below 1280 pixels labels give way to signs. */
public final class ToolRow extends HBox {
    private static final double NARROW = 1280;

    private final ToolRowViewModel model;
    private final HBox verdict = new HBox();
    private final Label verdictDetail = new Label();
    private final Label runtimeLabel = new Label(Texts.text("tool.runtime").text());
    private final Label cores = new Label();
    private final Button export;
    private final HBox seed;
    private boolean narrow;

    public ToolRow(ToolRowViewModel model, CommandBindings bindings) {
        this.model = model;
        getStyleClass().addAll("top-row", "tool-row");
        // else the row asks for the room of everything in it, and never learns that the window is narrow
        setMinWidth(0);
        export = Buttons.words(
                bindings, "export.firmware", Texts.text("tool.export").text());
        export.getStyleClass().add("primary");
        export.setMinWidth(Region.USE_PREF_SIZE);
        seed = seed();
        verdict.getStyleClass().add("verdict");
        setId("tools");
        verdict.setId("verdict");
        // Where room is short, words about the verdict go first: what is done here stays in reach.
        HBox.setHgrow(verdict, Priority.SOMETIMES);
        verdict.setMaxWidth(Region.USE_PREF_SIZE);
        verdictDetail.setMinWidth(0);
        getChildren()
                .addAll(
                        chips(),
                        runtimes(),
                        divider(),
                        Buttons.icon(bindings, "edit.undo"),
                        Buttons.icon(bindings, "edit.redo"),
                        divider(),
                        Buttons.icon(bindings, "run.start"),
                        Buttons.icon(bindings, "run.previous"),
                        play(bindings),
                        Buttons.icon(bindings, "run.next"),
                        Buttons.icon(bindings, "run.end"),
                        time(),
                        speeds(),
                        divider(),
                        seed,
                        space(),
                        verdict,
                        export);
        model.verdictProperty().addListener((_, _, now) -> show(now));
        show(model.verdictProperty().get());
    }

    /** What is hidden changes here, before the children are laid out: then nothing of it is lost. */
    @Override
    protected void layoutChildren() {
        boolean now = getWidth() < NARROW;
        if (now != narrow) {
            narrow = now;
            narrow(now);
        }
        super.layoutChildren();
    }

    private void narrow(boolean narrow) {
        for (Node node : List.of(runtimeLabel, cores, verdictDetail, seed)) {
            node.setVisible(!narrow);
            node.setManaged(!narrow);
        }
        export.setText(narrow ? "" : Texts.text("tool.export").text());
    }

    private Node chips() {
        Label name = new Label();
        name.getStyleClass().add("strong");
        name.textProperty().bind(model.chipProperty());
        cores.getStyleClass().add("muted");
        cores.textProperty().bind(model.coresProperty());
        HBox face = new HBox(6, Icons.of("fth-cpu", "icon-accent"), name, cores);
        face.setAlignment(Pos.CENTER_LEFT);
        MenuButton menu = new MenuButton("", face);
        menu.setId("choose-chip");
        menu.setAccessibleText(Texts.text("tool.chip").text());
        fillChips(menu);
        menu.setOnShowing(_ -> fillChips(menu));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        return menu;
    }

    private void fillChips(MenuButton menu) {
        menu.getItems().clear();
        for (Chip chip : model.chips()) {
            String words = chip.board().isBlank() ? chip.name() : chip.name() + "  ·  " + chip.board();
            menu.getItems().add(choice(words, model.isChosen(chip), () -> model.chooseChip(chip)));
        }
    }

    /** One of several; the one that holds is marked, and stays so until another does. */
    private static MenuItem choice(String words, boolean holds, Runnable choose) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setSelected(holds);
        item.setOnAction(_ -> {
            item.setSelected(holds);
            choose.run();
        });
        return item;
    }

    private Node runtimes() {
        Label name = new Label();
        name.getStyleClass().add("strong");
        name.textProperty().bind(model.runtimeProperty());
        HBox face = new HBox(6, runtimeLabel, name);
        face.setAlignment(Pos.CENTER_LEFT);
        MenuButton menu = new MenuButton("", face);
        menu.setId("choose-runtime");
        menu.setAccessibleText(Texts.text("tool.runtime").text());
        menu.setMinWidth(Region.USE_PREF_SIZE);
        fillRuntimes(menu);
        menu.setOnShowing(_ -> fillRuntimes(menu));
        return menu;
    }

    private void fillRuntimes(MenuButton menu) {
        menu.getItems().clear();
        for (RuntimeProfile runtime : model.runtimes()) {
            menu.getItems()
                    .add(choice(model.wordsOf(runtime), model.isChosen(runtime), () -> model.chooseRuntime(runtime)));
        }
    }

    private Node play(CommandBindings bindings) {
        Button play = Buttons.words(bindings, "run.play", "");
        play.getStyleClass().add("outlined");
        Label word = new Label();
        word.getStyleClass().add("play-word");
        Label key = new Label(Texts.text("key.space").text());
        key.getStyleClass().add("key");
        model.playingProperty().addListener((_, _, on) -> face(play, word, key, on));
        face(play, word, key, model.playingProperty().get());
        play.setMinWidth(Region.USE_PREF_SIZE);
        return play;
    }

    private static void face(Button play, Label word, Label key, boolean on) {
        word.setText(Texts.text(on ? "tool.pause" : "tool.replay").text());
        HBox face = new HBox(8, Icons.of(on ? "fth-pause" : "fth-play"), word, key);
        face.setAlignment(Pos.CENTER);
        play.setGraphic(face);
    }

    private Node time() {
        TextField field = new TextField();
        field.setId("time");
        field.setAccessibleText(Texts.text("tool.time").text());
        field.getStyleClass().add("number");
        field.setPrefWidth(96);
        field.setMinWidth(84);
        field.setAlignment(Pos.CENTER_RIGHT);
        Runnable show = () -> {
            if (!field.isFocused()) {
                field.setText(model.timeProperty().get() + " ms");
            }
        };
        model.timeProperty().addListener((_, _, _) -> show.run());
        show.run();
        typed(field, model::typeTime, show);
        return field;
    }

    private static void typed(TextField field, Predicate<String> taken, Runnable show) {
        field.setOnAction(_ -> {
            boolean ok = taken.test(field.getText());
            field.getStyleClass().remove("wrong");
            if (!ok) {
                field.getStyleClass().add("wrong");
            }
        });
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                field.getStyleClass().remove("wrong");
                show.run();
            }
        });
    }

    private Node speeds() {
        MenuButton menu = new MenuButton();
        menu.setId("speed");
        menu.getStyleClass().addAll("plain", "mono-button");
        menu.textProperty().bind(model.speedProperty());
        menu.setAccessibleText(Texts.text("tool.speed").text());
        menu.setTooltip(new Tooltip(Texts.text("tool.speed").text()));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        fillSpeeds(menu);
        menu.setOnShowing(_ -> fillSpeeds(menu));
        return menu;
    }

    private void fillSpeeds(MenuButton menu) {
        menu.getItems().clear();
        for (long speed : model.speeds()) {
            MenuItem item = new MenuItem(ReplaySpeeds.words(speed));
            item.setOnAction(_ -> model.chooseSpeed(speed));
            menu.getItems().add(item);
        }
    }

    private HBox seed() {
        Label label = new Label(Texts.text("tool.seed").text());
        label.setMinWidth(Region.USE_PREF_SIZE);
        TextField field = new TextField();
        field.setId("seed");
        field.getStyleClass().add("number");
        field.setPrefWidth(44);
        field.setMinWidth(44);
        field.setAccessibleText(label.getText());
        Runnable show = () -> field.setText(model.seedProperty().get());
        model.seedProperty().addListener((_, _, _) -> show.run());
        show.run();
        typed(field, model::typeSeed, show);
        HBox box = new HBox(8, label, field);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void show(Verdict now) {
        Label word = new Label(now.word(), Icons.of(sign(now.tone()), "icon-" + style(now.tone())));
        word.getStyleClass().add("verdict-word");
        word.setMinWidth(Region.USE_PREF_SIZE);
        verdictDetail.setText(now.detail());
        verdict.getStyleClass().removeAll("ok", "warn", "err");
        verdict.getStyleClass().add(style(now.tone()));
        verdict.getChildren().setAll(word, verdictDetail);
    }

    private static String style(Tone tone) {
        return tone == Tone.QUIET ? "muted" : tone.name().toLowerCase(Locale.ROOT);
    }

    private static String sign(Tone tone) {
        return switch (tone) {
            case OK -> "fth-check-circle";
            case WARN -> "fth-alert-triangle";
            case ERR -> "fth-x-circle";
            case QUIET -> "fth-more-horizontal";
        };
    }

    private static Node divider() {
        Separator line = new Separator(Orientation.VERTICAL);
        line.getStyleClass().add("tool-divider");
        return line;
    }

    private static Node space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
