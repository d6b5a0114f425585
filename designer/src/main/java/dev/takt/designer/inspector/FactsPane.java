package dev.takt.designer.inspector;

import dev.takt.designer.overlay.Badge;
import dev.takt.designer.overlay.Tone;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.SeverityLook;
import dev.takt.designer.surface.Unbroken;
import dev.takt.designer.text.Texts;
import dev.takt.projects.problem.Problem;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is known of the one item that the inspector shows, below its name: the verdict, its figures, its problems. */
final class FactsPane extends VBox {
    FactsPane() {
        super(4);
    }

    void show(Facts now) {
        getChildren().clear();
        now.badge().ifPresent(badge -> getChildren().add(badge(badge)));
        if (!now.figures().isEmpty()) {
            getChildren().add(figures(now.figures()));
        }
        now.problems().forEach(p -> getChildren().add(problem(p)));
    }

    private static Node badge(Badge badge) {
        String words = badge.tone() == Tone.QUIET ? Texts.words("board.simulated") : badge.text();
        Label label = new Label(words, Icons.of(icon(badge.tone())));
        label.getStyleClass().addAll("badge", style(badge.tone()), "mono-badge");
        return label;
    }

    private static String icon(Tone tone) {
        return switch (tone) {
            case OK -> "fth-check";
            case WARN -> "fth-alert-triangle";
            case ERR -> "fth-x";
            case QUIET -> "fth-help-circle";
        };
    }

    private static String style(Tone tone) {
        return tone == Tone.QUIET ? "muted" : tone.name().toLowerCase(Locale.ROOT);
    }

    private static Node figures(List<Measure> figures) {
        FlowPane flow = new FlowPane(14, 3);
        for (Measure figure : figures) {
            Label label = new Label(figure.label());
            label.getStyleClass().add("field-label");
            label.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label(figure.value());
            value.getStyleClass().addAll("mono", style(figure.tone()));
            value.setMinWidth(Region.USE_PREF_SIZE);
            HBox pair = new HBox(6, label, value);
            pair.setAlignment(Pos.BASELINE_LEFT);
            flow.getChildren().add(pair);
        }
        return flow;
    }

    private static Node problem(Problem problem) {
        Label label = new Label(
                Unbroken.of(problem.message().text()),
                Icons.of(SeverityLook.sign(problem.severity()), SeverityLook.iconStyle(problem.severity())));
        label.setWrapText(true);
        label.getStyleClass().addAll("small", SeverityLook.style(problem.severity()));
        return label;
    }
}
