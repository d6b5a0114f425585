package dev.takt.designer.gesture;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/** Items follow the pointer; where they are dropped becomes one edit, worked out anew from the start at every move. */
public record Moving(Ground ground, List<ItemId> items, Spot from, Spot to) implements Gesture {
    public Moving {
        items = List.copyOf(items);
    }

    /** What dropping here would do. */
    public Optional<Edit> edit() {
        return ground.move(items, from, to);
    }

    @Override
    public Gesture moved(Pointer pointer) {
        return new Moving(ground, items, from, pointer.board());
    }

    @Override
    public Gesture released(Pointer pointer) {
        ground.move(items, from, pointer.board()).ifPresent(ground::commit);
        return new Idle(ground);
    }

    @Override
    public Gesture cancelled() {
        return new Idle(ground);
    }
}
