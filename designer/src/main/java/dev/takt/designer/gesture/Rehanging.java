package dev.takt.designer.gesture;

import dev.takt.projects.model.ItemId;
import java.util.Optional;

/** An end of a line follows the pointer; {@code target} is the item under it if the line can hang there. */
public record Rehanging(Ground ground, Grip grip, Spot to, Optional<ItemId> target) implements Gesture {
    @Override
    public Gesture moved(Pointer pointer) {
        return new Rehanging(ground, grip, pointer.board(), targetAt(pointer.board()));
    }

    @Override
    public Gesture released(Pointer pointer) {
        targetAt(pointer.board()).ifPresent(item -> ground.hang(grip, item));
        return new Idle(ground);
    }

    private Optional<ItemId> targetAt(Spot at) {
        return ground.hit(at).map(Hit::item).filter(item -> ground.reconnect(grip, item)
                .isPresent());
    }

    @Override
    public Gesture cancelled() {
        return new Idle(ground);
    }
}
