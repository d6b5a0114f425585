package dev.takt.designer.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.gesture.Spot;
import dev.takt.designer.overlay.Changes;
import dev.takt.projects.edit.FrameItems;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FramingTest {
    private static final ItemId TASK = ItemId.of("t");
    private static final ItemId IN = ItemId.of("in");
    private static final ItemId BESIDE = ItemId.of("beside");
    private static final ItemId OUT = ItemId.of("out");
    private static final ItemId FRAME = ItemId.of("f");

    /** A frame around two notes far below the chip, and a third note far from it. */
    private static final Project PROJECT = Project.blank("p", "generic-2", "generic")
            .withItems(List.of(
                    Task.blank(TASK, "task").withPriority(1),
                    Note.blank(IN, "in"),
                    Note.blank(BESIDE, "beside"),
                    Note.blank(OUT, "out"),
                    Frame.blank(FRAME, "group").withMembers(List.of(IN, BESIDE))))
            .withLayout(new Layout(List.of(
                    new Placement(IN, 0, 1000), new Placement(BESIDE, 400, 1000), new Placement(OUT, 0, 2000))));

    private static FloorPlan plan(Project project) {
        return FloorPlan.of(project, Machine.of(project, ShippedCatalogue.get()));
    }

    private static Project moved(Project project, List<ItemId> dragged, double dx, double dy) {
        FloorPlan plan = plan(project);
        return BoardMoves.moved(plan, BoardMoves.carried(plan, dragged), BoardMoves.frames(plan, dragged), dx, dy)
                .orElseThrow()
                .apply(project);
    }

    private static List<ItemId> members(Project project) {
        return project.item(FRAME, Frame.class).orElseThrow().members();
    }

    private static Box box(Project project, ItemId item) {
        return plan(project).node(item).orElseThrow().box();
    }

    @Test
    void aCardDroppedInAFrameIsInItAndOneDroppedOutsideIsNot() {
        Project in = moved(PROJECT, List.of(OUT), 200, -1000);
        assertEquals(List.of(IN, BESIDE, OUT), members(in));
        assertEquals(List.of("out goes into the frame group"), Changes.between(PROJECT, in));
        Project out = moved(in, List.of(OUT), 0, 600);
        assertEquals(List.of(IN, BESIDE), members(out));
        assertEquals(List.of("out leaves the frame group"), Changes.between(in, out));
    }

    @Test
    void aCardMovedWithinItsFrameStaysInItThoughTheFrameFollows() {
        Project moved = moved(PROJECT, List.of(BESIDE), -90, 0);
        assertEquals(List.of(IN, BESIDE), members(moved));
        assertEquals(box(PROJECT, FRAME).width() - 90, box(moved, FRAME).width());
    }

    @Test
    void tasksGoIntoFramesTooAndKeepTheirLevelsByHeight() {
        FloorPlan plan = plan(PROJECT);
        Box task = box(PROJECT, TASK);
        Box frame = box(PROJECT, FRAME);
        Project moved = moved(PROJECT, List.of(TASK), 0, frame.centreY() - task.centreY());
        assertEquals(List.of(IN, BESIDE, TASK), members(moved));
        assertEquals(1, moved.item(TASK, Task.class).orElseThrow().priority());
        assertTrue(plan(moved)
                .node(FRAME)
                .orElseThrow()
                .box()
                .union(box(moved, TASK))
                .equals(box(moved, FRAME)));
        assertEquals(plan.lanes(), plan(moved).lanes());
    }

    @Test
    void aFrameThatIsDraggedTakesAllInItAlongWhereverItIsDropped() {
        ItemId other = ItemId.of("g");
        Project two = PROJECT.withItems(List.of(
                Note.blank(IN, "in"),
                Note.blank(BESIDE, "beside"),
                Note.blank(OUT, "out"),
                Frame.blank(FRAME, "group").withMembers(List.of(IN, BESIDE)),
                Frame.blank(other, "other").withMembers(List.of(OUT))));
        Project moved = moved(two, List.of(FRAME), 0, 1000);
        assertEquals(List.of(IN, BESIDE), members(moved));
        assertEquals(List.of(OUT), moved.item(other, Frame.class).orElseThrow().members());
        assertEquals(box(two, FRAME).movedBy(0, 1000), box(moved, FRAME));
    }

    @Test
    void aFrameThatLosesItsLastCardStaysWhereItWas() {
        Project one = PROJECT.withItem(Frame.blank(FRAME, "group").withMembers(List.of(IN)));
        Box before = box(one, FRAME);
        Project moved = moved(one, List.of(IN), 0, 600);
        assertEquals(List.of(), members(moved));
        assertEquals(before.x(), box(moved, FRAME).x());
        assertEquals(before.y(), box(moved, FRAME).y());
        assertEquals(List.of(IN), members(moved(moved, List.of(IN), 0, -600)));
    }

    @Test
    void ofFramesInEachOtherTheSmallestTakesACard() {
        ItemId outer = ItemId.of("g");
        Project nested = PROJECT.withItems(List.of(
                Note.blank(IN, "in"),
                Note.blank(BESIDE, "beside"),
                Note.blank(OUT, "out"),
                Frame.blank(FRAME, "inner").withMembers(List.of(IN)),
                Frame.blank(outer, "outer").withMembers(List.of(FRAME, BESIDE))));
        Project moved = moved(nested, List.of(OUT), 0, -1000);
        assertEquals(List.of(IN, OUT), members(moved));
        assertEquals(
                List.of(FRAME, BESIDE),
                moved.item(outer, Frame.class).orElseThrow().members());
    }

    @Test
    void whatIsDroppedInAFrameFromThePaletteIsInIt() {
        Box frame = box(PROJECT, FRAME);
        NewItem made = NewItem.of(
                plan(PROJECT),
                ItemKinds.NOTE,
                "",
                new Spot(frame.centreX(), frame.bottom() - 5),
                Optional.empty(),
                new SplittableRandom(1));
        assertEquals(List.of(IN, BESIDE, made.id()), members(made.edit().apply(PROJECT)));
    }

    @Test
    void theSelectionIsFramedOrPutIntoTheFrameThatIsSelectedWithItInOneStep() {
        Document document = new Document(PROJECT);
        document.select(new Selection(List.of(TASK, OUT), List.of()));
        Framing.frame(document, new SplittableRandom(1));
        Frame made = document.project().all(Frame.class).getLast();
        assertEquals(List.of(TASK, OUT), made.members());
        assertEquals(Selection.of(made.id()), document.selection());
        document.undo();
        assertEquals(PROJECT, document.project());

        document.select(new Selection(List.of(FRAME, OUT), List.of()));
        Framing.frame(document, new SplittableRandom(1));
        assertEquals(List.of(IN, BESIDE, OUT), members(document.project()));
        document.select(new Selection(List.of(OUT, IN), List.of()));
        assertTrue(Framing.canUnframe(document));
        Framing.unframe(document);
        assertEquals(List.of(BESIDE), members(document.project()));
        assertFalse(Framing.canUnframe(document));
        document.undo();
        document.undo();
        assertEquals(PROJECT, document.project());
    }

    @Test
    void noFrameIsPutIntoItself() {
        ItemId outer = ItemId.of("g");
        Project nested = PROJECT.withItems(List.of(
                Note.blank(IN, "in"),
                Frame.blank(FRAME, "inner").withMembers(List.of(IN)),
                Frame.blank(outer, "outer").withMembers(List.of(FRAME))));
        Project same = FrameItems.into(nested, FRAME, List.of(outer, FRAME)).apply(nested);
        assertEquals(nested, same);
        assertEquals(Set.of(FRAME, outer), BoardMoves.frames(plan(nested), List.of(outer)));
    }
}
