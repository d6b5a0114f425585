package dev.takt.app.shell;

import dev.takt.app.reading.RecordedTrace;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.model.Item;
import dev.takt.projects.text.Message;
import dev.takt.sim.search.ScenarioFile;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The words of the status line. */
public final class StatusRowViewModel {
    private final ReadOnlyStringWrapper checked = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper simulated = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper missed = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper late = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper undo = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final StringProperty seen = new SimpleStringProperty("");

    public StatusRowViewModel(Session session) {
        session.checkedProperty().addListener((_, _, _) -> refresh(session));
        session.runProperty().addListener((_, _, _) -> refresh(session));
        session.busyProperty().addListener((_, _, _) -> refresh(session));
        session.document().addListener(_ -> {
            undo.set(undo(session));
            note.set("");
        });
        refresh(session);
    }

    private void refresh(Session session) {
        checked.set(
                session.checkedProperty().get().isPresent()
                        ? Texts.text(
                                        "status.checked",
                                        session.timingProperty().get().checkedMillis())
                                .text()
                        : Texts.text("status.checking").text());
        String run = session.runProperty().get().map(r -> words(session, r)).orElse("");
        boolean anew =
                session.busyProperty().get() && !session.goingOnProperty().get();
        simulated.set(anew ? busy(session) : run);
        late.set(session.runProperty().get().map(r -> r.missed() > 0).orElse(false));
        missed.set(session.runProperty()
                .get()
                .map(r -> Texts.text("status.missed", r.missed(), r.jobs()).text())
                .orElse(""));
    }

    private static String busy(Session session) {
        return session.runChoice()
                .recordedProperty()
                .get()
                .map(trace -> Texts.text("status.measuring", trace.file().getFileName()))
                .orElseGet(() -> Texts.text("status.simulating"))
                .text();
    }

    private static String words(Session session, SimulatedRun run) {
        String plain = session.runChoice()
                .scenarioProperty()
                .get()
                .map(s -> Texts.text(
                                "status.scenario",
                                run(run, session.timingProperty().get().simulatedMillis()),
                                name(session, s),
                                s.job())
                        .text())
                .orElseGet(() -> run(run, session.timingProperty().get().simulatedMillis()));
        return session.runChoice()
                .recordedProperty()
                .get()
                .map(trace -> trace.trace() == run.data().trace()
                        ? recorded(trace)
                        : Texts.text(
                                        "status.recorded.aside",
                                        plain,
                                        trace.file().getFileName())
                                .text())
                .orElse(plain);
    }

    private static String name(Session session, ScenarioFile scenario) {
        return session.document()
                .project()
                .item(scenario.item())
                .map(Item::name)
                .orElse(scenario.item().value());
    }

    /** What is shown was read from a file. */
    static String recorded(RecordedTrace trace) {
        return Texts.text(
                        trace.isWhole() ? "status.recorded" : "status.recorded.cut",
                        trace.file().getFileName(),
                        TimeText.exact(trace.trace().durationNs()),
                        trace.trace().size(),
                        trace.allEvents())
                .text();
    }

    /** How long a run is and how long it took; one that is shorter than the design wants says so, and why. */
    static String run(SimulatedRun run, long millis) {
        long wantedNs = run.project().settings().runForNs();
        String end =
                switch (run.state()) {
                    case STOPPED -> ".stopped";
                    case LIVELOCK -> ".livelock";
                    case EVENTS_REACHED, MISSED, CONDITION_MET -> ".cut";
                    case TIME_REACHED, CANCELLED -> "";
                };
        return Texts.text(
                        run.durationNs() < wantedNs ? "status.simulated" + end : "status.simulated",
                        TimeText.exact(run.durationNs()),
                        millis,
                        run.project().settings().seed(),
                        TimeText.exact(wantedNs),
                        run.data().trace().size())
                .text();
    }

    private static String undo(Session session) {
        return session.document()
                .undoLabel()
                .map(Message::text)
                .map(label -> Texts.text("status.undo", label).text())
                .orElse("");
    }

    public ReadOnlyStringProperty checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty simulatedProperty() {
        return simulated.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty missedProperty() {
        return missed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty lateProperty() {
        return late.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty undoProperty() {
        return undo.getReadOnlyProperty();
    }

    /** What was said last, until the next change of the design or the selection. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    public void say(String words) {
        note.set(words);
    }

    /** How much of the page is seen: the zoom of a board, the span of a timeline; empty where everything is. */
    public StringProperty seenProperty() {
        return seen;
    }
}
