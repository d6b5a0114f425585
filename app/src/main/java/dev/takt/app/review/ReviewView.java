package dev.takt.app.review;

import dev.takt.app.report.Block;
import dev.takt.app.report.Cell;
import dev.takt.app.report.DesignDocument;
import dev.takt.app.report.Section;
import dev.takt.app.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The report on the screen, the same that is saved as HTML. */
public final class ReviewView extends VBox {
    private static final double WIDEST = 1100;
    /** About as wide as a character of the page's text. */
    private static final double CHARACTER = 7;

    private static final double SHORTEST_WORDS = 150;
    private static final double LONGEST_WORDS = 560;

    private final VBox page = new VBox(8);

    /** {@code ask} gives the file to save to, from a suggested name. */
    public ReviewView(ReviewViewModel model, Function<String, Optional<Path>> ask) {
        setId("review");
        getStyleClass().add("panel");
        Label title = new Label(Texts.text("review.title").text());
        title.getStyleClass().add("pane-heading");
        Label message = new Label();
        message.getStyleClass().add("muted");
        message.textProperty().bind(model.messageProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button save = new Button(Texts.text("review.save").text());
        save.setId("review-save");
        save.setOnAction(_ -> ask.apply(model.fileName()).ifPresent(model::save));
        HBox head = new HBox(12, title, message, space, save);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(10, 16, 10, 16));
        page.setPadding(new Insets(4, 24, 40, 24));
        page.setMaxWidth(WIDEST);
        HBox centred = new HBox(page);
        centred.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(page, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(centred);
        scroll.setId("review-page");
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(title.getText());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
        save.disableProperty().bind(model.documentProperty().map(Optional::isEmpty));
        model.documentProperty().addListener((_, _, now) -> show(now));
        show(model.documentProperty().get());
    }

    private void show(Optional<DesignDocument> document) {
        if (document.isEmpty()) {
            Label wait = new Label(Texts.text("review.wait").text());
            wait.getStyleClass().add("muted");
            page.getChildren().setAll(wait);
            return;
        }
        Label title = words(document.get().title(), "page-title");
        Label subtitle = words(document.get().subtitle(), "muted");
        page.getChildren().setAll(title, subtitle);
        for (Section section : document.get().sections()) {
            Label heading = words(section.title(), "section-title");
            VBox.setMargin(heading, new Insets(20, 0, 2, 0));
            page.getChildren().add(heading);
            section.blocks().forEach(b -> page.getChildren().add(node(b)));
        }
    }

    private static Node node(Block block) {
        return switch (block) {
            case Block.Words(String text) -> words(text, "review-words");
            case Block.Facts(List<Block.Fact> facts) -> facts(facts);
            case Block.Grid grid -> grid(grid);
            case Block.Drawing drawing -> {
                PicturePaper paper = new PicturePaper(drawing.picture());
                paper.setAccessibleText(drawing.caption());
                yield new VBox(4, paper, words(drawing.caption(), "muted"));
            }
        };
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Node facts(List<Block.Fact> facts) {
        GridPane grid = new GridPane(20, 4);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        for (int i = 0; i < facts.size(); i++) {
            grid.addRow(
                    i, words(facts.get(i).name(), "muted"), words(facts.get(i).value(), "review-words"));
        }
        return grid;
    }

    private static Node grid(Block.Grid block) {
        GridPane grid = new GridPane(16, 0);
        grid.getStyleClass().add("review-grid");
        for (int column = 0; column < block.titles().size(); column++) {
            String title = block.titles().get(column);
            boolean right = title.startsWith(">");
            ColumnConstraints constraints = column(right, longest(block, column));
            grid.getColumnConstraints().add(constraints);
            grid.add(words(right ? title.substring(1) : title, "caption"), column, 0);
        }
        for (int row = 0; row < block.rows().size(); row++) {
            List<Cell> cells = block.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                grid.add(cell(cells.get(column), block.titles().get(column).startsWith(">")), column, row + 1);
            }
        }
        return grid;
    }

    private static int longest(Block.Grid block, int column) {
        return block.rows().stream()
                .mapToInt(row -> row.get(column).text().length())
                .reduce(block.titles().get(column).length(), Math::max);
    }

    /** Figures are never broken; words share the room, but a column of long ones leaves the others enough for a word. */
    private static ColumnConstraints column(boolean right, int longest) {
        ColumnConstraints constraints = new ColumnConstraints();
        constraints.setHalignment(right ? HPos.RIGHT : HPos.LEFT);
        constraints.setHgrow(right ? Priority.SOMETIMES : Priority.ALWAYS);
        if (right) {
            constraints.setMinWidth(Region.USE_PREF_SIZE);
        } else {
            constraints.setMinWidth(Math.min(longest * CHARACTER, SHORTEST_WORDS));
            constraints.setPrefWidth(Math.min(longest * CHARACTER, LONGEST_WORDS));
        }
        return constraints;
    }

    private static Node cell(Cell cell, boolean right) {
        Label label = words(cell.text(), right ? "mono" : "review-words");
        label.getStyleClass().add("review-cell");
        switch (cell.weight()) {
            case PLAIN -> {}
            case WARN -> label.getStyleClass().add("warn");
            case ERR -> label.getStyleClass().add("err");
        }
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
