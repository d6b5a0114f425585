package dev.takt.designer.gesture;

import dev.takt.designer.document.Selection;
import dev.takt.projects.kind.Edge;
import java.util.Optional;

/** No button is down; {@code hover} is what lies under the pointer, {@code line} the line there if nothing else is. */
public record Idle(Ground ground, Optional<Hit> hover, Optional<Edge> line) implements Gesture {
    public Idle(Ground ground) {
        this(ground, Optional.empty(), Optional.empty());
    }

    @Override
    public Gesture pressed(Pointer pointer) {
        if (pointer.pan()) {
            return new Panning(ground, pointer, pointer.screen());
        }
        Optional<Grip> handle = ground.handle(pointer.board());
        if (handle.isPresent()) {
            return new PointingLine(ground, handle.get(), pointer);
        }
        Optional<Hit> hit = ground.hit(pointer.board());
        Optional<Grip> line = hit.isPresent() ? Optional.empty() : ground.line(pointer.board());
        if (line.isPresent()) {
            return new PointingLine(ground, line.get(), pointer);
        }
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
        Optional<Edge> over = ground.handle(pointer.board())
                .or(() -> under.isPresent() ? Optional.empty() : ground.line(pointer.board()))
                .map(Grip::line);
        return under.equals(hover) && over.equals(line) ? this : new Idle(ground, under, over);
    }

    @Override
    public Gesture cancelled() {
        return this;
    }
}
