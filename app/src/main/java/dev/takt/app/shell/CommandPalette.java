package dev.takt.app.shell;

import dev.takt.app.command.Command;
import dev.takt.app.command.CommandBindings;
import dev.takt.app.command.CommandFilter;
import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.ListSteps;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;

/** Every command with its key, found by a few letters. Enter runs, Escape closes. */
public final class CommandPalette extends StackPane {
    private final CommandBindings bindings;
    private final Runnable close;
    private final CustomTextField field = new CustomTextField();
    private final ListView<Command> list = new ListView<>();

    public CommandPalette(CommandBindings bindings, Runnable close) {
        this.bindings = bindings;
        this.close = close;
        setId("command-palette");
        getStyleClass().add("overlay");
        field.setPromptText(Texts.text("menu.search").text());
        field.setId("command-search");
        Label sign = new Label("", Icons.of("fth-search", "icon-small"));
        sign.setPadding(new Insets(0, 2, 0, 8));
        field.setLeft(sign);
        field.textProperty().addListener((_, _, typed) -> fill(typed));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setCellFactory(_ -> new Cell());
        list.setFixedCellSize(30);
        list.setPrefHeight(12 * 30);
        list.setOnMouseClicked(_ -> run());
        Label none = new Label(Texts.text("palette.none").text());
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        VBox box = new VBox(8, field, list);
        box.getStyleClass().add("floating");
        box.setMaxSize(560, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        StackPane.setMargin(box, new Insets(64, 0, 0, 0));
        getChildren().add(box);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close.run();
            }
        });
        fill("");
    }

    /** Starts anew with an empty search. */
    public void begin() {
        field.clear();
        fill("");
        field.requestFocus();
    }

    /** All commands, those that are possible now first; of those that are asked for by name the best first. What is not possible now can be found all the same, with its key. */
    private void fill(String typed) {
        List<Command> found = CommandFilter.find(bindings.commands(), typed);
        Stream<Command> possible = found.stream().filter(this::isPossible);
        Stream<Command> others = found.stream().filter(c -> !isPossible(c));
        list.getItems().setAll(typed.isBlank() ? Stream.concat(possible, others).toList() : found);
        list.getSelectionModel().select(0);
    }

    private boolean isPossible(Command command) {
        return bindings.enabled(command.id()).get();
    }

    private void keyPressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            run();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            close.run();
        } else if (!ListSteps.take(key, list)) {
            return;
        }
        key.consume();
    }

    private void run() {
        Command command = list.getSelectionModel().getSelectedItem();
        if (command != null && isPossible(command)) {
            close.run();
            bindings.run(command.id());
        }
    }

    /** Sign, name and key of a command. */
    private final class Cell extends ListCell<Command> {
        private Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            Label name = new Label(command.label().text());
            if (!isPossible(command)) {
                name.getStyleClass().add("muted");
            }
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(10, Icons.of(command.icon()), name, space);
            line.setAlignment(Pos.CENTER_LEFT);
            if (!command.key().isEmpty()) {
                Label key = new Label(command.keyText());
                key.getStyleClass().add("key");
                line.getChildren().add(key);
            }
            setGraphic(line);
        }
    }
}
