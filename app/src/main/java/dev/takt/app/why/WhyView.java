package dev.takt.app.why;

import dev.takt.app.advice.Advice;
import dev.takt.app.advice.SeenJob;
import dev.takt.app.advice.Sentence;
import dev.takt.app.advice.Tried;
import dev.takt.app.text.Texts;
import dev.takt.designer.bars.Waterfall;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.ExactScale;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.Unbroken;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/** Why a job was late: title, what happened, the sum as bars and as a line, and a card for each fix. */
public final class WhyView extends ScrollPane {
    private final WhyViewModel model;
    private final VBox content = new VBox(8);
    private final VBox top = new VBox(6);
    private final VBox story = new VBox(2);
    private final WaterfallView waterfall;
    private final Label sum = new Label("", Icons.of("fth-check", "icon-ok"));
    private final Label caption = new Label();
    private final VBox cards = new VBox(8);
    private final HBox nav = new HBox(2);
    private Theme theme = Theme.LIGHT;

    public WhyView(WhyViewModel model) {
        this.model = model;
        setId("why");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(Texts.text("why.title").text());
        getStyleClass().add("panel");
        waterfall = new WaterfallView(index -> model.shownProperty()
                .get()
                .ifPresent(s -> model.goTo(s.why().terms().get(index).place())));
        content.getStyleClass().add("why");
        caption.getStyleClass().add("caption");
        caption.setId("why-fixes");
        sum.getStyleClass().add("why-sum");
        sum.setId("why-sum");
        sum.setWrapText(true);
        sum.setMaxWidth(Double.MAX_VALUE);
        sum.setMinHeight(Region.USE_PREF_SIZE);
        setContent(content);
        navigation();
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.shownProperty().addListener((_, _, _) -> show());
        model.adviceProperty().addListener((_, _, _) -> fixes());
        model.tryingProperty().addListener((_, _, _) -> fixes());
        model.overtakenProperty().addListener((_, _, _) -> fixes());
        show();
    }

    /** Buttons and words to go from miss to miss, for the header of the dock. */
    public Node navigation() {
        if (nav.getChildren().isEmpty()) {
            Label count = new Label();
            count.setId("why-count");
            count.getStyleClass().add("small");
            count.textProperty().bind(model.countProperty());
            nav.setAlignment(Pos.CENTER);
            nav.getChildren()
                    .setAll(
                            step("fth-chevron-left", "previous", false),
                            count,
                            step("fth-chevron-right", "next", true));
        }
        return nav;
    }

