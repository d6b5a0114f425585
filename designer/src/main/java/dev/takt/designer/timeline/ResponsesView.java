package dev.takt.designer.timeline;

import dev.takt.designer.chart.Responses;
import dev.takt.designer.chart.ResponsesPainter;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;
import dev.takt.designer.text.Texts;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;

/** The responses of one task as histogram and scatter; a click on a job says when it arrived. */
public final class ResponsesView extends Paper {
    /** A job that arrives at the start is drawn on the edge, half of it outside. */
    private static final double EDGE = 4;

    private final LongConsumer chosen;
    private final Label empty = new Label(Texts.words("responses.none"));
    private Optional<Responses> responses = Optional.empty();
    private OptionalLong boundNs = OptionalLong.empty();
    private Theme theme = Theme.LIGHT;

    /** {@code chosen} hears of the arrival of a job that is clicked. */
    public ResponsesView(LongConsumer chosen) {
        this.chosen = chosen;
        setId("responses");
        setAccessibleText(Texts.words("responses.name"));
        empty.getStyleClass().add("muted");
        empty.setManaged(false);
        getChildren().add(empty);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
        repaint();
    }

    /** Shows none of a task that has too many jobs to be drawn one by one, and says so. */
    public void tooMany(String name, int jobs) {
        show(Optional.empty(), OptionalLong.empty());
        empty.setText(Texts.words("responses.many", name, jobs));
        resized();
    }

    /** Shows these; nothing: says that a task has to be selected. */
    public void show(Optional<Responses> responses, OptionalLong boundNs) {
        empty.setText(Texts.words("responses.none"));
        this.responses = responses;
        this.boundNs = boundNs;
        empty.setVisible(responses.isEmpty());
        repaint();
    }

    private void clicked(MouseEvent event) {
        Box box = ResponsesPainter.scatter(getWidth(), getHeight());
        if (responses.isPresent() && event.getX() >= box.x() - EDGE) {
            double across = (event.getX() - box.x()) / box.width();
            double up = (box.bottom() - event.getY()) / box.height();
            int job = responses.get().nearest(across, up, box.width() / box.height());
            if (job >= 0) {
                chosen.accept(responses.get().arrival(job));
            }
        }
    }

    @Override
    protected void resized() {
        empty.autosize();
        empty.relocate((getWidth() - empty.getWidth()) / 2, (getHeight() - empty.getHeight()) / 2);
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        responses.ifPresent(r -> ResponsesPainter.paint(pen, r, boundNs, theme, width, height));
    }
}
