package dev.takt.projects.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.kind.End;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.kind.ProjectKind;
import dev.takt.projects.kind.Property;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Samples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final ItemId BUS = ItemId.of("bus");

    @SuppressWarnings("unchecked")
    private static final Property<Partition, String> NAME_OF_PARTITION =
            (Property<Partition, String>) ProjectKind.PARTITION.property("name").orElseThrow();

    private static final ItemId METEO = ItemId.of("meteo");

    private final Project project =
            Samples.byId("priority-inversion").orElseThrow().project();

    @Test
    void settingAPropertyChangesThatLineOnly() {
        Project changed = ChangeItem.set(
                        BUS,
                        Resource.class,
                        ItemKinds.SHARED_RESOURCE.shape().property("protocol").orElseThrow(),
                        Protocol.INHERITANCE)
                .apply(project);
        assertEquals(
                Protocol.INHERITANCE,
                changed.item(BUS, Resource.class).orElseThrow().protocol());
        assertEquals(
                ProjectFormat.write(project).replace("\"protocol\": \"none\"", "\"protocol\": \"inheritance\""),
                ProjectFormat.write(changed));
    }

    @Test
    void anEditThatDoesNotFitGivesTheSameObject() {
        assertSame(project, ChangeItem.rename(ItemId.of("nobody"), "x").apply(project));
        assertSame(project, ChangeItem.rename(METEO, "meteo").apply(project));
    }

    @Test
    void ofTwoEqualPartitionsOneIsChangedOrDeleted() {
        Partition twin = new Partition("store", "data", "", OptionalLong.empty(), 0x1000, false, false);
        Project twins = project.withFlash(project.flash().withPartitions(List.of(twin, twin)));
        assertEquals(
                List.of(twin, twin.withName("other")),
                ChangeProject.ofPartition(1, NAME_OF_PARTITION, "other")
                        .apply(twins)
                        .flash()
                        .partitions());
        assertEquals(
                List.of(twin),
                ChangeProject.withoutPartition(twins, 1).apply(twins).flash().partitions());
    }

    @Test
    void deletingAResourceUnlocksWhatItGuarded() {
        Project without = DeleteItems.of(project, Set.of(BUS)).apply(project);
        Task meteo = without.item(METEO, Task.class).orElseThrow();
        assertEquals(3, meteo.body().size());
        assertTrue(meteo.body().stream().allMatch(s -> s.inner().isEmpty()));
        assertEquals(
                List.of(),
                Edges.of(without).stream().filter(e -> e.to().equals(BUS)).toList());
    }

    @Test
    void droppingACardInAnotherBandRaisesItInOneStep() {
        MoveItems move = MoveItems.of(
                project, List.of(new MoveItems.Move(METEO, 40, 0, OptionalInt.of(4), OptionalInt.empty())));
        Project moved = move.apply(project);
        assertEquals(4, moved.item(METEO, Task.class).orElseThrow().priority());
        assertEquals(Optional.of(new Placement(METEO, 40, 0)), moved.layout().of(METEO));
        assertEquals("Move meteo", move.label().text());
    }

    @Test
    void connectingTwoTasksSpawns() {
        Project base = project.withItem(Task.blank(METEO, "meteo"));
        Project connected = Connect.between(base, ItemId.of("communication"), METEO)
                .orElseThrow()
                .apply(base);
        assertEquals(
                new Activation.Spawned(),
                connected.item(METEO, Task.class).orElseThrow().activation());
        assertTrue(Edges.of(connected)
                .contains(new Edge(EdgeKind.ACTIVATION, ItemId.of("communication"), METEO, "body", End.FROM)));
    }

    @Test
    void linesWithoutMeaningAreRefused() {
        assertEquals(Optional.empty(), Connect.between(project, BUS, METEO));
        assertEquals(Optional.empty(), Connect.between(project, METEO, METEO));
    }

    @Test
    void pastedItemsReferToOneAnotherAndHaveFreshIds() {
        Project selection = PasteItems.selection(project, Set.of(METEO, BUS));
        AddItems paste = PasteItems.of(
                selection.items(), selection.layout(), 16, new FreshIds(project, new SplittableRandom(7)));
        Project pasted = paste.apply(project);
        Task copy = (Task) pasted.items().stream()
                .filter(i -> i.name().equals("meteo_2"))
                .findFirst()
                .orElseThrow();
        Item bus = pasted.items().getLast();
        assertEquals("information bus_2", bus.name());
        assertTrue(Edges.of(pasted).contains(new Edge(EdgeKind.LOCK, copy.id(), bus.id(), "body", End.FROM)));
        assertEquals(project.items().size() + 2, pasted.items().size());
        assertEquals("Paste 2 items", paste.label().text());
        assertEquals(
                "Paste meteo_2",
                PasteItems.of(
                                PasteItems.selection(project, Set.of(METEO)).items(),
                                project.layout(),
                                16,
                                new FreshIds(project, new SplittableRandom(7)))
                        .label()
                        .text());
    }

    @Test
    void pastingTwiceGivesDifferentIds() {
        Project selection = PasteItems.selection(project, Set.of(METEO));
        FreshIds fresh = new FreshIds(project, new SplittableRandom(7));
        Item first = PasteItems.of(selection.items(), selection.layout(), 0, fresh)
                .items()
                .getFirst();
        Item second = PasteItems.of(selection.items(), selection.layout(), 0, fresh)
                .items()
                .getFirst();
        assertEquals(false, first.id().equals(second.id()));
    }
}
