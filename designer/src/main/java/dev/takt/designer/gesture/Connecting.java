package dev.takt.designer.gesture;

import dev.takt.projects.model.ItemId;
import java.util.Optional;

/** A line is drawn from an item's port; {@code target} is the item under its end if the two can be connected. */
public record Connecting(Ground ground, ItemId from, Spot to, Optional<ItemId> target) implements Gesture {
    @Override
    public Gesture moved(Pointer pointer) {
        return new Connecting(ground, from, pointer.board(), targetAt(pointer.board()));
    }

    @Override
    public Gesture released(Pointer pointer) {
        Optional<Hit> under = ground.hit(pointer.board());
        if (under.isEmpty()) {
            ground.offerNew(from, pointer.board());
        } else {
            targetAt(pointer.board())
                    .flatMap(item -> ground.connect(from, item))
                    .ifPresent(ground::commit);
        }
        return new Idle(ground);
    }

    private Optional<ItemId> targetAt(Spot at) {
        return ground.hit(at).map(Hit::item).filter(item -> !item.equals(from)).filter(item -> ground.connect(
                        from, item)
                .isPresent());
    }

    @Override
    public Gesture cancelled() {
        return new Idle(ground);
    }
}
