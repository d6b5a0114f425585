package dev.takt.designer.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SketchTest {
    private static final Rgb RED = Rgb.of("#FF0000");
    private static final Rgb BLUE = Rgb.of("#0000FF");

    /** Three boxes side by side, each a part, the one in the middle in a colour and a place. */
    private static Sketch row(Rgb middle, double y) {
        Sketch sketch = new Sketch();
        sketch.fill(new Box(0, 0, 10, 10), RED);
        sketch.part();
        sketch.fill(new Box(20, y, 10, 10), middle);
        sketch.part();
        sketch.fill(new Box(40, 0, 10, 10), RED);
        return sketch;
    }

    @Test
    void whatLooksTheSameHasNotChanged() {
        assertEquals(Box.EMPTY, row(RED, 0).changedSince(row(RED, 0)));
    }

    /** A pixel more on each side: edges between pixels reach into both. */
    @Test
    void whatHasChangedIsWhereThePartIs() {
        assertEquals(new Box(19, -1, 12, 12), row(BLUE, 0).changedSince(row(RED, 0)));
    }

    @Test
    void whatHasMovedHasChangedWhereItWasAndWhereItIs() {
        assertEquals(new Box(19, -1, 12, 42), row(RED, 30).changedSince(row(RED, 0)));
    }

    @Test
    void whatIsGoneHasChangedWhereItWas() {
        Sketch gone = new Sketch();
        gone.fill(new Box(0, 0, 10, 10), RED);
        gone.part();
        gone.fill(new Box(40, 0, 10, 10), RED);
        assertEquals(new Box(19, -1, 12, 12), gone.changedSince(row(BLUE, 0)));
    }

    /** Red over blue is not blue over red, wherever the two are. */
    @Test
    void anotherOrderIsAnotherPicture() {
        Sketch before = new Sketch();
        before.fill(new Box(0, 0, 10, 10), RED);
        before.part();
        before.fill(new Box(0, 0, 10, 10), BLUE);
        Sketch after = new Sketch();
        after.fill(new Box(0, 0, 10, 10), BLUE);
        after.part();
        after.fill(new Box(0, 0, 10, 10), RED);
        assertTrue(after.changedSince(before).width() > 1e6);
    }
}
