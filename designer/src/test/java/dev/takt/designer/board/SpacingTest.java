package dev.takt.designer.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.designer.draw.Box;
import dev.takt.designer.gesture.Guide;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Boxes of 100 by 50: at x 0, 150 and 500 in a row at y 0. The gap of the first two is 50. */
class SpacingTest {
    private static final Box A = new Box(0, 0, 100, 50);
    private static final Box B = new Box(150, 0, 100, 50);
    private static final Box C = new Box(500, 0, 100, 50);

    private static Box at(double x) {
        return new Box(x, 10, 100, 50);
    }

    @Test
    void inTheMiddleBetweenItsNeighboursBothGapsAreShown() {
        Spacing spacing = new Spacing(at(328), List.of(B, C), true);
        assertEquals(Optional.of(-3.0), spacing.nearest());
        assertEquals(
                List.of(new Guide(false, 35, 250, 325, true), new Guide(false, 35, 425, 500, true)),
                new Spacing(at(325), List.of(B, C), true).guides());
    }

    @Test
    void asFarAsTheTwoBeforeIt() {
        Spacing spacing = new Spacing(at(303), List.of(A, B), true);
        assertEquals(Optional.of(-3.0), spacing.nearest());
        assertEquals(
                List.of(new Guide(false, 35, 100, 150, true), new Guide(false, 35, 250, 300, true)),
                new Spacing(at(300), List.of(A, B), true).guides());
    }

    @Test
    void asFarAsTheTwoAfterIt() {
        Box third = new Box(650, 0, 100, 50);
        Spacing spacing = new Spacing(at(348), List.of(C, third), true);
        assertEquals(Optional.of(2.0), spacing.nearest());
        assertEquals(
                List.of(new Guide(false, 35, 450, 500, true), new Guide(false, 35, 600, 650, true)),
                new Spacing(at(350), List.of(C, third), true).guides());
    }

    @Test
    void boxesOfAnotherRowDoNotCount() {
        Box below = new Box(500, 200, 100, 50);
        assertEquals(Optional.empty(), new Spacing(at(300), List.of(A, below), true).nearest());
        assertEquals(List.of(), new Spacing(at(300), List.of(A, below), true).guides());
    }

    @Test
    void downTheSameWithXAndYSwapped() {
        Box top = new Box(0, 0, 50, 100);
        Box next = new Box(0, 150, 50, 100);
        Box dragged = new Box(10, 304, 50, 100);
        assertEquals(Optional.of(-4.0), new Spacing(dragged, List.of(top, next), false).nearest());
        assertEquals(
                List.of(new Guide(true, 35, 100, 150, true), new Guide(true, 35, 250, 300, true)),
                new Spacing(new Box(10, 300, 50, 100), List.of(top, next), false).guides());
    }
}
