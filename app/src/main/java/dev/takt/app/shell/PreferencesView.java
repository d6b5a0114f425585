package dev.takt.app.shell;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.settings.Preferences;
import dev.takt.app.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Theme, language and keys. What is chosen holds at once and is remembered; only the language waits for the next start. */
public final class PreferencesView extends StackPane {
    private final ComboBox<String> theme;

    /** {@code dress} puts on the theme that is chosen now. */
    public PreferencesView(Preferences preferences, CommandBindings bindings, Runnable dress, Runnable close) {
        setId("preferences");
        getStyleClass().add("overlay");
        Label title = new Label(text("preferences.title"));
        title.getStyleClass().add("pane-heading");
        theme = choice(
                "preferences-theme",
                "preferences.theme",
                List.of("system", "light", "dark", "contrast"),
                preferences.theme(),
                chosen -> {
                    preferences.setTheme(chosen);
                    dress.run();
                });
        Label hint = new Label(text("preferences.language.hint"));
        hint.setId("preferences-hint");
        hint.getStyleClass().addAll("muted", "small");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        ComboBox<String> language = choice(
                "preferences-language",
                "preferences.language",
                List.of("system", "en", "de"),
                preferences.language(),
                chosen -> {
                    preferences.setLanguage(chosen);
                    hint.setText(text("preferences.language.restart") + " " + text("preferences.language.hint"));
                });
        ComboBox<String> wheel = choice(
                "preferences-wheel",
                "preferences.wheel",
                List.of("zoom", "scroll"),
                preferences.wheel(),
                preferences::setWheel);
        ComboBox<String> motion = choice(
                "preferences-motion",
                "preferences.motion",
                List.of("system", "reduced"),
                preferences.motion(),
                chosen -> {
                    preferences.setMotion(chosen);
                    dress.run();
                });
        GridPane grid = new GridPane(12, 8);
        grid.addRow(0, label("preferences.theme"), theme);
        grid.addRow(1, label("preferences.language"), language);
        grid.add(hint, 1, 2);
        Label wheelName = new Label(text("preferences.wheel"));
        wheelName.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(3, wheelName, wheel);
        grid.addRow(4, label("preferences.motion"), motion);
        Label keys = new Label(text("preferences.keys"));
        keys.getStyleClass().add("caption");
        Node chooser = new KeyChooser(preferences, bindings);
        VBox.setVgrow(chooser, Priority.ALWAYS);
        Button done = new Button(text("preferences.done"));
        done.setId("preferences-done");
        done.getStyleClass().add("primary");
        done.setOnAction(_ -> close.run());
        HBox foot = new HBox(done);
        foot.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(12, title, grid, keys, chooser, foot);
        box.setPadding(new Insets(16));
        box.getStyleClass().add("floating");
        box.setMaxSize(600, 620);
        box.setMinHeight(Region.USE_COMPUTED_SIZE);
        StackPane.setMargin(box, new Insets(24));
        getChildren().add(box);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close.run();
            }
            // Keys go between the controls and to nothing below them, except for help.
            if (key.getCode() != KeyCode.TAB
                    && key.getCode() != KeyCode.F1
                    && !key.getCode().isArrowKey()) {
                key.consume();
            }
        });
    }

    /** The first choice gets the focus. */
    public void begin() {
        theme.requestFocus();
    }

    private static Label label(String key) {
        Label label = new Label(text(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static ComboBox<String> choice(
            String id, String key, List<String> values, String now, Consumer<String> chosen) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(text(key));
        box.getItems().setAll(values);
        box.setPrefWidth(220);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null ? "" : text(key + "." + value);
            }

            @Override
            public String fromString(String words) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        });
        box.setValue(values.contains(now) ? now : values.getFirst());
        box.valueProperty().addListener((_, _, value) -> chosen.accept(value));
        return box;
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }
}
