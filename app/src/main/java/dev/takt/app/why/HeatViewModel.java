package dev.takt.app.why;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.Stage;
import dev.takt.app.session.Session;
import dev.takt.app.task.Newest;
import dev.takt.designer.overlay.Heat;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.synthesis.Margin;
import dev.takt.projects.synthesis.Quantity;
import dev.takt.projects.synthesis.Sensitivity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How much room each task has before a deadline is missed, as heat, while that is switched on; found off the window's thread and again after each change. */
public final class HeatViewModel {
    private final Session session;
    private final Newest worker;
    private final ReadOnlyObjectWrapper<Map<ItemId, Heat>> heat = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Double>> share = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(false);
    private Optional<Project> asked = Optional.empty();

    public HeatViewModel(Session session) {
        this.session = session;
        worker = session.worker("takt-heat");
        session.checkedProperty().addListener((_, _, _) -> refresh());
    }

    /** Heat of the items that have some; empty while it is switched off. */
    public ReadOnlyObjectProperty<Map<ItemId, Heat>> heatProperty() {
        return heat.getReadOnlyProperty();
    }

    /** How much of the search is done, 0 to 1; none while nothing is searched for. */
    public ReadOnlyObjectProperty<Optional<Double>> shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** True while it is switched on, found or not yet. */
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /** Switches it on or off. */
    public void toggle() {
        on.set(!on.get());
        asked = Optional.empty();
        if (on.get()) {
            refresh();
        } else {
            worker.cancel();
            share.set(Optional.empty());
            heat.set(Map.of());
        }
    }

    private void refresh() {
        Optional<Reading> reading = session.checkedProperty().get().filter(r -> r.stage() != Stage.RESOLVED);
        boolean known = reading.isPresent()
                && asked.filter(p -> p == reading.get().project()).isPresent();
        if (!on.get() || reading.isEmpty() || known) {
            return;
        }
        Project project = reading.get().project();
        asked = Optional.of(project);
        share.set(Optional.of(0.0));
        worker.<Map<ItemId, Heat>>begin(
                0,
                (progress, published) -> Sensitivity.of(project, session.catalogue(), progress)
                        .filter(_ -> !progress.cancelled())
                        .ifPresentOrElse(found -> published.accept(of(found)), () -> {
                            if (!progress.cancelled()) {
                                published.accept(Map.of());
                            }
                        }),
                heat::set,
                done -> share.set(Optional.of(done)),
                () -> share.set(Optional.empty()));
    }

    private static Map<ItemId, Heat> of(Sensitivity found) {
        Map<ItemId, Heat> heat = new HashMap<>();
        for (Margin margin : found.margins()) {
            margin.item().ifPresent(item -> heat.merge(item, of(margin), Heat::and));
        }
        return heat;
    }

    private static Heat of(Margin margin) {
        boolean period = margin.quantity() == Quantity.PERIOD;
        long limit = margin.limit().orElse(-1);
        long permille = limit < 0
                ? 0
                : period ? margin.now() * 1000 / Math.max(1, limit) : limit * 1000 / Math.max(1, margin.now());
        return new Heat(period ? "T" : "C", permille, margin.open());
    }
}
