package dev.takt.designer.chart;

import dev.takt.designer.draw.Glyph;
import dev.takt.projects.model.ItemId;
import java.util.Optional;

/**
 * A row of the chart. {@code index} is the number of its core, context or thing in the trace; {@code top} counts from the first row; {@code group} is the core it belongs to, or
 * {@link TrackList#CHANNELS} or {@link TrackList#PINNED}.
 */
public record ChartTrack(
        Kind kind,
        int index,
        int group,
        Optional<ItemId> item,
        String name,
        String detail,
        Glyph glyph,
        double top,
        double height) {

    /** What a row shows. */
    public enum Kind {
        /** Header of a core or of the channels. */
        GROUP,
        /** Who runs on a core. */
        RUNNING,
        /** How busy a core is. */
        LOAD,
        /** What a handler does. */
        INTERRUPT,
        /** What a task does. */
        TASK,
        /** Who holds a resource or a peripheral. */
        HELD,
        /** How full a channel is. */
        DEPTH
    }

    public double bottom() {
        return top + height;
    }

    /** True for rows with slices of a context. */
    boolean ofContext() {
        return kind == Kind.INTERRUPT || kind == Kind.TASK;
    }
}
