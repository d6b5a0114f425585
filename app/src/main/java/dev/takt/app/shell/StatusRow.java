package dev.takt.app.shell;

import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import java.util.LinkedHashMap;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the bottom: what was checked and simulated, what undo would do, how much of the page is seen. */
public final class StatusRow extends HBox {
    private final Label checked = new Label("", Icons.of("fth-check", "icon-small", "icon-ok"));
    private final Label simulated = new Label("", Icons.of("fth-activity", "icon-small"));
    private final Label missed = new Label("", Icons.of("fth-flag", "icon-small"));
    private final Label undo = new Label();
    private final Label note = new Label("", Icons.of("fth-info", "icon-small"));
    private final Label seen = new Label();
    private final Label work = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button stop = new Button("", Icons.of("fth-x", "icon-small"));
    private final HBox working = new HBox(6, work, bar, stop);
    /** By its kind, in the order in which it began. */
    private final LinkedHashMap<String, Work> works = new LinkedHashMap<>();

    /** Long work: what it is, how far, and how it is given up. */
    private record Work(String words, double share, String stopWords, Runnable cancel) {}

    public StatusRow(StatusRowViewModel model) {
        getStyleClass().add("status-row");
        setAlignment(Pos.CENTER_LEFT);
        setId("status");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(checked, simulated, missed, working, note, space, undo, seen);
        working.setAlignment(Pos.CENTER_LEFT);
        working.setVisible(false);
        working.setManaged(false);
        bar.setPrefSize(90, 6);
        bar.setMaxHeight(6);
        bar.setMinHeight(6);
        bar.setId("status-progress");
        stop.setId("status-stop");
        stop.getStyleClass().addAll("plain", "status-stop");
        stop.setTooltip(new Tooltip());
        stopSays(Texts.text("status.stop").text());
        checked.textProperty().bind(model.checkedProperty());
        simulated.textProperty().bind(model.simulatedProperty());
        missed.textProperty().bind(model.missedProperty());
        undo.textProperty().bind(model.undoProperty());
        undo.setId("status-undo");
        note.textProperty().bind(model.noteProperty());
        note.setId("status-note");
        seen.textProperty().bind(model.seenProperty());
        seen.setId("status-seen");
        for (Label label : new Label[] {checked, simulated, missed, note, undo, seen}) {
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
            label.managedProperty().bind(label.visibleProperty());
            label.setMinWidth(0);
        }
        model.lateProperty().addListener((_, _, late) -> tone(late));
        tone(model.lateProperty().get());
    }

    /** Puts a button beside what was simulated; it is there while it can be pressed. */
    public void offer(Button button) {
        button.getStyleClass().addAll("plain", "status-stop");
        button.setMinWidth(USE_PREF_SIZE);
        button.visibleProperty().bind(button.disabledProperty().not());
        button.managedProperty().bind(button.visibleProperty());
        getChildren().add(getChildren().indexOf(simulated) + 1, button);
    }

    /** Shows how far long work is, and a button that gives it up; nothing once there is no share any more. What began last is shown; where that ends, what still goes on is. */
    public void showWork(String kind, String words, Optional<Double> share, Runnable cancel) {
        showWork(kind, words, share, Texts.text("status.stop").text(), cancel);
    }

    /** The same with words for what the button does. */
    public void showWork(String kind, String words, Optional<Double> share, String stopWords, Runnable cancel) {
        share.ifPresentOrElse(
                done -> works.put(kind, new Work(words, done, stopWords, cancel)), () -> works.remove(kind));
        working.setVisible(!works.isEmpty());
        working.setManaged(!works.isEmpty());
        if (!works.isEmpty()) {
            Work newest = works.lastEntry().getValue();
            work.setText(newest.words());
            stopSays(newest.stopWords());
            bar.setProgress(newest.share());
            stop.setOnAction(_ -> newest.cancel().run());
        }
    }

    private void stopSays(String words) {
        stop.setAccessibleText(words);
        stop.getTooltip().setText(words);
    }

    private void tone(boolean late) {
        missed.getStyleClass().removeAll("err", "ok");
        missed.getStyleClass().add(late ? "err" : "ok");
        missed.setGraphic(Icons.of("fth-flag", "icon-small", late ? "icon-err" : "icon-ok"));
    }
}
