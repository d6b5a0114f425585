package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FloorPlanTest {
    private static final ItemId HIGH = ItemId.of("high");
    private static final ItemId LOW = ItemId.of("low");
    private static final ItemId OTHER = ItemId.of("other");
    private static final ItemId DATA = ItemId.of("data");

    static List<Sample> samples() {
        return Samples.ALL;
    }

    private static FloorPlan plan(Project project) {
        return FloorPlan.of(project, Machine.of(project, ShippedCatalogue.get()));
    }

    private static Project tasks(Item... items) {
        return Project.blank("p", "stm32f411re", "freertos").withItems(List.of(items));
    }

    private static Task task(ItemId id, int priority) {
        return Task.blank(id, id.value())
                .withPriority(priority)
                .withActivation(new Activation.Periodic(1_000_000, 0, 0));
    }

    private static Box box(FloorPlan plan, ItemId item) {
        return plan.node(item).orElseThrow().box();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void cardsDoNotOverlap(Sample sample) {
        List<Node> nodes = plan(sample.project()).nodes().stream()
                .filter(n -> !(n.item() instanceof Frame))
                .toList();
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = i + 1; j < nodes.size(); j++) {
                assertFalse(
                        nodes.get(i).box().overlaps(nodes.get(j).box()),
                        nodes.get(i).id() + " and " + nodes.get(j).id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void linesStartAndEndOnTheBoxesTheyConnectAndRunStraightAcrossOrAlong(Sample sample) {
        FloorPlan plan = plan(sample.project());
        for (Route route : plan.routes()) {
            assertOnSide(box(plan, route.edge().from()), route.start(), route);
            assertOnSide(box(plan, route.edge().to()), route.end(), route);
            for (int i = 1; i < route.points().size(); i++) {
                Point a = route.points().get(i - 1);
                Point b = route.points().get(i);
                assertTrue(a.x() == b.x() || a.y() == b.y(), route + " is slanted at " + i);
            }
        }
    }

    private static void assertOnSide(Box box, Point point, Route route) {
        boolean inside = box.inset(-0.01).contains(point);
        boolean deep = box.inset(17).contains(point);
        assertTrue(inside && !deep, route.edge() + " ends at " + point + " off " + box);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void linesAvoidOtherCards(Sample sample) {
        FloorPlan plan = plan(sample.project());
        for (Route route : plan.routes()) {
            if (route.edge().kind() == EdgeKind.WIRE) {
                continue;
            }
            for (Node node : plan.nodes()) {
                boolean own = node.id().equals(route.edge().from())
                        || node.id().equals(route.edge().to());
                if (!own && !(node.item() instanceof Device) && !(node.item() instanceof Note)) {
                    assertFalse(crosses(route, node.box()), route.edge() + " crosses " + node.id());
                }
            }
        }
    }

    private static boolean crosses(Route route, Box box) {
        for (int i = 1; i < route.points().size(); i++) {
            Box piece = Box.between(route.points().get(i - 1), route.points().get(i));
            if (new Box(piece.x() - 0.5, piece.y() - 0.5, piece.width() + 1, piece.height() + 1).overlaps(box)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEdgeIsALineOrSaidByOneOrEndsInTheFoot(Sample sample) {
        Project project = sample.project();
        FloorPlan plan = plan(project);
        Edges.of(project).forEach(edge -> {
            boolean drawn = plan.routes().stream()
                    .anyMatch(r ->
                            r.edge().from().equals(edge.from()) && r.edge().to().equals(edge.to())
                                    || r.both()
                                            && r.edge().from().equals(edge.to())
                                            && r.edge().to().equals(edge.from()));
            boolean foot =
                    box(plan, edge.to()).y() > plan.lanes().getFirst().box().bottom();
            assertTrue(drawn || foot, edge.toString());
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noLineRunsThroughTheWordsOfALane(Sample sample) {
        FloorPlan plan = plan(sample.project());
        for (Route route : plan.routes()) {
            plan.captions().forEach(c -> assertFalse(crosses(route, c.box()), route.edge() + " crosses " + c));
            plan.lanes().forEach(l -> l.words()
                    .forEach(w -> assertFalse(crosses(route, w), route.edge() + " crosses " + w)));
        }
    }

    @Test
    void wordsOfAnEmptyLevelStandBesideTheLineThatCrossesIt() {
        Interrupt handler = Interrupt.blank(HIGH, "handler").withPriority(1).withSource(Optional.of(OTHER));
        FloorPlan plan = plan(Project.blank("p", "lm3s6965", "rtic")
                .withItems(List.of(handler, Peripheral.blank(OTHER, "uart")))
                .withLayout(new Layout(List.of(new Placement(HIGH, 40, 0), new Placement(OTHER, 130, 0)))));
        Route request = plan.routes().getFirst();
        List<BandCaption> above = plan.captions().stream()
                .filter(c -> c.box().bottom() < box(plan, HIGH).y())
                .toList();
        assertFalse(above.isEmpty());
        above.forEach(c -> assertFalse(crosses(request, c.box()), request + " crosses " + c));
    }

    /** At 1440 x 900 the board has 914 by 578 pixels beside its panes, 4 of them free at each side. */
    private static double zoomInAUsualWindow(FloorPlan plan) {
        Box drawn = plan.drawn();
        return Math.min(1, Math.min(906 / drawn.width(), 570 / drawn.height()));
    }

    @ParameterizedTest
    @CsvSource({"priority-inversion, 1", "rtic-cortex-m3, 1", "esp32s3-sensor-node, 0.85", "motor-control, 0.76"})
    void samplesAreSeenWithTheirFigures(String sample, double least) {
        double zoom = zoomInAUsualWindow(plan(Samples.byId(sample).orElseThrow().project()));
        assertEquals(Detail.ALL, Detail.at(zoom), "at " + zoom);
        assertTrue(zoom >= least, "at " + zoom);
    }

    /** Four cards of 174 by 78 below each other are seen larger than two and two on two cores, four side by side on one core smaller. */
    @Test
    void aLaneHasAsManyColumnsAsLetTheBoardBeSeenLargest() {
        List<Item> cards = new ArrayList<>();
        for (int core = 0; core < 2; core++) {
            for (int i = 0; i < 4; i++) {
                cards.add(task(ItemId.of("t" + core + i), 0).withCore(core));
            }
        }
        FloorPlan two = plan(Project.blank("p", "esp32s3", "embassy").withItems(cards));
        assertEquals(
                2, two.nodes().stream().mapToDouble(n -> n.box().x()).distinct().count());
        FloorPlan one = plan(tasks(task(ItemId.of("a"), 1), task(ItemId.of("b"), 1), task(ItemId.of("c"), 1)));
        assertEquals(
                3, one.nodes().stream().mapToDouble(n -> n.box().x()).distinct().count());
    }

    @Test
    void columnsDoNotDependOnWhereCardsHaveBeenPut() {
        List<Item> cards = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cards.add(task(ItemId.of("t" + i), 0).withCore(i / 4));
        }
        Project project = Project.blank("p", "esp32s3", "embassy").withItems(cards);
        ItemId moved = ItemId.of("t0");
        FloorPlan before = plan(project);
        FloorPlan after = plan(project.withLayout(new Layout(List.of(new Placement(moved, 8, 0)))));
        assertEquals(before.lanes(), after.lanes());
    }

    @Test
    void notesThatNobodyHasPutStandWhereTheBoardIsSeenLarger() {
        Note note = Note.blank(OTHER, "note");
        FloorPlan small = plan(tasks(task(HIGH, 3), task(LOW, 2), task(DATA, 1), note));
        assertTrue(box(small, OTHER).x() > small.chip().right());
        List<Item> wide = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            wide.add(task(ItemId.of("t" + i), 1));
        }
        wide.add(note);
        FloorPlan large = plan(tasks(wide.toArray(Item[]::new)));
        assertTrue(box(large, OTHER).y() > large.chip().bottom());
    }

    @Test
    void heightInTheLaneIsUrgency() {
        FloorPlan plan = plan(tasks(task(LOW, 1), task(HIGH, 3)));
        assertTrue(box(plan, HIGH).bottom() < box(plan, LOW).y());
        Lane lane = plan.lanes().getFirst();
        List<Integer> ranks = lane.bands().stream().map(BandBox::rank).toList();
        assertEquals(ranks.stream().sorted((a, b) -> b - a).toList(), ranks);
    }

    @Test
    void bandsFillTheirLaneWithoutGaps() {
        for (Sample sample : Samples.ALL) {
            for (Lane lane : plan(sample.project()).lanes()) {
                double y = lane.box().y() + Metric.LANE_HEADER;
                for (BandBox band : lane.bands()) {
                    assertEquals(y, band.box().y(), 1e-9);
                    y = band.box().bottom();
                }
                assertEquals(lane.box().bottom(), y, 1e-9);
            }
        }
    }

    @Test
    void aFreePlaceNamesCoreAndPriority() {
        FloorPlan plan = plan(tasks(task(LOW, 1), task(HIGH, 3)));
        Box high = box(plan, HIGH);
        Hit hit = plan.hit(new Point(plan.lanes().getFirst().box().right() - 4, high.centreY()), List.of());
        Hit.OnLevel level = (Hit.OnLevel) hit;
        assertEquals(0, level.core());
        assertEquals(3, level.priority());
        assertEquals(Band.THREAD, level.band());
    }

    @Test
    void levelsNobodyUsesAreOneBandWhoseHeightStillTellsThemApart() {
        FloorPlan plan = plan(tasks(task(LOW, 0)));
        BandBox unused = plan.lanes().getFirst().bands().stream()
                .filter(b -> b.band() == Band.INTERRUPT && b.empty())
                .findFirst()
                .orElseThrow();
        assertEquals(Metric.EMPTY_BAND, unused.box().height());
        double x = unused.box().centreX();
        Hit.OnLevel top = (Hit.OnLevel) plan.hit(new Point(x, unused.box().y() + 0.1), List.of());
        Hit.OnLevel bottom = (Hit.OnLevel) plan.hit(new Point(x, unused.box().bottom() - 0.1), List.of());
        assertEquals(unused.priority(), top.priority());
        assertEquals(unused.lowPriority(), bottom.priority());
        assertTrue(top.priority() > bottom.priority());
    }

    @Test
    void cardsPortsLinesChipAndCanvasAreHit() {
        Task user = task(HIGH, 3).withBody(List.of(new Step.Lock(DATA, List.of())));
        FloorPlan plan = plan(tasks(user, task(LOW, 1), Resource.blank(DATA, "data")));
        Box box = box(plan, HIGH);
        assertEquals(new Hit.OnItem(HIGH), plan.hit(box.centre(), List.of()));
        assertEquals(new Hit.OnPort(HIGH, Side.RIGHT), plan.hit(Side.RIGHT.port(box), List.of(HIGH)));
        Route lock = plan.routes().getFirst();
        assertEquals(new Hit.OnEdge(lock.edge()), plan.hit(lock.middle(), List.of()));
        assertEquals(new Hit.OnChip(), plan.hit(new Point(4, plan.chip().centreY()), List.of()));
        assertEquals(new Hit.OnCanvas(), plan.hit(new Point(-8, -8), List.of()));
    }

    @Test
    void thePlaceAcrossIsTheUsersAndSurvivesTheDrop() {
        Project project = tasks(task(LOW, 1), task(HIGH, 3));
        FloorPlan before = plan(project);
        Placement dropped = before.placement(HIGH, new Point(box(before, HIGH).x() + 96, 0));
        FloorPlan after = plan(project.withLayout(Layout.EMPTY.with(dropped)));
        assertEquals(box(before, HIGH).x() + 96, box(after, HIGH).x(), Metric.GRID);
        assertEquals(box(before, HIGH).y(), box(after, HIGH).y());
    }

    @Test
    void whatStandsBetweenCoresKeepsTheHeightTheUserGaveIt() {
        Task first = task(HIGH, 0).withBody(List.of(new Step.Lock(DATA, List.of())));
        Task second = task(LOW, 0).withCore(1).withBody(List.of(new Step.Lock(DATA, List.of())));
        Project project = Project.blank("p", "esp32s3", "embassy")
                .withItems(List.of(first, second, Resource.blank(DATA, "data")));
        Box before = box(plan(project), DATA);
        Placement dropped = plan(project).placement(DATA, new Point(before.x(), before.y() + 16));
        Box after = box(plan(project.withLayout(Layout.EMPTY.with(dropped))), DATA);
        assertEquals(before.y() + 16, after.y(), Metric.GRID / 2);
        assertEquals(before.x(), after.x());
    }

    @Test
    void twoCardsPutOnTheSamePlaceStandBelowEachOther() {
        Project project = tasks(task(HIGH, 1), task(LOW, 1));
        Layout layout = Layout.EMPTY.with(new Placement(HIGH, 40, 0)).with(new Placement(LOW, 48, 0));
        FloorPlan plan = plan(project.withLayout(layout));
        assertFalse(box(plan, HIGH).overlaps(box(plan, LOW)));
        assertEquals(box(plan, HIGH).bottom() + Metric.ROW_GAP, box(plan, LOW).y());
    }

    @Test
    void aDesignForAnUnknownTargetIsDrawnFromItsItems() {
        Interrupt handler = Interrupt.blank(OTHER, "isr").withSource(Optional.of(ItemId.of("gone")));
        Project project = Project.blank("p", "no-such-chip", "freertos")
                .withItems(List.of(
                        task(HIGH, 7).withCore(1),
                        task(LOW, 2),
                        handler,
                        new Unknown(ItemId.of("u"), "quantum", "qubit", "{}"),
                        Note.blank(ItemId.of("n"), "Note"),
                        new Frame(ItemId.of("f"), "Frame", List.of(LOW, ItemId.of("gone")), handler.extras()),
                        Channel.blank(ItemId.of("c"), "c"),
                        Peripheral.blank(ItemId.of("p"), "p"),
                        Device.blank(ItemId.of("d"), "d")));
        FloorPlan plan = plan(project);
        assertEquals(Optional.empty(), plan.machine());
        assertEquals(2, plan.lanes().size());
        assertEquals(9, plan.nodes().size());
        assertTrue(plan.lanes().get(1).box().contains(box(plan, HIGH).centre()));
        Frame frame = project.item(ItemId.of("f"), Frame.class).orElseThrow();
        assertTrue(box(plan, frame.id()).union(box(plan, LOW)).equals(box(plan, frame.id())));
    }

    @Test
    void anEmptyDesignIsAChipWithAnEmptyLane() {
        FloorPlan plan = plan(Project.blank("p", "", ""));
        assertEquals(1, plan.lanes().size());
        assertEquals(List.of(), plan.nodes());
    }

    @Test
    void everyKindOfItemHasExactlyOnePainter() {
        List<Item> items = new ArrayList<>();
        Samples.ALL.forEach(s -> items.addAll(s.project().items()));
        items.add(new Unknown(ItemId.of("u"), "u", "u", "{}"));
        for (Item item : items) {
            assertEquals(
                    1,
                    Painters.ALL.stream().filter(p -> p.paints(item)).count(),
                    item.id().value());
        }
    }
}