    private Button step(String icon, String which, boolean forward) {
        Button button = new Button("", Icons.of(icon));
        button.setId("why-" + which);
        button.getStyleClass().addAll("plain", "icon");
        String words = Texts.text("why." + which).text();
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> model.step(forward));
        button.disableProperty().bind(model.missedProperty().not());
        return button;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
        waterfall.setTheme(theme);
        fixes();
    }

    /** A digit applies the fix of that number. */
    private void pressed(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (plain && event.getCode().isDigitKey()) {
            int number = event.getCode().getChar().charAt(0) - '0';
            if (number > 0) {
                model.apply(number);
                event.consume();
            }
        }
    }

    private void show() {
        Optional<WhyViewModel.Shown> shown = model.shownProperty().get();
        if (shown.isEmpty()) {
            Label none = new Label(Texts.text("why.none").text(), Icons.of("fth-check-circle", "icon-ok"));
            none.setWrapText(true);
            none.getStyleClass().add("muted");
            content.getChildren().setAll(none);
            return;
        }
        SeenJob job = shown.get().why().job();
        title(job);
        sentences(shown.get().why().story());
        Bars bars = new Bars(shown.get().why(), shown.get().scale(), shown.get().level());
        waterfall.show(bars.waterfall());
        sum.setText(Unbroken.of(bars.sum()));
        sum.setAccessibleText(Texts.text("why.sum.name", bars.sum()).text());
        content.getChildren().setAll(top, story, waterfall, sum, caption, cards);
        fixes();
    }

    private static Message inTime(SeenJob job) {
        String took = TimeText.exact(job.responseNs());
        return job.finishNs().isPresent() && job.deadlineNs().isPresent()
                ? Texts.text(
                        "why.took.spare",
                        job.label(),
                        took,
                        TimeText.exact(job.deadlineNs().getAsLong() - job.untilNs()))
                : Texts.text("why.took", job.label(), took);
    }

    private void title(SeenJob job) {
        boolean late = job.missed();
        Label title = new Label(
                Unbroken.of((late ? Texts.text("why.late", job.label(), TimeText.exact(job.lateNs())) : inTime(job))
                        .text()),
                Icons.of(late ? "fth-flag" : "fth-check-circle", late ? "icon-err" : "icon-ok"));
        title.setId("why-heading");
        title.getStyleClass().add("pane-heading");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        List<Long> instants = new ArrayList<>(List.of(job.releaseNs().orElse(job.arrivalNs()), job.untilNs()));
        job.deadlineNs().ifPresent(instants::add);
        ExactScale scale = ExactScale.of(instants);
        String due = job.deadlineNs().isEmpty()
                ? ""
                : Texts.text("why.due", scale.plain(job.deadlineNs().getAsLong()))
                                .text() + " · ";
        String done = Texts.text(job.finishNs().isPresent() ? "why.done" : "why.undone", scale.plain(job.untilNs()))
                .text();
        Label times = new Label(Unbroken.of(
                Texts.text("why.released", scale.plain(job.releaseNs().orElse(job.arrivalNs())))
                                .text() + " · " + due + done + " " + scale.unit()));
        times.setId("why-times");
        times.setWrapText(true);
        times.getStyleClass().addAll("mono", "muted");
        top.getChildren().setAll(title, times);
    }

    private void sentences(List<Sentence> sentences) {
        story.getChildren().clear();
        int number = 1;
        for (Sentence sentence : sentences) {
            Label index = new Label(Integer.toString(number));
            index.getStyleClass().add("why-number");
            index.setMinWidth(Region.USE_PREF_SIZE);
            TextFlow words = Words.flow(sentence.message());
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(8, index, words);
            row.setId("why-sentence-" + number++);
            row.getStyleClass().add("why-sentence");
            Links.make(row, sentence.message().text(), () -> model.goTo(sentence.place()));
            story.getChildren().add(row);
        }
    }

    private void fixes() {
        // Cards come and go while one of them has the focus, which stays in this pane.
        if (cards.isFocusWithin()) {
            requestFocus();
        }
        cards.getChildren().clear();
        Optional<WhyViewModel.Shown> shown = model.shownProperty().get();
        boolean late = shown.filter(s -> s.why().job().missed()).isPresent();
        caption.setVisible(late);
        if (!late) {
            return;
        }
        Advice advice = model.adviceProperty().get();
        boolean trying = model.tryingProperty().get();
        boolean overtaken = model.overtakenProperty().get();
        caption.setText(Texts.text(
                        trying
                                ? "why.fixes.trying"
                                : overtaken
                                        ? "why.fixes.overtaken"
                                        : advice.good().isEmpty() ? "why.fixes.none" : "why.fixes")
                .text());
        SeenJob job = shown.orElseThrow().why().job();
        Waterfall fall =
                new Bars(shown.get().why(), shown.get().scale(), shown.get().level()).waterfall();
        FixCard.Ground ground = new FixCard.Ground(
                fall.spanNs(),
                Bars.relativeDeadline(job),
                job.responseNs(),
                shown.get().scale(),
                shown.get().level(),
                theme,
                !trying && !overtaken);
        int number = 1;
        for (Tried tried : advice.good()) {
            cards.getChildren().add(new FixCard(model, tried, number++, ground));
        }
        if (!advice.refused().isEmpty() && !trying) {
            Label refused = new Label(Texts.text("why.fixes.refused").text());
            refused.getStyleClass().add("caption");
            cards.getChildren().add(refused);
            advice.refused().forEach(t -> cards.getChildren().add(new FixCard(model, t, 0, ground)));
        }
    }
}
