package dev.takt.app.why;

import dev.takt.app.session.MarginSearch;
import dev.takt.app.session.Margins;
import dev.takt.designer.overlay.Heat;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.synthesis.Margin;
import dev.takt.projects.synthesis.Quantity;
import dev.takt.projects.synthesis.Sensitivity;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How much room each task has before a deadline is missed, as heat, while that is switched on. */
public final class HeatViewModel {
    private final MarginSearch search;
    private final ReadOnlyObjectWrapper<Map<ItemId, Heat>> heat = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(false);

    public HeatViewModel(MarginSearch search) {
        this.search = search;
        search.foundProperty().addListener((_, _, _) -> refresh());
        search.stoppedProperty().addListener((_, _, stopped) -> {
            if (stopped && on.get()) {
                toggle();
            }
        });
    }

    /** Heat of the items that have some; empty while it is switched off. */
    public ReadOnlyObjectProperty<Map<ItemId, Heat>> heatProperty() {
        return heat.getReadOnlyProperty();
    }

    /** True while it is switched on, found or not yet. */
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /** Switches it on or off. */
    public void toggle() {
        on.set(!on.get());
        if (on.get()) {
            search.want(MarginSearch.Reader.BOARD);
        } else {
            search.leave(MarginSearch.Reader.BOARD);
        }
        refresh();
    }

    private void refresh() {
        heat.set(
                on.get()
                        ? search.foundProperty()
                                .get()
                                .map(Margins::sensitivity)
                                .map(HeatViewModel::of)
                                .orElse(Map.of())
                        : Map.of());
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
