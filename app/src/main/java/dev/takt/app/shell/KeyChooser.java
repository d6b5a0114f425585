package dev.takt.app.shell;

import dev.takt.app.command.Command;
import dev.takt.app.command.CommandBindings;
import dev.takt.app.command.CommandFilter;
import dev.takt.app.command.Commands;
import dev.takt.app.settings.Preferences;
import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The keys of all commands, to be changed. A key that another command has is not given away silently. */
final class KeyChooser extends VBox {
    /** Keys that move the focus or close what floats. */
    private static final Set<KeyCode> WINDOWS_OWN = Set.of(KeyCode.TAB, KeyCode.ENTER, KeyCode.ESCAPE);

    private final Preferences preferences;
    private final CommandBindings bindings;
    private final ListView<Command> list = new ListView<>();
    private final TextField filter = new TextField();
    private final Label message = new Label(text("preferences.keys.hint"));
    private Optional<Command> waiting = Optional.empty();

    KeyChooser(Preferences preferences, CommandBindings bindings) {
        super(8);
        this.preferences = preferences;
        this.bindings = bindings;
        filter.setId("keys-filter");
        filter.setPromptText(text("preferences.keys.filter"));
        filter.textProperty().addListener((_, _, _) -> fill());
        list.setId("keys-list");
        list.setFixedCellSize(28);
        list.setCellFactory(_ -> new Cell());
        list.setAccessibleText(text("preferences.keys"));
        VBox.setVgrow(list, Priority.ALWAYS);
        message.setWrapText(true);
        message.setMinHeight(34);
        message.setAlignment(Pos.TOP_LEFT);
        message.getStyleClass().add("muted");
        message.setId("keys-message");
        Button change = button("keys-change", "preferences.keys.change", this::waitForKey);
        Button none = button("keys-none", "preferences.keys.none", () -> give(""));
        Button own = button("keys-own", "preferences.keys.own", this::giveOwn);
        Button reset = button("keys-reset", "preferences.keys.reset", () -> take(Map.of()));
        for (Button button : new Button[] {change, none, own}) {
            button.disableProperty()
                    .bind(list.getSelectionModel().selectedItemProperty().isNull());
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, change, none, own, space, reset);
        getChildren().setAll(filter, list, message, row);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        fill();
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = new Button(text(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void fill() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(CommandFilter.find(bindings.commands(), filter.getText()));
        if (chosen != null) {
            list.getItems().stream()
                    .filter(c -> c.id().equals(chosen.id()))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
    }

    private Optional<Command> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void waitForKey() {
        waiting = chosen();
        waiting.ifPresent(c -> say("preferences.keys.press", c.label().text()));
        list.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (waiting.isEmpty() || event.getCode().isModifierKey()) {
            return;
        }
        event.consume();
        Command command = waiting.get();
        waiting = Optional.empty();
        if (event.getCode() == KeyCode.ESCAPE) {
            say("preferences.keys.hint");
        } else if (WINDOWS_OWN.contains(event.getCode()) || event.getCode() == KeyCode.UNDEFINED) {
            say("preferences.keys.unusable");
        } else {
            offer(command, combination(event));
        }
    }

    /** As {@code KeyCombination} reads it. */
    private static String combination(KeyEvent event) {
        StringJoiner key = new StringJoiner("+");
        if (event.isShortcutDown()) {
            key.add("Shortcut");
        }
        if (event.isShiftDown()) {
            key.add("Shift");
        }
        if (event.isAltDown()) {
            key.add("Alt");
        }
        String name = event.getCode().name();
        return key.add(event.getCode().isDigitKey() ? event.getCode().getChar() : nameOf(name))
                .toString();
    }

    /** {@code PAGE_UP} is {@code Page_Up} in a combination; one letter stays one. */
    private static String nameOf(String code) {
        StringBuilder name = new StringBuilder();
        boolean first = true;
        for (char c : code.toCharArray()) {
            name.append(first ? c : Character.toLowerCase(c));
            first = c == '_';
        }
        return name.toString();
    }

    private void offer(Command command, String key) {
        Optional<Command> holder = bindings.holder(key, command.id());
        if (holder.isPresent()) {
            say(
                    "preferences.keys.taken",
                    holder.get().keyText(),
                    holder.get().label().text());
            return;
        }
        give(key);
    }

    private void give(String key) {
        chosen().ifPresent(command -> {
            Map<String, String> keys = new HashMap<>(bindings.given());
            keys.put(command.id(), key);
            take(keys);
            Command now = bindings.command(command.id());
            if (key.isEmpty()) {
                say("preferences.keys.removed", now.label().text());
            } else {
                say("preferences.keys.set", now.label().text(), now.keyText());
            }
        });
    }

    private void giveOwn() {
        chosen().ifPresent(command -> offer(command, Commands.get(command.id()).key()));
    }

    private void take(Map<String, String> keys) {
        bindings.give(keys);
        preferences.setKeys(new HashMap<>(bindings.given()));
        say("preferences.keys.hint");
        fill();
    }

    private void say(String key, Object... arguments) {
        message.setText(Texts.text(key, arguments).text());
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }

    /** Sign, name and key of a command; a key that was given stands out. */
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
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(
                    10, Icons.of(command.icon()), new Label(command.label().text()), space);
            line.setAlignment(Pos.CENTER_LEFT);
            if (!command.key().isEmpty()) {
                Label key = new Label(command.keyText());
                key.getStyleClass().add("key");
                if (bindings.given().containsKey(command.id())) {
                    key.getStyleClass().add("strong");
                }
                line.getChildren().add(key);
            }
            setGraphic(line);
        }
    }
}
