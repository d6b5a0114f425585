package dev.takt.designer.gesture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.designer.document.Selection;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.End;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ground of this test: item a at x 0..10, its port at 10..12, item b at 20..30, all at y 0..10; a line from a to b at y 50..52, x 0..30. */
class GestureTest {
    private static final ItemId A = ItemId.of("a");
    private static final ItemId B = ItemId.of("b");

    private static final Edge LINE = new Edge(EdgeKind.LOCK, A, B, "body", End.FROM);

    private final List<String> log = new ArrayList<>();
    private final FakeGround ground = new FakeGround();
    private Gesture gesture = new Idle(ground);

    @Test
    void clickSelects() {
        press(5, 5);
        release(5, 5);
        assertEquals(Selection.of(A), ground.selection);
    }

    @Test
    void shiftClickAddsAndTakesAway() {
        ground.selection = Selection.of(B);
        extendedClick(5, 5);
        assertEquals(Selection.of(B, A), ground.selection);
        extendedClick(5, 5);
        assertEquals(Selection.of(B), ground.selection);
    }

    @Test
    void clickOnNothingSelectsNothing() {
        ground.selection = Selection.of(A);
        press(100, 100);
        release(100, 100);
        assertEquals(Selection.NONE, ground.selection);
    }

    @Test
    void dragOfAnUnselectedItemMovesItAloneAsOneEdit() {
        ground.selection = Selection.of(B);
        press(5, 5);
        move(15, 30);
        move(25, 60);
        release(25, 70);
        assertEquals(List.of("commit move [a] 5,5 to 25,70"), log);
        assertEquals(Selection.of(A), ground.selection);
    }

    @Test
    void dragOfAnItemTakesAlongWhatBelongsToIt() {
        press(25, 5);
        move(30, 30);
        release(35, 30);
        assertEquals(List.of("commit move [b, a] 25,5 to 35,30"), log);
        assertEquals(Selection.of(B), ground.selection);
    }

    @Test
    void dragOfASelectedItemMovesTheSelection() {
        ground.selection = Selection.of(A, B);
        press(5, 5);
        move(15, 30);
        release(15, 30);
        assertEquals(List.of("commit move [a, b] 5,5 to 15,30"), log);
    }

    @Test
    void aDragIsDrawnInByGuidesAndAltLeavesItFree() {
        press(5, 5);
        move(15, 30);
        move(42, 30);
        assertEquals(new Spot(40, 30), ((Moving) gesture).to());
        assertEquals(
                List.of(new Guide(true, 40, 0, 10)), ((Moving) gesture).end().guides());
        gesture = gesture.moved(free(42, 30));
        assertEquals(Snapped.free(new Spot(42, 30)), ((Moving) gesture).end());
        gesture = gesture.released(free(43, 30));
        assertEquals(List.of("commit move [a] 5,5 to 43,30"), log);
    }

    private static Pointer free(double x, double y) {
        return new Pointer(new Spot(x, y), new Spot(x, y), false, false, true, 1);
    }

    @Test
    void aDragOfLessThanTheSlackIsAClick() {
        press(5, 5);
        move(7, 5);
        release(7, 5);
        assertEquals(List.of(), log);
    }

    @Test
    void escapeDropsAMove() {
        press(5, 5);
        move(15, 30);
        gesture = gesture.cancelled();
        release(15, 30);
        assertEquals(List.of(), log);
    }

    @Test
    void aLineFromAPortToAnItemConnects() {
        press(11, 5);
        move(25, 5);
        assertEquals(Optional.of(B), ((Connecting) gesture).target());
        release(25, 5);
        assertEquals(List.of("commit connect a b"), log);
    }

    @Test
    void aLineFromAPortToNothingOffersNewItems() {
        press(11, 5);
        move(60, 60);
        release(60, 60);
        assertEquals(List.of("offer from a at 60,60"), log);
    }

    @Test
    void aLineBackToItsOwnItemDoesNothing() {
        press(11, 5);
        move(5, 5);
        release(5, 5);
        assertEquals(List.of(), log);
    }

    @Test
    void brushingSelectsWhatItTouchesAndEscapeGivesTheOldSelectionBack() {
        press(-5, -5);
        move(40, 40);
        assertEquals(Selection.of(A, B), ground.selection);
        move(5, 5);
        assertEquals(Selection.of(A), ground.selection);
        gesture = gesture.cancelled();
        assertEquals(Selection.NONE, ground.selection);
    }

    @Test
    void aClickOnALineSelectsItAndWithShiftAddsItOrTakesItAway() {
        press(4, 51);
        release(4, 51);
        assertEquals(Selection.of(LINE), ground.selection);
        ground.selection = Selection.of(A);
        extendedClick(4, 51);
        assertEquals(new Selection(List.of(A), List.of(LINE)), ground.selection);
        extendedClick(4, 51);
        assertEquals(Selection.of(A), ground.selection);
    }

    @Test
    void aDragFromALineThatIsNotSelectedDrawsARectangle() {
        press(4, 51);
        move(4, 30);
        assertEquals(new Area(4, 30, 0, 21), ((Brushing) gesture).area());
    }

    @Test
    void theNearerEndOfASelectedLineFollowsTheDragToAnItem() {
        ground.selection = Selection.of(LINE);
        press(28, 51);
        move(5, 5);
        assertEquals(Optional.of(A), ((Rehanging) gesture).target());
        release(5, 5);
        assertEquals(List.of("hang TO a"), log);
    }

    @Test
    void anEndThatIsLetGoOverNothingStaysWhereItWasAndEscapeDropsIt() {
        ground.selection = Selection.of(LINE);
        press(28, 51);
        move(100, 100);
        release(100, 100);
        press(28, 51);
        move(5, 5);
        gesture = gesture.cancelled();
        release(5, 5);
        assertEquals(List.of(), log);
        assertEquals(Selection.of(LINE), ground.selection);
    }

