package dev.takt.designer.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Document;
import dev.takt.designer.draw.Box;
import dev.takt.designer.gesture.Guide;
import dev.takt.designer.gesture.Moving;
import dev.takt.designer.gesture.Pointer;
import dev.takt.designer.gesture.Spot;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Dragged cards are drawn into line with others, on a board with two tasks on two levels and two notes beside the chip. */
class SnappingTest {
    private static final ItemId HIGH = ItemId.of("high");
    private static final ItemId LOW = ItemId.of("low");
    private static final ItemId NOTE = ItemId.of("note");
    private static final ItemId OTHER = ItemId.of("other");

    private final BoardViewModel board = board();

    private static BoardViewModel board() {
        Project project = Project.blank("p", "stm32f411re", "freertos")
                .withItems(List.of(task(HIGH, 3), task(LOW, 1), Note.blank(NOTE, "note"), Note.blank(OTHER, "other")))
                .withLayout(Layout.EMPTY
                        .with(new Placement(HIGH, 40, 0))
                        .with(new Placement(LOW, 203, 0))
                        .with(new Placement(NOTE, 0, 600))
                        .with(new Placement(OTHER, 500, 705)));
        return new BoardViewModel(
                new Document(project), p -> Machine.of(p, ShippedCatalogue.get()), new SplittableRandom(1));
    }

    private static Task task(ItemId id, int priority) {
        return Task.blank(id, id.value())
                .withPriority(priority)
                .withActivation(new Activation.Periodic(1_000_000, 0, 0));
    }

    private Box box(ItemId item) {
        return board.plan().node(item).orElseThrow().box();
    }

    private Moving drag(ItemId item, double dx, double dy, boolean free) {
        Spot from = new Spot(box(item).centreX(), box(item).centreY());
        board.press(pointer(from, free));
        board.move(pointer(new Spot(from.x() + dx, from.y() + dy), free));
        return assertInstanceOf(Moving.class, board.gestureProperty().get());
    }

    private void drop(Moving moving, boolean free) {
        board.release(pointer(moving.to(), free));
    }

    private static Pointer pointer(Spot at, boolean free) {
        return new Pointer(at, at, false, false, free, 1);
    }

    @Test
    void aCardComesIntoLineWithOneOnAnotherLevelAndSaysSo() {
        double gap = box(LOW).x() - box(HIGH).x();
        Moving moving = drag(HIGH, gap - 4, 0, false);
        Guide left = new Guide(true, box(LOW).x(), box(HIGH).y() - 12, box(LOW).bottom() + 12);
        assertEquals(left, moving.end().guides().getFirst());
        drop(moving, false);
        assertEquals(box(LOW).x(), box(HIGH).x());
    }

    @Test
    void farFromEverythingItRestsOnTheGrid() {
        Moving moving = drag(HIGH, 67, 0, false);
        assertEquals(List.of(), moving.end().guides());
        drop(moving, false);
        assertEquals(new Placement(HIGH, 104, 0), placement(HIGH));
    }

    @Test
    void withAltItStaysWhereItIsPut() {
        double gap = box(LOW).x() - box(HIGH).x();
        Moving moving = drag(HIGH, gap - 4, 0, true);
        assertEquals(List.of(), moving.end().guides());
        drop(moving, true);
        assertEquals(new Placement(HIGH, 199, 0), placement(HIGH));
    }

    @Test
    void besideTheChipHeightsComeIntoLineToo() {
        Moving moving = drag(NOTE, 31, 102, false);
        assertTrue(moving.end().guides().stream().anyMatch(g -> !g.upright() && g.at() == 705));
        drop(moving, false);
        assertEquals(705, placement(NOTE).y());
    }

    @Test
    void inALaneOnlyTheLevelDecidesTheHeight() {
        Moving moving = drag(HIGH, 0, 5, false);
        assertFalse(moving.end().guides().stream().anyMatch(g -> !g.upright()));
    }

    private Placement placement(ItemId item) {
        return board.document().project().layout().of(item).orElseThrow();
    }
}
