package dev.takt.designer.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyTreeTest {
    private static final Step A = new Step.Delay(1);
    private static final Step B = new Step.Delay(2);
    private static final Step C = new Step.Delay(3);
    private static final ItemId R = ItemId.of("r");

    private static Step lock(Step... inside) {
        return new Step.Lock(R, List.of(inside));
    }

    @Test
    void rowsGoFromTheOutsideIn() {
        Step branch = new Step.Branch(1, List.of(A), List.of(B, C));
        assertEquals(
                List.of(
                        new BodyTree.Row(Address.of(0), lock(A)),
                        new BodyTree.Row(Address.of(0, 0, 0), A),
                        new BodyTree.Row(Address.of(1), branch),
                        new BodyTree.Row(Address.of(1, 0, 0), A),
                        new BodyTree.Row(Address.of(1, 1, 0), B),
                        new BodyTree.Row(Address.of(1, 1, 1), C)),
                BodyTree.rows(List.of(lock(A), branch)));
    }

    /** Above and below the border of the two ways of a branch is the other way, empty or not; beyond both there is nothing. */
    @Test
    void aStepMovesFromOneWayOfABranchToTheOther() {
        List<Step> body = List.of(new Step.Branch(1, List.of(A, B), List.of()));
        BodyTree.Changed over = BodyTree.move(body, Address.of(0, 0, 1), 1);
        assertEquals(
                new BodyTree.Changed(
                        List.of(new Step.Branch(1, List.of(A), List.of(B))), Optional.of(Address.of(0, 1, 0))),
                over);
        assertEquals(new BodyTree.Changed(over.body(), over.at()), BodyTree.move(over.body(), Address.of(0, 1, 0), 1));
        assertEquals(
                new BodyTree.Changed(body, Optional.of(Address.of(0, 0, 1))),
                BodyTree.move(over.body(), Address.of(0, 1, 0), -1));
    }

    /** The inner branch ends with A and the outer one with C, which is the last row inside it; the one with steps in both ways has no line. */
    @Test
    void branchesWithNothingOtherwiseEndWithARow() {
        Step inner = new Step.Branch(1, List.of(A), List.of());
        Step full = new Step.Branch(1, List.of(B), List.of(C));
        List<BodyTree.Row> rows = BodyTree.rows(List.of(new Step.Branch(1, List.of(inner, full), List.of()), A));
        assertEquals(
                List.of(
                        List.of(), // outer
                        List.of(), // inner
                        List.of(Address.of(0, 0, 0)), // A
                        List.of(), // full
                        List.of(), // B
                        List.of(Address.of(0)), // C
                        List.of()), // A
                BodyTree.emptyWays(rows));
    }

    @Test
    void aStepIsReplacedWhereverItIs() {
        assertEquals(List.of(A, lock(C)), BodyTree.with(List.of(A, lock(B)), Address.of(1, 0, 0), C));
    }

    @Test
    void aNewStepComesAfterTheChosenOneOrLast() {
        assertEquals(
                new BodyTree.Changed(List.of(lock(A, C, B)), Optional.of(Address.of(0, 0, 1))),
                BodyTree.add(List.of(lock(A, B)), Optional.of(Address.of(0, 0, 0)), C));
        assertEquals(
                new BodyTree.Changed(List.of(A, C), Optional.of(Address.of(1))),
                BodyTree.add(List.of(A), Optional.empty(), C));
    }

    @Test
    void aStepGoesWhereItIsDropped() {
        List<Step> body = List.of(A, lock(B), C);
        assertEquals(
                new BodyTree.Changed(List.of(lock(B), C, A), Optional.of(Address.of(2))),
                BodyTree.moveTo(body, Address.of(0), Address.of(3)));
        assertEquals(
                new BodyTree.Changed(List.of(lock(B, A), C), Optional.of(Address.of(0, 0, 1))),
                BodyTree.moveTo(body, Address.of(0), Address.of(1, 0, 1)));
        assertEquals(
                new BodyTree.Changed(List.of(A, lock(C, B)), Optional.of(Address.of(1, 0, 0))),
                BodyTree.moveTo(body, Address.of(2), Address.of(1, 0, 0)));
        assertEquals(
                new BodyTree.Changed(List.of(A, B, lock(), C), Optional.of(Address.of(1))),
                BodyTree.moveTo(body, Address.of(1, 0, 0), Address.of(1)));
        assertEquals(
                new BodyTree.Changed(body, Optional.of(Address.of(1))),
                BodyTree.moveTo(body, Address.of(1), Address.of(1, 0, 0)),
                "never into itself");
        assertEquals(body, BodyTree.moveTo(body, Address.of(0), Address.of(1)).body(), "to where it is");
    }

    @Test
    void removingGoesOnWithTheNextStepThenTheOneBeforeThenTheContainer() {
        assertEquals(
                new BodyTree.Changed(List.of(B), Optional.of(Address.of(0))),
                BodyTree.remove(List.of(A, B), Address.of(0)));
        assertEquals(
                new BodyTree.Changed(List.of(A), Optional.of(Address.of(0))),
                BodyTree.remove(List.of(A, B), Address.of(1)));
        assertEquals(
                new BodyTree.Changed(List.of(lock()), Optional.of(Address.of(0))),
                BodyTree.remove(List.of(lock(A)), Address.of(0, 0, 0)));
        assertEquals(new BodyTree.Changed(List.of(), Optional.empty()), BodyTree.remove(List.of(A), Address.of(0)));
    }

    @Test
    void stepsMoveUpAndDownWithinTheirList() {
        assertEquals(
                new BodyTree.Changed(List.of(B, A), Optional.of(Address.of(1))),
                BodyTree.move(List.of(A, B), Address.of(0), 1));
        assertEquals(
                new BodyTree.Changed(List.of(A, B), Optional.of(Address.of(0))),
                BodyTree.move(List.of(A, B), Address.of(0), -1));
        assertEquals(
                new BodyTree.Changed(List.of(A, B), Optional.of(Address.of(1))),
                BodyTree.move(List.of(A, B), Address.of(1), 1));
    }

    @Test
    void nestingPutsAStepIntoTheContainerAboveAndUnnestingBelowIt() {
        assertEquals(
                new BodyTree.Changed(List.of(lock(A, B), C), Optional.of(Address.of(0, 0, 1))),
                BodyTree.nest(List.of(lock(A), B, C), Address.of(1)));
        assertEquals(
                new BodyTree.Changed(List.of(lock(A), B, C), Optional.of(Address.of(1))),
                BodyTree.unnest(List.of(lock(A, B), C), Address.of(0, 0, 1)));
    }

    @Test
    void nestingUnderAPlainStepChangesNothing() {
        assertEquals(
                new BodyTree.Changed(List.of(A, B), Optional.of(Address.of(1))),
                BodyTree.nest(List.of(A, B), Address.of(1)));
    }
}
