package dev.takt.app.help;

import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A page of the documentation above the window, with its links to other pages and the way back. */
public final class HelpView extends StackPane {
    private static final double WIDTH = 760;
    /** What the page has beside its text. */
    private static final double EDGES = 70;

    private static final double WIDEST_FIRST = 240;
    /** About as wide as a character of a table: of words that may be broken, and of those that may not. */
    private static final double NARROW_CHARACTER = 6.2;

    private static final double CHARACTER = 8;

    private final VBox page = new VBox(8);
    private final ScrollPane scroll = new ScrollPane(page);
    private final Deque<HelpPages.Place> before = new ArrayDeque<>();
    private final Button back = new Button("", Icons.of("fth-arrow-left"));
    private HelpPages.Place shown;
    private Node target = page;

    public HelpView(HelpPages.Place place, Runnable close) {
        shown = place;
        setId("help");
        getStyleClass().add("overlay");
        Label title = new Label(Texts.text("help.title").text());
        title.getStyleClass().add("strong");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        back.setId("help-back");
        back.getStyleClass().addAll("plain", "icon");
        back.setAccessibleText(Texts.text("help.back").text());
        back.setOnAction(_ -> back());
        Button first = new Button(Texts.text("help.window").text());
        first.setId("help-window");
        first.getStyleClass().addAll("small");
        first.setOnAction(_ -> go(HelpPages.of("")));
        Button shut = new Button("", Icons.of("fth-x"));
        shut.setId("help-close");
        shut.getStyleClass().addAll("plain", "icon");
        shut.setAccessibleText(Texts.text("help.close").text());
        shut.setOnAction(_ -> close.run());
        HBox head = new HBox(8, back, title, space, first, shut);
        head.setAlignment(Pos.CENTER_LEFT);
        page.setPadding(new Insets(4, 20, 30, 20));
        scroll.setFitToWidth(true);
        scroll.setId("help-page");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox box = new VBox(6, head, scroll);
        box.getStyleClass().add("floating");
        box.setMaxWidth(WIDTH);
        StackPane.setMargin(box, new Insets(40, 24, 40, 24));
        StackPane.setAlignment(box, Pos.CENTER_RIGHT);
        getChildren().add(box);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close.run();
            }
        });
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE || key.getCode() == KeyCode.F1) {
                close.run();
            } else if (key.getCode() == KeyCode.LEFT && key.isAltDown()) {
                back();
            }
            if (key.getCode() != KeyCode.TAB && !key.getCode().isArrowKey()) {
                key.consume();
            }
        });
        show();
    }

    /** The page gets the focus, so that the arrows scroll it. */
    public void begin() {
        scroll.requestFocus();
        scrollToTarget();
    }

    /** What it shows. */
    public HelpPages.Place place() {
        return shown;
    }

    private void go(HelpPages.Place place) {
        before.push(shown);
        shown = place;
        show();
    }

    private void back() {
        if (!before.isEmpty()) {
            shown = before.pop();
            show();
        }
    }

    private void show() {
        back.setDisable(before.isEmpty());
        page.getChildren().clear();
        Optional<List<HelpBlock>> blocks = HelpPages.page(shown.page());
        if (blocks.isEmpty()) {
            page.getChildren()
                    .add(new Label(Texts.text("help.missing", shown.page()).text()));
            return;
        }
        blocks.get().forEach(block -> page.getChildren().add(node(block)));
        OptionalInt heading = HelpPages.heading(shown.page(), shown.heading());
        target = heading.isPresent() ? page.getChildren().get(heading.getAsInt()) : page;
        scrollToTarget();
    }

    /** Where a heading is, is known after the page was laid out. */
    private void scrollToTarget() {
        scroll.setVvalue(0);
        if (getScene() == null) {
            return;
        }
        getScene().getRoot().applyCss();
        getScene().getRoot().layout();
        double rest = page.getHeight() - scroll.getViewportBounds().getHeight();
        if (target != page && rest > 0) {
            scroll.setVvalue(Math.clamp(target.getBoundsInParent().getMinY() / rest, 0, 1));
        }
    }

    private Node node(HelpBlock block) {
        return switch (block) {
            case HelpBlock.Heading(int level, String text) -> heading(level, text);
            case HelpBlock.Paragraph(List<HelpSpan> spans) -> flow(spans);
            case HelpBlock.Point(List<HelpSpan> spans) -> {
                HBox line = new HBox(8, new Label("•"), flow(spans));
                HBox.setHgrow(line.getChildren().getLast(), Priority.ALWAYS);
                yield line;
            }
            case HelpBlock.Code(String text) -> {
                Label code = new Label(text);
                code.getStyleClass().addAll("mono", "help-code");
                code.setMaxWidth(Double.MAX_VALUE);
                code.setWrapText(true);
                code.setMinHeight(Region.USE_PREF_SIZE);
                yield code;
            }
            case HelpBlock.Grid(List<List<List<HelpSpan>>> rows) -> grid(rows);
        };
    }

    private static Label heading(int level, String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(level == 1 ? "section-title" : level == 2 ? "pane-heading" : "strong");
        label.setPadding(new Insets(level == 1 ? 4 : 10, 0, 0, 0));
        return label;
    }

    private GridPane grid(List<List<List<HelpSpan>>> rows) {
        GridPane grid = new GridPane(14, 6);
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        double first = Math.min(WIDEST_FIRST, 40 + longest(rows, 0) * NARROW_CHARACTER);
        grid.getColumnConstraints().add(new ColumnConstraints(first, USE_COMPUTED_SIZE, WIDEST_FIRST));
        // Long words in one column leave short ones in another the room to stand on a line.
        double share = (WIDTH - EDGES - first) / Math.max(1, columns - 1) - grid.getHgap();
        for (int c = 1; c < columns; c++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setMinWidth(Math.min(share, longest(rows, c) * CHARACTER));
            width.setHgrow(Priority.ALWAYS);
            width.setFillWidth(true);
            grid.getColumnConstraints().add(width);
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                TextFlow cell = flow(rows.get(r).get(c));
                if (r == 0) {
                    cell.getChildren().forEach(n -> n.getStyleClass().add("help-strong"));
                }
                grid.add(cell, c, r);
            }
        }
        return grid;
    }

    private static int longest(List<List<List<HelpSpan>>> rows, int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).stream()
                        .mapToInt(s -> s.text().length())
                        .sum())
                .max()
                .orElse(0);
    }

    private TextFlow flow(List<HelpSpan> spans) {
        TextFlow flow = new TextFlow();
        for (HelpSpan span : spans) {
            flow.getChildren().add(node(span));
        }
        return flow;
    }

    private Node node(HelpSpan span) {
        if (span.kind() == HelpSpan.Kind.LINK) {
            return link(span);
        }
        Text text = new Text(span.text());
        text.getStyleClass()
                .addAll(
                        "help-text",
                        switch (span.kind()) {
                            case CODE -> "help-mono";
                            case STRONG -> "help-strong";
                            case WEAK -> "help-weak";
                            case PLAIN, LINK -> "help-plain";
                        });
        return text;
    }

    /** A link to another of our pages leads there; what lies outside the program is shown as text. */
    private Node link(HelpSpan span) {
        String[] parts = span.target().split("#", 2);
        String name = parts[0].isEmpty() ? shown.page() : HelpPages.linked(shown.page(), parts[0]);
        if (HelpPages.page(name).isEmpty()) {
            Text text = new Text(span.text());
            text.getStyleClass().addAll("help-text", "help-plain");
            return text;
        }
        Hyperlink link = new Hyperlink(span.text());
        link.getStyleClass().add("help-link");
        link.setOnAction(_ -> go(new HelpPages.Place(name, parts.length > 1 ? parts[1] : "")));
        return link;
    }
}
