package dev.takt.designer.gesture;

/** The board follows the pointer; without a drag it was a click with the other button, which asks for commands. */
public record Panning(Ground ground, Pointer start, Spot last) implements Gesture {
    @Override
    public Gesture moved(Pointer pointer) {
        ground.pan(pointer.screen().x() - last.x(), pointer.screen().y() - last.y());
        return new Panning(ground, start, pointer.screen());
    }

    @Override
    public Gesture released(Pointer pointer) {
        if (pointer.screen().distance(start.screen()) < SLACK) {
            ground.offerCommands(pointer);
        }
        return new Idle(ground);
    }

    @Override
    public Gesture cancelled() {
        return new Idle(ground);
    }
}
