package dev.takt.app.simulation;

import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The events of the newest run, in step with the playhead. */
public final class EventsViewModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<EventRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);

    public EventsViewModel(Session session) {
        this.session = session;
        session.follow(session.runProperty(), () -> show(session.runProperty().get()));
        session.playhead().addListener(this::follow);
        show(session.runProperty().get());
    }

    private void show(Optional<SimulatedRun> run) {
        rows.set(run.<List<EventRow>>map(r -> new EventRows(r.data().trace())).orElse(List.of()));
        follow();
    }

    private void follow() {
        Optional<Trace> trace = session.runProperty().get().map(r -> r.data().trace());
        current.set(trace.filter(t -> t.size() > 0)
                .map(t -> Math.min(t.firstAt(session.playhead().atNs()), t.size() - 1))
                .orElse(-1));
    }

    public ReadOnlyObjectProperty<List<EventRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Position of the event at the playhead; -1 if there is none. */
    public ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Moves the playhead to an event. */
    public void choose(EventRow row) {
        session.playhead().pause();
        session.playhead().moveTo(row.timeNs());
    }
}
