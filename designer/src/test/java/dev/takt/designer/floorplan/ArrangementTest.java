package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.bench.LargeDesign;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrangementTest {
    private static final ItemId A = ItemId.of("a");
    private static final ItemId B = ItemId.of("b");
    private static final ItemId C = ItemId.of("c");
    private static final ItemId D = ItemId.of("d");
    private static final ItemId NOTE = ItemId.of("note");

    static List<Sample> samples() {
        return Samples.ALL;
    }

    private static FloorPlan plan(Project project) {
        return FloorPlan.of(project, machine(project));
    }

    private static Optional<Machine> machine(Project project) {
        return Machine.of(project, ShippedCatalogue.get());
    }

    private static Layout arranged(Project project) {
        return Arrangement.of(project, machine(project), Progress.NONE);
    }

    private static Task task(ItemId id, int priority, ItemId... spawned) {
        List<Step> body = new ArrayList<>();
        for (ItemId other : spawned) {
            body.add(new Step.Spawn(other));
        }
        return Task.blank(id, id.value())
                .withPriority(priority)
                .withActivation(new Activation.Periodic(1_000_000, 0, 0))
                .withBody(body);
    }

    /** A above D, B above C: the lines from A to C and from B to D cross until two of them change places. */
    private static Project crossed() {
        List<Item> items = List.of(task(A, 3, C), task(B, 3, D), task(C, 1), task(D, 1), Note.blank(NOTE, "note"));
        return Project.blank("p", "stm32f411re", "freertos")
                .withItems(items)
                .withLayout(Layout.EMPTY
                        .with(new Placement(A, 32, 0))
                        .with(new Placement(B, 240, 0))
                        .with(new Placement(C, 240, 0))
                        .with(new Placement(D, 32, 0))
                        .with(new Placement(NOTE, 16, 700)));
    }

    private static double x(Project project, ItemId item) {
        return plan(project).node(item).orElseThrow().box().x();
    }

    @Test
    void linesThatCrossAreUncrossed() {
        Project project = crossed();
        Project after = project.withLayout(arranged(project));
        assertEquals(x(after, A), x(after, C));
        assertEquals(x(after, B), x(after, D));
        assertTrue(Arrangement.cost(plan(after)) < Arrangement.cost(plan(project)) - 400);
    }

    @Test
    void whatIsPinnedStaysAndTheOthersGoRoundIt() {
        Project project = crossed();
        Layout pinned = project.layout().with(new Placement(A, 32, 0, true)).with(new Placement(C, 240, 0, true));
        Project after = project.withLayout(arranged(project.withLayout(pinned)));
        assertEquals(x(project, A), x(after, A));
        assertEquals(x(project, C), x(after, C));
        assertEquals(Optional.of(new Placement(C, 240, 0, true)), after.layout().of(C));
    }

    @Test
    void notesStayWhereTheirReaderPutThem() {
        Project project = crossed();
        assertEquals(
                Optional.of(new Placement(NOTE, 16, 700)), arranged(project).of(NOTE));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsNeverWorseAfterwardsAndTheSameEveryTime(Sample sample) {
        Project project = sample.project();
        Layout layout = arranged(project);
        FloorPlan after = plan(project.withLayout(layout));
        assertTrue(Arrangement.cost(after) <= Arrangement.cost(plan(project)));
        assertEquals(layout, arranged(project));
        List<Node> cards =
                after.nodes().stream().filter(n -> !(n.item() instanceof Frame)).toList();
        for (Node one : cards) {
            assertFalse(cards.stream().anyMatch(two -> two != one && two.box().overlaps(one.box())));
        }
    }

    @Test
    void aCancelledArrangementOfALargeDesignIsStillALayout() {
        Project project = LargeDesign.project();
        Layout layout = Arrangement.of(project, machine(project), new Progress() {
            @Override
            public void report(double share) {
                // nobody looks
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        });
        assertTrue(Arrangement.cost(plan(project.withLayout(layout))) <= Arrangement.cost(plan(project)));
    }

    @Test
    void pinsAreKeptInTheFile() {
        Project project = crossed().withLayout(Layout.EMPTY.with(new Placement(A, 32, 0, true)));
        String text = ProjectFormat.write(project);
        assertTrue(text.contains("\"pinned\": true"), text);
        assertEquals(Optional.of(project), ProjectFormat.read(text).project());
    }
}
