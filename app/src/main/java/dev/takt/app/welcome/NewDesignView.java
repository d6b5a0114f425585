package dev.takt.app.welcome;

import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.ListSteps;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A new design in one page: the board at the left, the runtimes for it at the right with how far their firmware goes, the name below. Enter begins, Escape leaves. */
public final class NewDesignView extends StackPane {
    private static final double WIDTH = 880;
    private static final double HEIGHT = 620;
    private static final double BOARDS = 320;
    private static final double ROW = 46;

    private final NewDesignViewModel model;
    private final Function<Chip, String> facts;
    private final Consumer<Project> begin;
    private final Runnable close;
    private final TextField filter = new TextField();
    private final ListView<Chip> boards = new ListView<>();
    private final VBox offers = new VBox(4);
    private final ToggleGroup runtimes = new ToggleGroup();
    private final Button create = new Button(text("new.create"));

    /** {@code facts} says the cores and clock of a chip; {@code begin} opens the design after {@code close} took the page away. */
    public NewDesignView(
            NewDesignViewModel model, Function<Chip, String> facts, Consumer<Project> begin, Runnable close) {
        this.model = model;
        this.facts = facts;
        this.begin = begin;
        this.close = close;
        setId("new-design");
        getStyleClass().add("overlay");
        Label title = new Label(text("new.title"));
        title.getStyleClass().add("pane-heading");
        HBox halves = new HBox(16, left(), right());
        VBox.setVgrow(halves, Priority.ALWAYS);
        VBox box = new VBox(12, title, halves, foot());
        box.setPadding(new Insets(16));
        box.getStyleClass().add("floating");
        box.setMaxSize(WIDTH, HEIGHT);
        setMargin(box, new Insets(24));
        getChildren().add(box);
        addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
        setOnKeyPressed(this::pressed);
        model.chipProperty().addListener((_, _, _) -> showOffers());
        showOffers();
        fill();
    }

    private Node left() {
        filter.setId("new-filter");
        filter.setPromptText(text("new.filter"));
        filter.setAccessibleText(filter.getPromptText());
        filter.textProperty().addListener((_, _, _) -> fill());
        // The list follows the arrows while one types.
        filter.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (ListSteps.take(key, boards)) {
                key.consume();
            }
        });
        boards.setId("new-boards");
        boards.setAccessibleText(text("new.boards"));
        boards.setFixedCellSize(ROW);
        boards.setCellFactory(_ -> new BoardCell());
        boards.getSelectionModel().selectedItemProperty().addListener((_, _, chip) -> {
            if (chip != null) {
                model.choose(chip);
            }
        });
        boards.setPlaceholder(new Label(text("new.boards.none")));
        VBox.setVgrow(boards, Priority.ALWAYS);
        VBox left = new VBox(8, caption("new.boards"), filter, boards);
        left.setMinWidth(BOARDS);
        left.setPrefWidth(BOARDS);
        return left;
    }

    private Node right() {
        ScrollPane scroll = new ScrollPane(offers);
        scroll.setId("new-offers");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox right = new VBox(8, caption("new.runtimes"), scroll);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(0);
        return right;
    }

    private Node foot() {
        TextField name = new TextField();
        name.setId("new-name");
        name.textProperty().bindBidirectional(model.nameProperty());
        Label label = new Label(text("new.name"));
        label.setLabelFor(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button cancel = new Button(text("ask.cancel"));
        cancel.setId("new-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> close.run());
        create.setId("new-create");
        create.getStyleClass().add("primary");
        create.setMinWidth(Region.USE_PREF_SIZE);
        create.disableProperty().bind(model.nameProperty().map(String::isBlank));
        create.setOnAction(_ -> create());
        HBox foot = new HBox(8, label, name, cancel, create);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private static Label caption(String key) {
        Label caption = new Label(text(key));
        caption.getStyleClass().add("caption");
        return caption;
    }

    /** The search gets the focus. */
    public void begin() {
        filter.requestFocus();
        model.chipProperty().get().ifPresent(boards::scrollTo);
    }

    private void fill() {
        Optional<Chip> chosen = model.chipProperty().get();
        boards.getItems().setAll(model.chips(filter.getText()));
        boards.getSelectionModel()
                .select(chosen.map(boards.getItems()::indexOf)
                        .filter(i -> i >= 0)
                        .orElse(0));
    }

    private void showOffers() {
        offers.getChildren().clear();
        runtimes.getToggles().clear();
        model.offers().forEach(offer -> offers.getChildren().add(card(offer)));
    }

    private Node card(RuntimeOffer offer) {
        RadioButton choice = new RadioButton(offer.title());
        choice.setId("new-runtime-" + offer.runtime().id());
        choice.setToggleGroup(runtimes);
        choice.setDisable(!offer.runs());
        choice.setAccessibleText(offer.title() + ", " + offer.badge() + ". " + offer.words());
        choice.setSelected(model.runtime().equals(Optional.of(offer)));
        choice.selectedProperty().addListener((_, _, now) -> {
            if (now) {
                model.choose(offer);
            }
        });
        Label badge = new Label(offer.badge(), Icons.of(SupportBadge.icon(offer)));
        badge.getStyleClass().addAll("badge", SupportBadge.style(offer));
        badge.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, choice, space, badge);
        head.setAlignment(Pos.CENTER_LEFT);
        Label words = new Label(offer.words());
        words.getStyleClass().addAll("muted", "small");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setPadding(new Insets(0, 0, 0, 24));
        VBox card = new VBox(3, head, words);
        card.getStyleClass().add("offer");
        card.setOnMouseClicked(_ -> {
            if (offer.runs()) {
                choice.setSelected(true);
                choice.requestFocus();
            }
        });
        return card;
    }

    /** Enter begins from anywhere but a button, whose own it is. */
    private void enter(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER && !(key.getTarget() instanceof Button)) {
            create();
            key.consume();
        }
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            close.run();
        }
        if (key.getCode() != KeyCode.F1) {
            key.consume();
        }
    }

    private void create() {
        model.design().ifPresent(design -> {
            close.run();
            begin.accept(design);
        });
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }

    /** Board, chip and what it has. */
    private final class BoardCell extends ListCell<Chip> {
        private BoardCell() {
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !isEmpty()) {
                    create();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Chip chip, boolean empty) {
            super.updateItem(chip, empty);
            if (empty || chip == null) {
                setGraphic(null);
                return;
            }
            Label name = new Label(chip.board().isBlank() ? chip.name() : chip.board());
            name.getStyleClass().add("strong");
            Label small = new Label(facts.apply(chip));
            small.getStyleClass().addAll("muted", "small");
            VBox lines = new VBox(1, name, small);
            lines.setAlignment(Pos.CENTER_LEFT);
            setGraphic(lines);
        }
    }
}
