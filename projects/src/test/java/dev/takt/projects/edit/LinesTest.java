package dev.takt.projects.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.kind.End;
import dev.takt.projects.kind.Line;
import dev.takt.projects.kind.Lines;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.sample.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines of the board that are taken away or hung elsewhere: the property that makes them changes, and nothing else. */
class LinesTest {
    private static final ItemId TASK = ItemId.of("task");
    private static final ItemId OTHER = ItemId.of("other");
    private static final ItemId ISR = ItemId.of("isr");
    private static final ItemId UART = ItemId.of("uart");
    private static final ItemId SPI = ItemId.of("spi");
    private static final ItemId QUEUE = ItemId.of("queue");
    private static final ItemId BELL = ItemId.of("bell");
    private static final ItemId BUS = ItemId.of("bus");
    private static final ItemId BUS2 = ItemId.of("bus2");

    private final Project project = read("""
            {"takt": 1, "name": "lines", "target": "stm32f407vg", "runtime": "rtic", "items": [
              {"id": "uart", "kind": "peripheral", "name": "uart"},
              {"id": "spi", "kind": "peripheral", "name": "spi"},
              {"id": "isr", "kind": "interrupt", "name": "isr", "source": "uart", "activation": {"type": "on", "source": "uart"},
               "body": [{"do": "send", "channel": "queue", "timeout": "1ms"}]},
              {"id": "task", "kind": "task", "name": "task", "activation": {"type": "on", "source": "queue"},
               "body": [{"do": "receive", "channel": "queue", "timeout": "2ms"},
                        {"do": "lock", "resource": "bus", "body": [
                          {"do": "transfer", "peripheral": "spi", "bytes": 64, "mode": "async", "direction": "write"},
                          {"do": "transfer", "peripheral": "spi", "bytes": 32, "mode": "async", "direction": "read"}]}]},
              {"id": "other", "kind": "task", "name": "other", "activation": {"type": "background"}},
              {"id": "queue", "kind": "channel", "name": "queue", "channel": "queue"},
              {"id": "bell", "kind": "channel", "name": "bell", "channel": "signal"},
              {"id": "bus", "kind": "shared-resource", "name": "bus"},
              {"id": "bus2", "kind": "shared-resource", "name": "bus2"}
            ]}
            """);

    private static Project read(String text) {
        return ProjectFormat.read(text).project().orElseThrow();
    }

    private Edge line(EdgeKind kind, ItemId from, ItemId to) {
        return Lines.of(project).stream()
                .map(Line::edge)
                .filter(e -> e.kind() == kind && e.from().equals(from) && e.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    private Executable after(Project changed, ItemId item) {
        return changed.item(item, Executable.class).orElseThrow();
    }

    private Project hung(Edge line, End end, ItemId to) {
        return Reconnect.of(project, line, end, to).orElseThrow().apply(project);
    }

    @Test
    void whatTwoEdgesWouldSayAlikeIsOneLine() {
        Set<String> drawn = Lines.of(project).stream()
                .map(l -> l.edge().kind() + " " + l.edge().from() + " "
                        + l.edge().to() + " " + l.edges().size())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "INTERRUPT_REQUEST uart isr 2",
                        "DATA isr queue 1",
                        "DATA queue task 2",
                        "LOCK task bus 1",
                        "DATA task spi 2"),
                drawn);
        assertTrue(Lines.saying(project, line(EdgeKind.DATA, TASK, SPI))
                .orElseThrow()
                .both());
    }

    @Test
    void everyEdgeOfASampleIsSaidByExactlyOneLine() {
        Samples.ALL.stream().map(s -> read(s.text())).forEach(sample -> {
            List<Edge> said =
                    Lines.of(sample).stream().flatMap(l -> l.edges().stream()).toList();
            assertEquals(new HashSet<>(Edges.of(sample)), new HashSet<>(said));
            assertEquals(Edges.of(sample).size(), said.size());
        });
    }

    @Test
    void aDeletedRequestLeavesTheHandlerWithoutSourceAndWithoutActivation() {
        Project without = Disconnect.of(project, List.of(line(EdgeKind.INTERRUPT_REQUEST, UART, ISR)))
                .apply(project);
        Interrupt isr = without.item(ISR, Interrupt.class).orElseThrow();
        assertEquals(Optional.empty(), isr.source());
        assertEquals(new Activation.Background(), isr.activation());
        assertEquals(after(project, ISR).body(), isr.body());
    }

    @Test
    void aDeletedLockLeavesWhatWasLocked() {
        Project without =
                Disconnect.of(project, List.of(line(EdgeKind.LOCK, TASK, BUS))).apply(project);
        assertEquals(
                List.of(
                        new Step.Receive(QUEUE, OptionalLong.of(2_000_000)),
                        new Step.Transfer(SPI, 64, TransferMode.ASYNC, Direction.WRITE),
                        new Step.Transfer(SPI, 32, TransferMode.ASYNC, Direction.READ)),
                after(without, TASK).body());
    }

