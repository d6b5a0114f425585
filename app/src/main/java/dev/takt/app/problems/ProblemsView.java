package dev.takt.app.problems;

import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.SeverityLook;
import dev.takt.designer.surface.Unbroken;
import dev.takt.projects.model.Suppression;
import dev.takt.projects.problem.Fix;
import dev.takt.projects.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** The list of problems: severity, words, rule, place, ways out. */
public final class ProblemsView extends ListView<Problem> {
    private static final double GAP = 10;
    private static final double OVER_PAGE = 48;
    private static final double PLACE = 112;
    /** Above and below the words together. */
    private static final double LEADING = 6;

    private final ProblemsViewModel model;
    private Consumer<String> rulePages = _ -> {};

    public ProblemsView(ProblemsViewModel model) {
        super(model.problems());
        this.model = model;
        setId("problems");
        getStyleClass().add("problem-list");
        setCellFactory(_ -> new Cell());
        Label none = new Label(Texts.text("problems.none").text(), Icons.of("fth-check-circle", "icon-ok"));
        none.getStyleClass().add("muted");
        setPlaceholder(none);
        ContextMenu menu = new ContextMenu(new MenuItem());
        menu.setOnShowing(_ -> menu.getItems().setAll(choices()));
        setContextMenu(menu);
        setOnKeyPressed(key -> {
            switch (key.getCode()) {
                case ENTER -> choose();
                default -> {
                    // the list's own keys
                }
            }
        });
    }

    /** Where the page of a rule is shown, by its id. */
    public void setRulePages(Consumer<String> rulePages) {
        this.rulePages = rulePages;
    }

