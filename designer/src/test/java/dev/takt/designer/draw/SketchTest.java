package dev.takt.designer.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
        assertEquals(List.of(), row(RED, 0).changedSince(row(RED, 0)));
    }

    /** A pixel more on each side: edges between pixels reach into both. */
    @Test
    void whatHasChangedIsWhereThePartIs() {
        assertEquals(List.of(new Box(19, -1, 12, 12)), row(BLUE, 0).changedSince(row(RED, 0)));
    }

    @Test
    void whatHasMovedHasChangedWhereItWasAndWhereItIs() {
        assertEquals(List.of(new Box(19, -1, 12, 42)), row(RED, 30).changedSince(row(RED, 0)));
    }

    @Test
    void whatIsGoneHasChangedWhereItWas() {
        Sketch gone = new Sketch();
        gone.fill(new Box(0, 0, 10, 10), RED);
        gone.part();
        gone.fill(new Box(40, 0, 10, 10), RED);
        assertEquals(List.of(new Box(19, -1, 12, 12)), gone.changedSince(row(BLUE, 0)));
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
        assertTrue(after.changedSince(before).getFirst().width() > 1e6);
    }

    /** A bend of 1000 x 1000: what lies beside it has not changed, however far apart its ends are. */
    @Test
    void aLineThatIsGoneHasChangedAlongItsWayOnly() {
        Outline bend = Outline.line(List.of(new Point(0, 0), new Point(1000, 0), new Point(1000, 1000)));
        Sketch before = new Sketch();
        before.stroke(bend, Stroke.of(RED, 2));
        List<Box> changed = new Sketch().changedSince(before);
        assertEquals(List.of(new Box(-5, -5, 1010, 10), new Box(995, -5, 10, 1010)), changed);
    }

    @Test
    void howeverMuchHasChangedItIsCoveredByAFewBoxes() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            Sketch after = new Sketch();
            List<Box> drawn = new ArrayList<>();
            for (int i = 0, n = random.nextInt(60); i < n; i++) {
                after.part();
                Box box = new Box(random.nextInt(2000), random.nextInt(2000), 10, 10 + random.nextInt(400));
                after.fill(box, RED);
                drawn.add(box);
            }
            List<Box> changed = after.changedSince(new Sketch());
            String where = "seed " + seed;
            assertTrue(changed.size() <= 8, where);
            assertTrue(
                    drawn.stream().allMatch(d -> changed.stream()
                            .anyMatch(c -> c.union(d.inset(-1)).equals(c))),
                    where);
        }
    }
}
