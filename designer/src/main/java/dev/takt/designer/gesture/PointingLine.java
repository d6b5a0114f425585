package dev.takt.designer.gesture;

import dev.takt.designer.document.Selection;
import java.util.Optional;

/** The button went down on a line: a click selects it; a drag takes the nearer end of a selected line along, and otherwise draws a rectangle as on any free place. */
public record PointingLine(Ground ground, Grip grip, Pointer start) implements Gesture {
    @Override
    public Gesture moved(Pointer pointer) {
        if (pointer.screen().distance(start.screen()) < SLACK) {
            return this;
        }
        if (ground.selection().contains(grip.line())) {
            return new Rehanging(ground, grip, start.board(), Optional.empty()).moved(pointer);
        }
        Selection before = start.extend() ? ground.selection() : Selection.NONE;
        return new Brushing(ground, before, start.board(), start.board()).moved(pointer);
    }

    @Override
    public Gesture released(Pointer pointer) {
        ground.select(pointer.extend() ? ground.selection().toggled(grip.line()) : Selection.of(grip.line()));
        return new Idle(ground);
    }

    @Override
    public Gesture cancelled() {
        return new Idle(ground);
    }
}
