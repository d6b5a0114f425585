package dev.takt.designer.gesture;

import dev.takt.designer.document.Selection;

/** A rectangle is drawn; what it touches is selected on top of {@code before}. */
public record Brushing(Ground ground, Selection before, Spot from, Spot to) implements Gesture {
    public Area area() {
        return Area.between(from, to);
    }

    @Override
    public Gesture moved(Pointer pointer) {
        Brushing next = new Brushing(ground, before, from, pointer.board());
        next.select();
        return next;
    }

    @Override
    public Gesture released(Pointer pointer) {
        new Brushing(ground, before, from, pointer.board()).select();
        return new Idle(ground);
    }

    private void select() {
        Selection brushed = before;
        if (!from.equals(to)) {
            for (var item : ground.within(area())) {
                brushed = brushed.contains(item) ? brushed : brushed.plus(item);
            }
        }
        ground.select(brushed);
    }

    @Override
    public Gesture cancelled() {
        ground.select(before);
        return new Idle(ground);
    }
}
