package dev.takt.designer.gesture;

/**
 * Where the pointer is: {@code screen} in pixels of the view, {@code board} in board units, and what is held meanwhile. {@code extend}: add to or take from the selection
 * (Shift); {@code pan}: the wish to pan (space, middle or right button); {@code free}: the wish not to be drawn in by guides (Alt); {@code clicks} counts presses in a row.
 */
public record Pointer(Spot screen, Spot board, boolean extend, boolean pan, boolean free, int clicks) {
    /** A pointer that guides may draw in. */
    public Pointer(Spot screen, Spot board, boolean extend, boolean pan, int clicks) {
        this(screen, board, extend, pan, false, clicks);
    }
}
