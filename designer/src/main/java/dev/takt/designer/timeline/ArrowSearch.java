package dev.takt.designer.timeline;

import dev.takt.designer.chart.Chart;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Progress;
import java.util.Optional;

/** A search for the next arrow of a chart after an instant, or the last before it; {@code from} is the item it touches, any if there is none. A run may have none for as long as it goes on, so it can be given up. */
public record ArrowSearch(Chart chart, Optional<ItemId> from, long atNs, boolean forward) {
    /** Where it leads; nothing if there is none, or nobody wants to know any more. */
    public Optional<Chart.Step> find(Progress progress) {
        return chart.alongArrow(from, atNs, forward, progress);
    }
}
