package dev.takt.app.why;

import dev.takt.app.advice.Outcome;
import dev.takt.app.advice.Tried;
import dev.takt.app.text.Texts;
import dev.takt.designer.bars.FixBar;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.ExactScale;
import dev.takt.designer.overlay.LevelScale;
import dev.takt.designer.surface.Icons;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;

/** A fix that was tried, as a card: what it does, the response with it, figures before and after, what it costs; or why it is refused. */
final class FixCard extends VBox {
    private static final Duration HOVER = Duration.millis(150);
    private static final int FIGURES = 3;

    private final WhyViewModel model;
    private final Tried tried;
    private final ExactScale unit;
    private final PauseTransition pause = new PauseTransition(HOVER);

    /** What cards share: the span their bars stand for, the deadline, the response before, the colours, and whether their order stands, without which none has a key or can be pressed. */
    record Ground(
            long spanNs,
            OptionalLong deadlineNs,
            long beforeNs,
            LevelScale scale,
            int level,
            Theme theme,
            boolean settled) {}

    /** {@code number} is its place and its key, 0 for a refused one. */
    FixCard(WhyViewModel model, Tried tried, int number, Ground ground) {
        this.model = model;
        this.tried = tried;
        this.unit = ExactScale.of(List.of(tried.before().worstNs().orElse(ground.spanNs())));
        getStyleClass().add("fix-card");
        setId(
                number > 0
                        ? "fix-" + number
                        : "fix-refused-" + tried.remedy().kind().tag());
        getChildren().add(head(ground.settled() ? number : 0));
        if (number > 0) {
            getChildren().addAll(bar(ground), figures(), foot(number, ground.settled()));
        } else {
            getStyleClass().add("refused");
            tried.refused().ifPresent(why -> getChildren().add(line("fth-x-circle", "err", why)));
        }
        setAccessibleText(words());
        pause.setOnFinished(_ -> model.hover(Optional.of(tried)));
        hoverProperty().addListener((_, _, now) -> ghost(now));
    }

    private void ghost(boolean now) {
        if (now) {
            pause.playFromStart();
        } else {
            pause.stop();
            model.hover(Optional.empty());
        }
    }

    private Node head(int key) {
        Label title = new Label(
                tried.remedy().title().text(), Icons.of(tried.remedy().kind().icon(), "icon-accent"));
        title.getStyleClass().add("fix-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, title);
        head.setAlignment(Pos.TOP_LEFT);
        if (key > 0) {
            Label digit = new Label(Integer.toString(key));
            digit.getStyleClass().add("key");
            digit.setMinWidth(Region.USE_PREF_SIZE);
            head.getChildren().add(digit);
        }
        return head;
    }

    private Node bar(Ground ground) {
        FixBar bar = new FixBar(
                tried.why()
                        .map(why -> new Bars(why, ground.scale(), ground.level()).list())
                        .orElse(List.of()),
                ground.beforeNs(),
                tried.after().boundNs(),
                ground.deadlineNs(),
                ground.spanNs());
        return new FixBarView(bar, ground.theme());
    }

    private Node figures() {
        GridPane grid = new GridPane();
        grid.setHgap(8);
        for (int i = 0; i < FIGURES; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
        }
        Outcome before = tried.before();
        Outcome after = tried.after();
        figure(grid, 0, Texts.text("why.fix.bound", unit.unit()), bound(before), bound(after), after.meetsByBound());
        figure(
                grid,
                1,
                Texts.text("why.fix.worst", unit.unit()),
                seen(before.worstNs()),
                seen(after.worstNs()),
                after.worstNs().orElse(Long.MAX_VALUE) <= before.worstNs().orElse(Long.MAX_VALUE));
        figure(
                grid,
                2,
                Texts.text("why.fix.misses", after.jobs()),
                Long.toString(before.missed()),
                Long.toString(after.missed()),
                after.missed() == 0);
        return grid;
    }

    private static void figure(GridPane grid, int column, Message label, String before, String after, boolean good) {
        Label caption = new Label(label.text());
        caption.getStyleClass().add("field-label");
        caption.setMinWidth(Region.USE_PREF_SIZE);
        Text was = new Text(before);
        was.getStyleClass().add("fix-before");
        was.setStrikethrough(true);
        Text is = new Text(" " + after);
        is.getStyleClass().add(good ? "fix-after" : "fix-after-plain");
        TextFlow values = new TextFlow(was, is);
        grid.add(caption, column, 0);
        grid.add(values, column, 1);
        GridPane.setValignment(values, VPos.TOP);
    }

    private String bound(Outcome outcome) {
        return outcome.boundNs().isPresent()
                ? unit.up(outcome.boundNs().getAsLong())
                : Texts.text("why.fix.no-bound").text();
    }

    private String seen(OptionalLong ns) {
        return ns.isPresent() ? unit.up(ns.getAsLong()) : "-";
    }

    private Node foot(int number, boolean settled) {
        VBox costs = new VBox(2);
        tried.costs().stream().limit(2).forEach(cost -> costs.getChildren()
                .add(line("fth-alert-triangle", "warn", cost)));
        if (tried.costs().isEmpty()) {
            costs.getChildren().add(line("fth-check", "ok", Texts.text("why.fix.free")));
        }
        if (tried.costs().size() > 2) {
            Tooltip.install(
                    costs, new Tooltip(tried.costs().stream().map(Message::text).collect(Collectors.joining("\n"))));
        }
        HBox.setHgrow(costs, Priority.ALWAYS);
        costs.setMinWidth(0);
        Button apply = new Button(Texts.text("why.fix.apply").text());
        apply.setId("fix-apply-" + number);
        apply.getStyleClass().addAll("outlined", "small");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setAccessibleText(words());
        apply.setDisable(!settled);
        apply.setOnAction(_ -> model.apply(tried));
        apply.focusedProperty().addListener((_, _, now) -> ghost(now));
        HBox foot = new HBox(8, costs, apply);
        foot.setAlignment(Pos.BOTTOM_LEFT);
        return foot;
    }

    private static Label line(String icon, String style, Message message) {
        Label label = new Label(message.text(), Icons.of(icon, "icon-" + style, "icon-small"));
        label.getStyleClass().add("fix-note");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMinWidth(0);
        return label;
    }

    /** All of the card, for who cannot see it. */
    private String words() {
        String title = tried.remedy().title().text();
        if (tried.refused().isPresent()) {
            return Texts.text("why.fix.name.refused", title, tried.refused().get())
                    .text();
        }
        return Texts.text(
                        "why.fix.name",
                        title,
                        bound(tried.before()),
                        bound(tried.after()),
                        tried.before().missed(),
                        tried.after().missed())
                .text();
    }
}
