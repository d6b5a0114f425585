package dev.takt.app.shell;

import dev.takt.app.command.Command;
import dev.takt.app.command.CommandBindings;
import dev.takt.app.command.Commands;
import dev.takt.app.text.Texts;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All keys on one page: those of commands, and those of board and timeline. */
public final class KeysOverview extends StackPane {
    private static final List<String> SURFACES = List.of(
            "zoom",
            "pan",
            "nudge",
            "free",
            "timeline-zoom",
            "timeline-pan",
            "focus",
            "steps",
            "nest",
            "fixes",
            "cancel");
    private static final int ROWS = 24;

    public KeysOverview(CommandBindings bindings, Runnable close) {
        setId("keys");
        getStyleClass().add("overlay");
        Label title = new Label(Commands.get("help.keys").label().text());
        title.getStyleClass().add("pane-heading");
        GridPane grid = new GridPane(12, 6);
        int i = 0;
        for (Command command : bindings.commands()) {
            if (!command.key().isEmpty()) {
                add(grid, i++, command.keyText(), command.label().text());
            }
        }
        for (String surface : SURFACES) {
            add(
                    grid,
                    i++,
                    Texts.text("keys." + surface + ".key").text(),
                    Texts.text("keys." + surface).text());
        }
        VBox box = new VBox(12, title, grid);
        box.setPadding(new Insets(16));
        box.getStyleClass().add("floating");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(box);
        setFocusTraversable(true);
        setOnMousePressed(_ -> close.run());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE || key.getCode() == KeyCode.ENTER) {
                close.run();
                key.consume();
            }
        });
    }

    private static void add(GridPane grid, int index, String key, String words) {
        int column = index / ROWS * 2;
        Label keys = new Label(key);
        keys.getStyleClass().add("key");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(keys, column, index % ROWS);
        grid.add(label, column + 1, index % ROWS);
        GridPane.setHalignment(keys, javafx.geometry.HPos.RIGHT);
        GridPane.setMargin(label, new Insets(0, 24, 0, 0));
        StackPane.setAlignment(grid, Pos.CENTER);
    }
}
