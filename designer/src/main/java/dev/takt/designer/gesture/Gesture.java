package dev.takt.designer.gesture;

/** One state of the interaction with the board. Each event gives the state that follows, often the same one. */
public sealed interface Gesture permits Idle, Pointing, PointingLine, Moving, Connecting, Rehanging, Brushing, Panning {
    /** Drags shorter than this many pixels are clicks. */
    double SLACK = 4;

    default Gesture pressed(Pointer pointer) {
        return this;
    }

    default Gesture moved(Pointer pointer) {
        return this;
    }

    default Gesture released(Pointer pointer) {
        return this;
    }

    /** Drops whatever was begun; nothing has been changed. */
    Gesture cancelled();
}
