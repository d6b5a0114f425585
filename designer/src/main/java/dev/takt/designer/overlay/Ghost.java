package dev.takt.designer.overlay;

import dev.takt.designer.draw.RunState;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Map;

/** What a part of a run would look like after a change: what each item does from an instant to another, and when the job it is about would end. */
public record Ghost(long fromNs, long toNs, Map<ItemId, List<Piece>> pieces, long endNs) {
    public Ghost {
        pieces = Map.copyOf(pieces);
    }

    /** A stretch in one state. */
    public record Piece(RunState state, long fromNs, long toNs) {}
}