    /** What can be done about the selected problem, and what is kept quiet and can be shown again. */
    private List<MenuItem> choices() {
        List<MenuItem> items = new ArrayList<>();
        Problem problem = getSelectionModel().getSelectedItem();
        if (problem != null) {
            items.add(item("problems.go", this::choose));
            for (Fix fix : problem.fixes()) {
                MenuItem item = new MenuItem(fix.edit().label().text(), Icons.of("fth-tool"));
                item.setOnAction(_ -> model.apply(fix));
                items.add(item);
            }
            if (model.canSuppress(problem)) {
                items.add(item("problems.rule", () -> rulePages.accept(problem.rule())));
                items.add(new SeparatorMenuItem());
                if (problem.item().isPresent()) {
                    items.add(item("problems.suppress.here", () -> suppress(problem, false)));
                }
                items.add(item("problems.suppress.everywhere", () -> suppress(problem, true)));
            }
        }
        if (!model.suppressions().isEmpty()) {
            items.add(new SeparatorMenuItem());
            for (Suppression suppression : model.suppressions()) {
                MenuItem again = new MenuItem(model.words(suppression));
                again.setOnAction(_ -> model.unsuppress(suppression));
                items.add(again);
            }
        }
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(Texts.text("problems.none").text());
            none.setDisable(true);
            items.add(none);
        }
        return items;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.text(key).text());
        item.setId(key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void suppress(Problem problem, boolean everywhere) {
        String title = everywhere
                ? Texts.text("problems.suppress.title.everywhere", problem.rule())
                        .text()
                : Texts.text("problems.suppress.title.here", problem.rule(), model.place(problem))
                        .text();
        ReasonPopup.ask(this, title, reason -> model.suppress(problem, everywhere, reason));
    }

    private void choose() {
        Problem problem = getSelectionModel().getSelectedItem();
        if (problem != null) {
            model.choose(problem);
        }
    }

    /** Shows which problem was gone to. */
    public void goTo(Problem problem) {
        getSelectionModel().select(problem);
        scrollTo(problem);
    }

    /** Opens the menu of the selected problem, or of the first, where it stands; over the page where the list is not beside it. */
    public void offer(Node page) {
        if (getSelectionModel().isEmpty()) {
            getSelectionModel().selectFirst();
        }
        if (getScene() == null) {
            getContextMenu().show(page, Side.TOP, OVER_PAGE, OVER_PAGE);
            return;
        }
        requestFocus();
        int row = Math.max(0, getSelectionModel().getSelectedIndex());
        scrollTo(row);
        applyCss();
        layout();
        Node at = lookupAll(".list-cell").stream()
                .filter(n -> n instanceof ListCell<?> cell && cell.getIndex() == row)
                .findFirst()
                .orElse(this);
        getContextMenu().show(at, Side.BOTTOM, 24, 0);
    }

    /** One problem: all of its words, on as many lines as they need, with its rule behind them. */
    private final class Cell extends ListCell<Problem> {
        private static final double LEAST_HEIGHT = 28;

        private final Text words = new Text();
        private final Label rule = new Label();
        private final TextFlow message = new TextFlow(words, rule);
        private final Label place = new Label();
        private final MenuButton fixes = new MenuButton();
        private final HBox aside = new HBox(GAP, place, fixes);
        private final BorderPane line = new BorderPane(message);

        private Cell() {
            message.setMinWidth(60);
            message.setMaxHeight(Region.USE_PREF_SIZE);
            BorderPane.setAlignment(message, Pos.CENTER_LEFT);
            BorderPane.setMargin(message, new Insets(0, GAP, 0, GAP));
            words.getStyleClass().add("problem-words");
            rule.getStyleClass().add("problem-rule");
            place.getStyleClass().add("strong");
            place.setPrefWidth(PLACE);
            place.setMinWidth(PLACE);
            fixes.getStyleClass().addAll("plain", "small", "fix-button");
            fixes.setMinWidth(78);
            fixes.setPrefWidth(78);
            aside.setAlignment(Pos.CENTER_LEFT);
            line.setRight(aside);
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    choose();
                }
            });
        }

        @Override
        protected double computePrefHeight(double width) {
            if (isEmpty()) {
                return LEAST_HEIGHT;
            }
            Insets around = getInsets();
            double room = (width > 0 ? width : getListView().getWidth()) - around.getLeft() - around.getRight();
            double others = line.getLeft().prefWidth(-1) + aside.prefWidth(-1) + 2 * GAP;
            double words = message.prefHeight(Math.max(message.getMinWidth(), room - others));
            return Math.max(LEAST_HEIGHT, words + LEADING);
        }

        @Override
        protected void updateItem(@Nullable Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (empty || problem == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            String text = problem.message().text();
            words.setText(Unbroken.of(text) + "  ");
            rule.setText(problem.rule());
            boolean hasPage = model.canSuppress(problem);
            rule.setCursor(hasPage ? Cursor.HAND : Cursor.DEFAULT);
            rule.setOnMouseClicked(click -> {
                if (hasPage && click.getButton() == MouseButton.PRIMARY) {
                    rulePages.accept(problem.rule());
                    click.consume();
                }
            });
            place.setText(model.place(problem));
            setTooltip(new Tooltip(text + "\n" + problem.rule() + "  " + model.place(problem)));
            String severity =
                    Texts.text("problems.severity." + problem.severity().name()).text();
            setAccessibleText(severity + ": " + text);
            fixes.getItems().clear();
            for (Fix fix : problem.fixes()) {
                MenuItem item = new MenuItem(fix.edit().label().text(), Icons.of("fth-tool"));
                item.setOnAction(_ -> model.apply(fix));
                fixes.getItems().add(item);
            }
            int count = problem.fixes().size();
            fixes.setText(Texts.text(count == 1 ? "problems.fix" : "problems.fixes", count)
                    .text());
            fixes.setVisible(count > 0);
            Node sign = Icons.of(SeverityLook.sign(problem.severity()), SeverityLook.iconStyle(problem.severity()));
            BorderPane.setAlignment(sign, Pos.CENTER);
            line.setLeft(sign);
            setGraphic(line);
        }
    }
}