    @Test
    void aDeletedLineOfBothWaysTakesBothWaysAndOfSeveralLinesIsOneEdit() {
        Project without = Disconnect.of(
                        project, List.of(line(EdgeKind.DATA, TASK, SPI), line(EdgeKind.DATA, QUEUE, TASK)))
                .apply(project);
        assertEquals(
                List.of(new Step.Lock(BUS, List.of())), after(without, TASK).body());
        assertEquals(new Activation.Background(), after(without, TASK).activation());
    }

    @Test
    void noLineOfASampleIsLeftWhenItIsDeletedAndNoOtherGoesWithIt() {
        Samples.ALL.stream().map(s -> read(s.text())).forEach(sample -> Lines.of(sample)
                .forEach(line -> {
                    Project without =
                            Disconnect.of(sample, List.of(line.edge())).apply(sample);
                    Set<Edge> expected = new HashSet<>(Edges.of(sample));
                    line.edges().forEach(expected::remove);
                    assertEquals(expected, new HashSet<>(Edges.of(without)), () -> sample.name() + " " + line);
                }));
    }

    @Test
    void aLineThatIsNotThereChangesNothing() {
        Edge none = new Edge(EdgeKind.LOCK, OTHER, BUS, "body", End.FROM);
        assertSame(project, Disconnect.of(project, List.of(none)).apply(project));
        assertEquals(Optional.empty(), Reconnect.of(project, none, End.TO, BUS2));
    }

    @Test
    void aRequestHungOnAnotherPeripheralKeepsTheHandlerAsItIs() {
        Project hung = hung(line(EdgeKind.INTERRUPT_REQUEST, UART, ISR), End.FROM, SPI);
        Interrupt isr = hung.item(ISR, Interrupt.class).orElseThrow();
        assertEquals(Optional.of(SPI), isr.source());
        assertEquals(new Activation.On(SPI), isr.activation());
    }

    @Test
    void aLockHungOnAnotherResourceEnclosesWhatItDid() {
        Project hung = hung(line(EdgeKind.LOCK, TASK, BUS), End.TO, BUS2);
        Step.Lock before = (Step.Lock) after(project, TASK).body().getLast();
        assertEquals(
                new Step.Lock(BUS2, before.body()), after(hung, TASK).body().getLast());
    }

    @Test
    void dataHungOnASignalIsANotification() {
        Project hung = hung(line(EdgeKind.DATA, ISR, QUEUE), End.TO, BELL);
        assertEquals(List.of(new Step.Notify(BELL)), after(hung, ISR).body());
    }

    @Test
    void theReceivingEndHungOnAnotherTaskTakesStepAndTimeoutAlong() {
        Project hung = hung(line(EdgeKind.DATA, QUEUE, TASK), End.TO, OTHER);
        assertEquals(
                List.of(new Step.Receive(QUEUE, OptionalLong.of(2_000_000))),
                after(hung, OTHER).body());
        assertEquals(new Activation.On(QUEUE), after(hung, OTHER).activation());
        assertEquals(new Activation.Background(), after(hung, TASK).activation());
        assertEquals(1, after(hung, TASK).body().size());
    }

    @Test
    void transfersHungOnAnotherTaskKeepTheirBytesBothWays() {
        Project hung = hung(line(EdgeKind.DATA, TASK, SPI), End.FROM, OTHER);
        assertEquals(
                List.of(
                        new Step.Transfer(SPI, 64, TransferMode.ASYNC, Direction.WRITE),
                        new Step.Transfer(SPI, 32, TransferMode.ASYNC, Direction.READ)),
                after(hung, OTHER).body());
    }

    @Test
    void anEndIsRefusedWhereNoLineHasAMeaning() {
        Edge lock = line(EdgeKind.LOCK, TASK, BUS);
        assertEquals(Optional.empty(), Reconnect.of(project, lock, End.TO, BUS));
        assertEquals(Optional.empty(), Reconnect.of(project, lock, End.FROM, BUS2));
        assertEquals(
                Set.of(ISR, OTHER),
                Reconnect.candidates(project, lock, End.FROM).stream()
                        .map(Item::id)
                        .collect(Collectors.toSet()));
    }

    /** Wherever it is possible at all, exactly the line has moved, or what was said twice is said once. */
    @Test
    void aLineOfASampleHungElsewhereIsThereAndNoLongerWhereItWas() {
        Samples.ALL.stream().map(s -> read(s.text())).forEach(sample -> Lines.of(sample)
                .forEach(line -> Stream.of(End.values()).forEach(end -> Reconnect.candidates(sample, line.edge(), end)
                        .forEach(item -> {
                            Edge edge = line.edge();
                            Project hung = Reconnect.of(sample, edge, end, item.id())
                                    .orElseThrow()
                                    .apply(sample);
                            ItemId from = end == End.FROM ? item.id() : edge.from();
                            ItemId to = end == End.TO ? item.id() : edge.to();
                            Set<Edge> now = new HashSet<>(Edges.of(hung));
                            line.edges().forEach(e -> assertTrue(!now.contains(e), () -> sample.name() + " " + e));
                            assertTrue(
                                    now.stream().anyMatch(e -> e.from().equals(from) && e.to().equals(to)),
                                    () -> sample.name() + " " + edge + " to " + item.id());
                        }))));
    }
}