    @Test
    void theEndOfASelectedLineIsBeforeTheItemItHangsOn() {
        ground.selection = Selection.of(LINE);
        press(29, 9);
        move(5, 5);
        release(5, 5);
        assertEquals(List.of("hang TO a"), log);
    }

    @Test
    void aLineUnderThePointerIsToldWhereNoItemIs() {
        move(4, 51);
        assertEquals(Optional.of(LINE), ((Idle) gesture).line());
        move(5, 5);
        assertEquals(Optional.empty(), ((Idle) gesture).line());
    }

    @Test
    void theOtherButtonPansAndWithoutADragAsksForCommands() {
        gesture = gesture.pressed(pointer(0, 0, false, true, 1));
        move(10, 4);
        move(12, 4);
        release(12, 4);
        gesture = gesture.pressed(pointer(5, 5, false, true, 1));
        release(5, 5);
        assertEquals(List.of("pan 10,4", "pan 2,0", "commands"), log);
    }

    @Test
    void doubleClickRenamesAnItemAndOffersNewOnesOnEmptyBoard() {
        gesture = gesture.pressed(pointer(5, 5, false, false, 2));
        gesture = gesture.pressed(pointer(50, 50, false, false, 2));
        assertEquals(List.of("rename a", "offer at 50,50"), log);
    }

    private void press(double x, double y) {
        gesture = gesture.pressed(pointer(x, y, false, false, 1));
    }

    private void move(double x, double y) {
        gesture = gesture.moved(pointer(x, y, false, false, 1));
    }

    private void release(double x, double y) {
        gesture = gesture.released(pointer(x, y, false, false, 1));
    }

    private void extendedClick(double x, double y) {
        gesture = gesture.pressed(pointer(x, y, true, false, 1)).released(pointer(x, y, true, false, 1));
    }

    private static Pointer pointer(double x, double y, boolean extend, boolean pan, int clicks) {
        return new Pointer(new Spot(x, y), new Spot(x, y), extend, pan, clicks);
    }

    private final class FakeGround implements Ground {
        private Selection selection = Selection.NONE;

        @Override
        public Optional<Hit> hit(Spot at) {
            if (at.y() < 0 || at.y() > 10) {
                return Optional.empty();
            }
            if (at.x() >= 0 && at.x() <= 12) {
                return Optional.of(new Hit(A, at.x() > 10));
            }
            return at.x() >= 20 && at.x() <= 30 ? Optional.of(new Hit(B, false)) : Optional.empty();
        }

        @Override
        public Optional<Grip> line(Spot at) {
            return at.y() >= 50 && at.y() <= 52 && at.x() >= 0 && at.x() <= 30
                    ? Optional.of(new Grip(LINE, at.x() < 15 ? End.FROM : End.TO))
                    : Optional.empty();
        }

        /** Of the selected line one shows in the corner of item b. */
        @Override
        public Optional<Grip> handle(Spot at) {
            return selection.contains(LINE) && at.equals(new Spot(29, 9))
                    ? Optional.of(new Grip(LINE, End.TO))
                    : Optional.empty();
        }

        @Override
        public Optional<Edit> reconnect(Grip grip, ItemId to) {
            return Optional.of(new Named("reconnect"));
        }

        @Override
        public void hang(Grip grip, ItemId to) {
            log.add("hang " + grip.end() + " " + to);
        }

        @Override
        public List<ItemId> within(Area area) {
            List<ItemId> found = new ArrayList<>();
            if (area.x() < 10) {
                found.add(A);
            }
            if (area.x() + area.width() > 20) {
                found.add(B);
            }
            return found;
        }

        @Override
        public Selection selection() {
            return selection;
        }

        @Override
        public void select(Selection wanted) {
            selection = wanted;
        }

        /** Item b takes a along. */
        @Override
        public List<ItemId> carried(List<ItemId> items) {
            return items.equals(List.of(B)) ? List.of(B, A) : items;
        }

        @Override
        public Optional<Edit> move(List<ItemId> items, Spot from, Spot to) {
            return Optional.of(new Named("move " + items + " " + at(from) + " to " + at(to)));
        }

        @Override
        public Snapped snap(List<ItemId> items, Spot from, Spot to) {
            Spot nearby = Math.abs(to.x() - 40) <= 3 ? new Spot(40, to.y()) : to;
            return new Snapped(nearby, List.of(new Guide(true, nearby.x(), 0, 10)));
        }

        @Override
        public Optional<Edit> connect(ItemId from, ItemId to) {
            return Optional.of(new Named("connect " + from + " " + to));
        }

        @Override
        public void commit(Edit edit) {
            log.add("commit " + ((Named) edit).name());
        }

        @Override
        public void offerNew(ItemId from, Spot at) {
            log.add("offer from " + from + " at " + at(at));
        }

        @Override
        public void offerNew(Spot at) {
            log.add("offer at " + at(at));
        }

        @Override
        public void rename(ItemId item) {
            log.add("rename " + item);
        }

        @Override
        public void pan(double dx, double dy) {
            log.add("pan " + at(new Spot(dx, dy)));
        }

        @Override
        public void offerCommands(Pointer pointer) {
            log.add("commands");
        }

        private static String at(Spot spot) {
            return (long) spot.x() + "," + (long) spot.y();
        }
    }

    private record Named(String name) implements Edit {
        @Override
        public Message label() {
            return Message.of(Texts.PROJECTS, name);
        }

        @Override
        public Project apply(Project project) {
            return project;
        }
    }
}
