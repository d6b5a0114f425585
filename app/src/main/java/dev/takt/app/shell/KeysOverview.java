package dev.takt.app.shell;

import dev.takt.app.command.Command;
import dev.takt.app.command.CommandBindings;
import dev.takt.app.command.Commands;
import dev.takt.app.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
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
    private static final int MOST_COLUMNS = 3;
    private static final double MARGIN = 24;
    private static final double PADDING = 16;
    /** A scroll bar at the right. */
    private static final double BAR = 16;

    private final Map<String, String> keys = new LinkedHashMap<>();
    private final GridPane grid = new GridPane(12, 4);
    private final ScrollPane scroll = new ScrollPane(grid);

    public KeysOverview(CommandBindings bindings, Runnable close) {
        setId("keys");
        getStyleClass().add("overlay");
        Label title = new Label(Commands.get("help.keys").label().text());
        title.getStyleClass().add("pane-heading");
        for (Command command : bindings.commands()) {
            if (!command.key().isEmpty()) {
                keys.put(command.label().text(), command.keyText());
            }
        }
        for (String surface : SURFACES) {
            keys.put(
                    Texts.text("keys." + surface).text(),
                    Texts.text("keys." + surface + ".key").text());
        }
        fill(MOST_COLUMNS);
        // Where the window is too small for all of it, it is scrolled.
        scroll.setId("keys-all");
        grid.setPadding(new Insets(0, 10, 10, 0));
        VBox box = new VBox(12, title, scroll);
        box.setPadding(new Insets(PADDING));
        box.getStyleClass().add("floating");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMargin(box, new Insets(MARGIN));
        getChildren().add(box);
        NextFrame wider = new NextFrame(this, () -> arrange(getWidth()));
        widthProperty().addListener((_, _, _) -> wider.ask());
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close.run();
            }
        });
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE || key.getCode() == KeyCode.ENTER) {
                close.run();
            }
            // Keys do nothing to what lies below, except for help.
            if (key.getCode() != KeyCode.F1 && !key.getCode().isArrowKey()) {
                key.consume();
            }
        });
    }

    /** It gets the focus, so that the arrows scroll it. */
    public void begin() {
        arrange(getScene().getWidth());
        lookup("#keys-all").requestFocus();
    }

    /** As many columns as a window of this width has room for, so that it is scrolled up and down alone. */
    private void arrange(double width) {
        int columns = MOST_COLUMNS;
        fill(columns);
        while (columns > 1 && grid.prefWidth(-1) > width - 2 * (MARGIN + PADDING) - BAR) {
            columns--;
            fill(columns);
        }
    }

    private void fill(int columns) {
        grid.getChildren().clear();
        int rows = (keys.size() + columns - 1) / columns;
        keys.forEach((words, key) -> add(grid, grid.getChildren().size() / 2, rows, key, words));
        grid.applyCss();
        scroll.setPrefViewportWidth(grid.prefWidth(-1) + BAR);
    }

    private static void add(GridPane grid, int index, int rows, String key, String words) {
        int column = index / rows * 2;
        Label keys = new Label(key);
        keys.getStyleClass().add("key");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(keys, column, index % rows);
        grid.add(label, column + 1, index % rows);
        GridPane.setHalignment(keys, HPos.RIGHT);
        GridPane.setMargin(label, new Insets(0, 18, 0, 0));
        StackPane.setAlignment(grid, Pos.CENTER);
    }
}
