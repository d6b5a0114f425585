package dev.takt.designer.gesture;

import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import java.util.List;

/** The button went down on an item; it will be a click or a drag. */
public record Pointing(Ground ground, ItemId item, Pointer start) implements Gesture {
    @Override
    public Gesture moved(Pointer pointer) {
        if (pointer.screen().distance(start.screen()) < SLACK) {
            return this;
        }
        List<ItemId> moving =
                ground.selection().contains(item) ? ground.selection().items() : List.of(item);
        if (!ground.selection().contains(item)) {
            ground.select(Selection.of(item));
        }
        return Moving.of(ground, ground.carried(moving), start.board(), pointer);
    }

    @Override
    public Gesture released(Pointer pointer) {
        ground.select(pointer.extend() ? ground.selection().toggled(item) : Selection.of(item));
        return new Idle(ground);
    }

    @Override
    public Gesture cancelled() {
        return new Idle(ground);
    }
}
