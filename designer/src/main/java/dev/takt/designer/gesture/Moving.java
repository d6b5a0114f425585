package dev.takt.designer.gesture;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/** Items follow the pointer, drawn in by guides unless Alt is held; where they are dropped becomes one edit, worked out anew from the start at every move. */
public record Moving(Ground ground, List<ItemId> items, Spot from, Snapped end) implements Gesture {
    public Moving {
        items = List.copyOf(items);
    }

    /** Items that were grabbed at a spot and follow the pointer from there. */
    static Moving of(Ground ground, List<ItemId> items, Spot from, Pointer pointer) {
        Snapped end = pointer.free() ? Snapped.free(pointer.board()) : ground.snap(items, from, pointer.board());
        return new Moving(ground, items, from, end);
    }

    /** Where the drag would end. */
    public Spot to() {
        return end.to();
    }

    /** What dropping here would do. */
    public Optional<Edit> edit() {
        return ground.move(items, from, to());
    }

    @Override
    public Gesture moved(Pointer pointer) {
        return of(ground, items, from, pointer);
    }

    @Override
    public Gesture released(Pointer pointer) {
        of(ground, items, from, pointer).edit().ifPresent(ground::commit);
        return new Idle(ground);
    }

    @Override
    public Gesture cancelled() {
        return new Idle(ground);
    }
}
