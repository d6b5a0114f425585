package dev.takt.designer.gesture;

import dev.takt.designer.document.Selection;
import java.util.Optional;

/** No button is down; {@code hover} is what lies under the pointer. */
public record Idle(Ground ground, Optional<Hit> hover) implements Gesture {
    public Idle(Ground ground) {
        this(ground, Optional.empty());
    }

    @Override
    public Gesture pressed(Pointer pointer) {
        if (pointer.pan()) {
            return new Panning(ground, pointer, pointer.screen());
        }
        Optional<Hit> hit = ground.hit(pointer.board());
        if (pointer.clicks() == 2 && !pointer.extend()) {
            hit.map(Hit::item).ifPresentOrElse(ground::rename, () -> ground.offerNew(pointer.board()));
            return this;
        }
        return hit.map(under -> onItem(under, pointer)).orElseGet(() -> onNothing(pointer));
    }

    private Gesture onItem(Hit under, Pointer pointer) {
        if (under.port()) {
            return new Connecting(ground, under.item(), pointer.board(), Optional.empty());
        }
        return new Pointing(ground, under.item(), pointer);
    }

    private Gesture onNothing(Pointer pointer) {
        Selection before = pointer.extend() ? ground.selection() : Selection.NONE;
        return new Brushing(ground, before, pointer.board(), pointer.board());
    }

    @Override
    public Gesture moved(Pointer pointer) {
        Optional<Hit> under = ground.hit(pointer.board());
        return under.equals(hover) ? this : new Idle(ground, under);
    }

    @Override
    public Gesture cancelled() {
        return this;
    }
}
