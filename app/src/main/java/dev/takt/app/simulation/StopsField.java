package dev.takt.app.simulation;

import dev.takt.app.session.Session;
import dev.takt.app.text.Texts;
import dev.takt.designer.chart.Breakpoints;
import dev.takt.sim.trace.Trace;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A field for where a replay stops by itself, such as {@code miss, queue > 8}; it is read anew for every run. */
final class StopsField extends TextField {
    private static final String WRONG = "wrong";

    private final Session session;
    private final Tooltip how = new Tooltip();
    private Breakpoints stops = Breakpoints.NONE;

    StopsField(Session session, Runnable back) {
        this.session = session;
        setId("timeline-stops");
        setPromptText(Texts.text("timeline.stops").text());
        setAccessibleText(Texts.text("timeline.stops").text());
        setPrefWidth(172);
        setMinWidth(110);
        setTooltip(how);
        textProperty().addListener((_, _, _) -> read());
        session.runProperty().addListener((_, _, _) -> read());
        session.playhead().setStops(this::between);
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.ESCAPE) {
                back.run();
                key.consume();
            }
        });
        read();
    }

    private Optional<Trace> trace() {
        return session.runProperty().get().map(r -> r.data().trace());
    }

    private void read() {
        Optional<Breakpoints.Parsed> parsed = trace().map(t -> Breakpoints.parse(getText(), t.names()));
        stops = parsed.map(Breakpoints.Parsed::stops).orElse(Breakpoints.NONE);
        Optional<String> complaint = parsed.flatMap(Breakpoints.Parsed::complaint);
        how.setText(complaint.orElse(Texts.text("timeline.stops.how").text()));
        getStyleClass().remove(WRONG);
        complaint.ifPresent(_ -> getStyleClass().add(WRONG));
    }

    private OptionalLong between(long fromNs, long toNs) {
        return trace().map(t -> stops.between(t, fromNs, toNs)).orElse(OptionalLong.empty());
    }
}
