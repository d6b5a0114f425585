package dev.takt.app.simulation;

import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import dev.takt.sim.search.ScenarioText;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A search for longer responses: what is left open, how far it is, and the worst response found of each task and handler, whose run can be shown and saved. */
public final class WorstCaseView extends VBox {
    private static final String WRONG = "wrong";
    private static final double RUNS_WIDTH = 84;
    private static final double SIGN_WIDTH = 34;

    private final WorstCaseViewModel model;
    private final BiConsumer<String, String> save;
    private final TableView<WorstCaseRow> table;
    private final ColumnRoom<WorstCaseRow> columns;
    private final Button search = new Button();

    /** {@code save} asks for a file by a suggested name and writes a text to it. */
    public WorstCaseView(WorstCaseViewModel model, BiConsumer<String, String> save) {
        this.model = model;
        this.save = save;
        setId("worst");
        getStyleClass().add("panel");
        table = new TableView<>(model.rows());
        columns = new ColumnRoom<>(table);
        table.setId("worst-table");
        table.setFixedCellSize(24);
        table.setPlaceholder(new Label(word("none")));
        sign();
        column("name", 150, WorstCaseRow::name, "words");
        column("plain", 92, WorstCaseRow::plain, "number");
        column("worst", 104, WorstCaseRow::worst, "number");
        column("bound", 104, WorstCaseRow::bound, "number");
        column("deadline", 92, WorstCaseRow::deadline, "number");
        column("changes", 84, WorstCaseRow::changes, "number");
        column("meaning", 150, WorstCaseRow::meaning, "words");
        table.setRowFactory(_ -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                selected().ifPresent(model::show);
                key.consume();
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(tools(), news(), table);
    }

    /** Puts the focus where a search is begun. */
    public void begin() {
        search.requestFocus();
    }

    private FlowPane tools() {
        search.setId("worst-search");
        search.setDefaultButton(false);
        search.setOnAction(_ -> toggle());
        model.shareProperty().addListener((_, _, _) -> fillSearch());
        fillSearch();
        TextField runs = new TextField();
        runs.setId("worst-runs");
        runs.setPrefWidth(RUNS_WIDTH);
        runs.textProperty().bindBidirectional(model.runsProperty());
        runs.setAccessibleText(word("runs"));
        runs.textProperty().addListener((_, _, _) -> {
            runs.getStyleClass().remove(WRONG);
            if (!model.takesRuns()) {
                runs.getStyleClass().add(WRONG);
            }
            fillSearch();
        });
        runs.setOnAction(_ -> model.search());
        HBox number = new HBox(6, new Label(word("runs")), runs);
        number.setAlignment(Pos.CENTER_LEFT);
        CheckBox offsets = box("offsets");
        offsets.selectedProperty().bindBidirectional(model.offsetsProperty());
        CheckBox shorter = box("shorter");
        shorter.selectedProperty().bindBidirectional(model.shorterProperty());
        BooleanBinding none = Bindings.createBooleanBinding(
                () -> selected().flatMap(WorstCaseRow::scenario).isEmpty(),
                table.getSelectionModel().selectedItemProperty());
        Button show = button("show", none);
        show.setOnAction(_ -> selected().ifPresent(model::show));
        Button keep = button("save", none);
        keep.setOnAction(_ -> selected().ifPresent(this::save));
        FlowPane tools = new FlowPane(10, 6, search, number, offsets, shorter, show, keep);
        tools.setRowValignment(VPos.CENTER);
        tools.setPadding(new Insets(6, 12, 6, 12));
        tools.setMinHeight(USE_PREF_SIZE);
        return tools;
    }

    private HBox news() {
        ProgressBar bar = new ProgressBar(0);
        bar.setId("worst-progress");
        bar.setPrefSize(120, 6);
        bar.setMaxHeight(6);
        bar.setMinWidth(60);
        bar.progressProperty().bind(model.shareProperty().map(share -> share.orElse(0.0)));
        bar.visibleProperty().bind(model.shareProperty().map(Optional::isPresent));
        bar.managedProperty().bind(bar.visibleProperty());
        Label words = new Label();
        words.setId("worst-words");
        words.textProperty().bind(model.wordsProperty());
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("muted");
        HBox news = new HBox(10, bar, words);
        HBox.setHgrow(words, Priority.ALWAYS);
        news.setAlignment(Pos.CENTER_LEFT);
        news.setPadding(new Insets(0, 12, 6, 12));
        news.setMinHeight(USE_PREF_SIZE);
        return news;
    }

    private void toggle() {
        if (isSearching()) {
            model.stop();
        } else {
            model.search();
        }
    }

    private boolean isSearching() {
        return model.shareProperty().get().isPresent();
    }

    private void fillSearch() {
        search.setText(word(isSearching() ? "stop" : "search"));
        search.setGraphic(Icons.of(isSearching() ? "fth-square" : "fth-search", "icon-small"));
        search.setDisable(!isSearching() && !model.takesRuns());
    }

    private static CheckBox box(String key) {
        CheckBox box = new CheckBox(word(key));
        box.setId("worst-" + key);
        box.setTooltip(new Tooltip(word(key + ".how")));
        return box;
    }

    private static Button button(String key, BooleanBinding disabled) {
        Button button = new Button(word(key));
        button.setId("worst-" + key);
        button.setTooltip(new Tooltip(word(key + ".how")));
        button.disableProperty().bind(disabled);
        return button;
    }

    private Optional<WorstCaseRow> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void save(WorstCaseRow row) {
        row.scenario().ifPresent(s -> save.accept("worst-" + row.item().value() + ".json", ScenarioText.write(s)));
    }

    private TableRow<WorstCaseRow> row() {
        TableRow<WorstCaseRow> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                model.show(row.getItem());
            }
        });
        return row;
    }

    private void column(String key, double width, Function<WorstCaseRow, String> text, String style) {
        columns.add(word("column." + key), width, text, style);
    }

    private void sign() {
        TableColumn<WorstCaseRow, WorstCaseRow> column = new TableColumn<>("");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new SignCell());
        column.setSortable(false);
        column.setReorderable(false);
        columns.add(column, SIGN_WIDTH, SIGN_WIDTH);
        column.setMaxWidth(SIGN_WIDTH);
    }

    private static String word(String key) {
        return Texts.text("worst." + key).text();
    }

    /** What was found as a sign. */
    private static final class SignCell extends TableCell<WorstCaseRow, WorstCaseRow> {
        @Override
        protected void updateItem(@Nullable WorstCaseRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : Icons.of(row.tone()));
        }
    }
}
