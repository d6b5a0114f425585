package dev.takt.designer.board;

import dev.takt.designer.overlay.Effect;
import dev.takt.designer.overlay.Forecast;
import dev.takt.designer.overlay.Tone;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.SeverityLook;
import dev.takt.designer.text.Texts;
import dev.takt.projects.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a drag would change and what would break, beside the pointer. */
final class DragHint extends VBox {
    private static final int MOST = 6;
    private static final double WIDEST = 360;
    private static final double RIGHT = 18;
    private static final double BELOW = 22;
    private static final double MARGIN = 8;

    private double pointerX;
    private double pointerY;

    DragHint() {
        super(3);
        setId("drag-hint");
        getStyleClass().add("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setMaxWidth(WIDEST);
    }

    void show(Optional<Forecast> forecast) {
        getChildren().setAll(forecast.map(DragHint::lines).orElse(List.of()));
        setVisible(forecast.isPresent());
        place();
    }

    /** The pointer is here. */
    void follow(double x, double y) {
        pointerX = x;
        pointerY = y;
        place();
    }

    private void place() {
        if (isVisible() && getParent() != null) {
            applyCss();
            autosize();
            double width = getParent().getLayoutBounds().getWidth();
            double height = getParent().getLayoutBounds().getHeight();
            double x =
                    pointerX + RIGHT + getWidth() > width - MARGIN ? pointerX - RIGHT - getWidth() : pointerX + RIGHT;
            relocate(
                    Math.max(MARGIN, x),
                    Math.clamp(pointerY + BELOW, MARGIN, Math.max(MARGIN, height - getHeight() - MARGIN)));
        }
    }

    private static List<Label> lines(Forecast forecast) {
        List<Label> lines = new ArrayList<>();
        for (String change : first(forecast.changes())) {
            Label label = line(change);
            label.getStyleClass().add("strong");
            lines.add(label);
        }
        more(lines, forecast.changes().size());
        if (forecast.effects().isEmpty()) {
            lines.add(quiet(Texts.words("forecast.working")));
            return lines;
        }
        List<Effect> told = forecast.effects().get().stream()
                .filter(e -> !e.text().isEmpty())
                .toList();
        for (Effect effect : first(told)) {
            Label label = effect.tone() == Tone.QUIET ? quiet(effect.text()) : toned(effect);
            lines.add(label);
        }
        more(lines, told.size());
        return lines;
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static void more(List<Label> lines, int all) {
        if (all > MOST) {
            lines.add(quiet(Texts.words("forecast.more", all - MOST)));
        }
    }

    private static Label toned(Effect effect) {
        Label label = line(effect.text());
        String style =
                switch (effect.tone()) {
                    case OK -> "ok";
                    case WARN -> "warn";
                    case ERR, QUIET -> "err";
                };
        String sign =
                switch (effect.tone()) {
                    case OK -> "fth-check";
                    case WARN -> SeverityLook.sign(Severity.WARNING);
                    case ERR, QUIET -> SeverityLook.sign(Severity.ERROR);
                };
        label.setGraphic(Icons.of(sign, "icon-" + style));
        label.getStyleClass().add(style);
        return label;
    }

    private static Label quiet(String words) {
        Label label = line(words);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label line(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMaxWidth(WIDEST - 20);
        return label;
    }
}
