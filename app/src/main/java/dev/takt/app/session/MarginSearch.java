package dev.takt.app.session;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.Stage;
import dev.takt.app.task.Crew;
import dev.takt.app.task.Newest;
import dev.takt.projects.model.Project;
import dev.takt.projects.synthesis.Sensitivity;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How far each figure of the design can go, while somebody shows it: searched for off the window's thread, once for all who show it, and again after each change. */
public final class MarginSearch {
    /** While a figure is dragged nothing is searched for. */
    private static final long PAUSE_MILLIS = 150;

    /** Who shows what was found. */
    public enum Reader {
        /** As heat. */
        BOARD,
        /** As figures. */
        ANALYSIS
    }

    private final Session session;
    private final Newest worker;
    private final Set<Reader> readers = EnumSet.noneOf(Reader.class);
    private final ReadOnlyObjectWrapper<Optional<Margins>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Double>> share = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper(false);
    private Optional<Project> asked = Optional.empty();

    public MarginSearch(Session session) {
        this.session = session;
        worker = session.worker("takt-margins");
        session.checkedProperty().addListener((_, _, _) -> refresh());
    }

    /** What was found last, of the design as it is now or as it was; none before, and of a design without a machine. */
    public ReadOnlyObjectProperty<Optional<Margins>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** How much of the search is done, 0 to 1; none while nothing is searched for. */
    public ReadOnlyObjectProperty<Optional<Double>> shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** True if the search was given up, until somebody wants it anew. */
    public ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** From now on a reader shows what is found. */
    public void want(Reader reader) {
        readers.add(reader);
        stopped.set(false);
        refresh();
    }

    /** A reader shows it no longer; for nobody nothing is searched for. */
    public void leave(Reader reader) {
        readers.remove(reader);
        if (readers.isEmpty()) {
            cancel();
        }
    }

    /** Gives the search up, also for what the design becomes. */
    public void stop() {
        stopped.set(true);
        cancel();
    }

    private void cancel() {
        worker.cancel();
        if (share.get().isPresent()) {
            share.set(Optional.empty());
            asked = Optional.empty();
        }
    }

    private void refresh() {
        Optional<Reading> reading = session.checkedProperty().get().filter(r -> r.stage() != Stage.RESOLVED);
        boolean known = reading.isPresent()
                && asked.filter(p -> p == reading.get().project()).isPresent();
        if (readers.isEmpty() || stopped.get() || reading.isEmpty() || known) {
            return;
        }
        Project project = reading.get().project();
        asked = Optional.of(project);
        share.set(Optional.of(0.0));
        worker.<Optional<Margins>>begin(
                PAUSE_MILLIS,
                (progress, published) -> {
                    try (Crew crew = new Crew()) {
                        Optional<Sensitivity> result = Sensitivity.of(project, session.catalogue(), crew, progress);
                        if (!progress.cancelled()) {
                            published.accept(result.map(r -> new Margins(project, r)));
                        }
                    }
                },
                found::set,
                done -> share.set(Optional.of(done)),
                () -> share.set(Optional.empty()));
    }
}
