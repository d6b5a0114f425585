package dev.takt.app.welcome;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.settings.RecentFile;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.Tone;
import dev.takt.designer.surface.Icons;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.target.Chip;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first page of the window. */
public final class WelcomeView extends HBox {
    /** What the page leads to. */
    public interface Doors {
        void open(Sample sample);

        void open(Path file);

        void begin(Chip chip);
    }

    private static final double NARROW = 1280;
    private static final int CARD_COLUMNS = 3;
    private static final int BOARD_COLUMNS = 4;

    private final WelcomeViewModel model;
    private final Doors doors;
    private final Map<Sample, SampleCard> cards = new LinkedHashMap<>();
    private final VBox recent = new VBox(2);
    private final Button clear = new Button(Texts.text("welcome.clear").text());
    private final GridPane samples = new GridPane(26, 26);
    private final GridPane boards = new GridPane(12, 12);
    private final Region left;
    private boolean narrow;
    private final ScrollPane right;

    /** {@code brand} is the mark of the studio. */
    public WelcomeView(WelcomeViewModel model, Doors doors, CommandBindings bindings, Node brand) {
        this.model = model;
        this.doors = doors;
        setId("welcome");
        left = left(bindings, brand);
        right = right();
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
        getStyleClass().add("panel");
        arrange();
        fillRecent();
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isAltDown() && !key.isShortcutDown()) {
                enter(bindings);
                key.consume();
            }
        });
    }

    /** What has the focus is done, a recent design opened; else what the page is first for. */
    private void enter(CommandBindings bindings) {
        if (getScene().getFocusOwner() instanceof Button button && isFocusWithin()) {
            button.fire();
        } else {
            bindings.run("file.new");
        }
    }

    /** Where the picture of a sample goes. */
    public StackPane picture(Sample sample) {
        return card(sample).picture();
    }

    public void showVerdict(Sample sample, Tone tone, String words) {
        card(sample).show(tone, words);
    }

    private SampleCard card(Sample sample) {
        return cards.computeIfAbsent(sample, s -> new SampleCard(s, model.where(s), () -> doors.open(s)));
    }

    private Region left(CommandBindings bindings, Node brand) {
        Label name = new Label(Texts.text("welcome.name").text());
        name.getStyleClass().add("page-title");
        Label claim = new Label(Texts.text("welcome.claim").text());
        claim.getStyleClass().add("muted");
        claim.setWrapText(true);
        HBox head = new HBox(14, brand, new VBox(name, claim));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox doorsBox = new VBox(
                8,
                big(bindings, "file.new", "welcome.new", true),
                big(bindings, "file.open", "welcome.open", false),
                big(bindings, "help.tour", "welcome.tour", false));
        Label title = new Label(Texts.text("welcome.recent").text());
        title.getStyleClass().add("pane-heading");
        clear.getStyleClass().addAll("link", "muted-link");
        clear.setOnAction(_ -> {
            model.forgetRecent();
            fillRecent();
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox recentHead = new HBox(title, space, clear);
        recentHead.setAlignment(Pos.CENTER_LEFT);
        Region fill = new Region();
        VBox.setVgrow(fill, Priority.ALWAYS);
        Button keys = new Button(Texts.text("welcome.keys").text(), Icons.of("fth-command", "icon-small"));
        keys.getStyleClass().addAll("plain", "small");
        keys.setOnAction(_ -> bindings.run("help.keys"));
        VBox column = new VBox(24, head, doorsBox, new VBox(6, recentHead, recent), fill, keys);
        column.setPadding(new Insets(36, 24, 16, 32));
        column.getStyleClass().add("dock-left");
        return column;
    }

    private static Button big(CommandBindings bindings, String id, String text, boolean primary) {
        Label key = new Label(bindings.command(id).keyText());
        key.getStyleClass().add("key");
        key.setVisible(!key.getText().isEmpty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label words = new Label(Texts.text(text).text());
        words.getStyleClass().add("big-word");
        FontIcon icon = Icons.of(bindings.command(id).icon());
        HBox face = new HBox(10, icon, words, space, key);
        face.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button("", face);
        button.setId("welcome-" + id.replace('.', '-'));
        button.setAccessibleText(words.getText());
        button.getStyleClass().add("big-button");
        if (primary) {
            button.getStyleClass().add("primary");
        }
        button.setMaxWidth(Double.MAX_VALUE);
        face.prefWidthProperty().bind(button.widthProperty().subtract(26));
        button.setOnAction(_ -> bindings.run(id));
        return button;
    }

    private void fillRecent() {
        recent.getChildren().clear();
        for (RecentFile file : model.recent()) {
            recent.getChildren().add(row(file));
        }
        clear.setVisible(!recent.getChildren().isEmpty());
        if (recent.getChildren().isEmpty()) {
            Label none = new Label(Texts.text("welcome.recent.none").text());
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            recent.getChildren().add(none);
        }
    }

    private Node row(RecentFile file) {
        Label name = new Label(String.valueOf(file.file().getFileName()));
        Label folder = new Label(WelcomeViewModel.folder(file.file(), System.getProperty("user.home", "")));
        folder.getStyleClass().addAll("muted", "small");
        Label when = new Label(WelcomeViewModel.when(
                file.openedMillis(), LocalDate.now(ZoneId.systemDefault()), ZoneId.systemDefault()));
        when.getStyleClass().addAll("muted", "small");
        when.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox face = new HBox(10, Icons.of("fth-file"), new VBox(1, name, folder), space, when);
        face.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button("", face);
        button.setAccessibleText(name.getText());
        button.getStyleClass().add("recent-row");
        button.setMaxWidth(Double.MAX_VALUE);
        face.prefWidthProperty().bind(button.widthProperty().subtract(22));
        button.setOnAction(_ -> doors.open(file.file()));
        return button;
    }

    private ScrollPane right() {
        model.chips().forEach(chip -> boards.getChildren().add(board(chip)));
        model.samples().forEach(sample -> samples.getChildren().add(card(sample)));
        VBox page = new VBox(
                16,
                heading("welcome.samples", "welcome.samples.hint"),
                samples,
                heading("welcome.boards", "welcome.boards.hint"),
                boards);
        VBox.setMargin(page.getChildren().get(2), new Insets(14, 0, 0, 0));
        page.setPadding(new Insets(26, 44, 26, 44));
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    /** Rearranging here, before the children are laid out, is the one place where nothing of it is lost. */
    @Override
    protected void layoutChildren() {
        boolean now = getWidth() < NARROW;
        if (now != narrow) {
            narrow = now;
            arrange();
        }
        super.layoutChildren();
    }

    private void arrange() {
        left.setPrefWidth(narrow ? 280 : 340);
        left.setMinWidth(narrow ? 280 : 340);
        columns(samples, narrow ? CARD_COLUMNS - 1 : CARD_COLUMNS);
        columns(boards, narrow ? BOARD_COLUMNS - 1 : BOARD_COLUMNS);
    }

    private static void columns(GridPane grid, int count) {
        grid.getColumnConstraints().clear();
        for (int i = 0; i < count; i++) {
            ColumnConstraints column =
                    new ColumnConstraints(100, 200, Double.MAX_VALUE, Priority.ALWAYS, HPos.LEFT, true);
            column.setPercentWidth(100.0 / count);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < grid.getChildren().size(); i++) {
            GridPane.setConstraints(grid.getChildren().get(i), i % count, i / count);
        }
    }

    private static Node heading(String title, String hint) {
        Label words = new Label(Texts.text(title).text());
        words.getStyleClass().add("section-title");
        Label small = new Label(Texts.text(hint).text());
        small.getStyleClass().add("muted");
        HBox box = new HBox(12, words, small);
        box.setAlignment(Pos.BASELINE_LEFT);
        return box;
    }

    private Node board(Chip chip) {
        Label name = new Label(model.boardOf(chip));
        name.getStyleClass().add("strong");
        Label facts = new Label(model.factsOf(chip));
        facts.getStyleClass().addAll("muted", "tiny");
        HBox firmware = new HBox(4);
        model.firmwareOf(chip).forEach(offer -> firmware.getChildren().add(badge(offer)));
        HBox head = new HBox(10, Icons.of("fth-cpu", "icon-accent", "icon-board"), new VBox(3, name, facts));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox face = new VBox(7, head, firmware);
        face.setPadding(new Insets(10, 8, 10, 10));
        Button button = new Button("", face);
        button.setId("board-" + chip.id());
        button.setAccessibleText(Stream.concat(
                        Stream.of(name.getText(), facts.getText()),
                        model.firmwareOf(chip).stream().map(o -> o.runtime().name() + " " + o.badge()))
                .collect(Collectors.joining(", ")));
        button.getStyleClass().addAll("card", "board");
        button.setMaxWidth(Double.MAX_VALUE);
        face.prefWidthProperty().bind(button.widthProperty().subtract(4));
        button.setOnAction(_ -> doors.begin(chip));
        return button;
    }

    /** A runtime whose firmware is generated, with the sign of how far that goes. */
    private static Node badge(RuntimeOffer offer) {
        Label badge = new Label(offer.runtime().name(), Icons.of(SupportBadge.icon(offer)));
        badge.getStyleClass().addAll("badge", SupportBadge.style(offer));
        badge.setTooltip(new Tooltip(offer.runtime().name() + ": " + offer.words()));
        badge.getTooltip().setWrapText(true);
        badge.getTooltip().setMaxWidth(420);
        return badge;
    }
}
