package dev.takt.projects.kind;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Decoration;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lines of the board, derived from the properties of the items. Each is listed once, however often a body uses it; ends that are missing make no line. */
public final class Edges {
    private final Set<ItemId> known = new HashSet<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    private Edges(Project project) {
        project.items().forEach(i -> known.add(i.id()));
        for (Item item : project.items()) {
            add(item);
        }
    }

    public static List<Edge> of(Project project) {
        return new ArrayList<>(new Edges(project).edges);
    }

    private void add(Item item) {
        switch (item) {
            case Task task -> executable(task);
            case Interrupt interrupt -> {
                interrupt
                        .source()
                        .ifPresent(s -> edge(EdgeKind.INTERRUPT_REQUEST, s, interrupt.id(), "source", End.TO));
                executable(interrupt);
            }
            case Device device -> device.wires().forEach(w -> edge(EdgeKind.WIRE, device.id(), w, "wires", End.FROM));
            case Resource _, Channel _, Peripheral _, Pool _, Watchdog _, Chain _, Decoration _, Unknown _ -> {
                // lines start at what runs or is wired
            }
        }
    }

    private void executable(Executable item) {
        if (item.activation() instanceof Activation.On on) {
            edge(EdgeKind.ACTIVATION, on.source(), item.id(), "activation", End.TO);
        }
        body(item.id(), item.body());
    }

    private void body(ItemId owner, List<Step> steps) {
        for (Step step : steps) {
            made(owner, step).filter(e -> isKnown(e.from()) && isKnown(e.to())).ifPresent(edges::add);
            step.inner().forEach(inner -> body(owner, inner));
        }
    }

    /** The line that a step makes by itself, in the body of an item; steps inside make their own. */
    public static Optional<Edge> made(ItemId owner, Step step) {
        return switch (step) {
            case Step.Lock lock -> Optional.of(used(EdgeKind.LOCK, owner, lock.resource()));
            case Step.Send send -> Optional.of(used(EdgeKind.DATA, owner, send.channel()));
            case Step.Notify notify -> Optional.of(used(EdgeKind.DATA, owner, notify.signal()));
            case Step.Receive receive -> Optional.of(arriving(receive.channel(), owner));
            case Step.Wait wait -> Optional.of(arriving(wait.signal(), owner));
            case Step.Spawn spawn -> Optional.of(used(EdgeKind.ACTIVATION, owner, spawn.task()));
            case Step.Transfer transfer -> Optional.of(transferred(owner, transfer));
            case Step.Alloc alloc -> Optional.of(used(EdgeKind.LOCK, owner, alloc.pool()));
            case Step.Free free -> Optional.of(used(EdgeKind.LOCK, owner, free.pool()));
            case Step.Feed feed -> Optional.of(used(EdgeKind.LOCK, owner, feed.watchdog()));
            case Step.Noted noted -> made(owner, noted.step());
            // touches nobody else
            case Step.Compute _, Step.CriticalSection _, Step.Delay _, Step.Yield _ -> Optional.empty();
            case Step.Repeat _, Step.Branch _, Step.UnknownStep _ -> Optional.empty();
        };
    }

    /** The steps in the body of an item that make one of these lines, in order. */
    public static List<Step> steps(Executable owner, List<Edge> lines) {
        List<Step> found = new ArrayList<>();
        collect(owner.id(), owner.body(), lines, found);
        return found;
    }

    private static void collect(ItemId owner, List<Step> body, List<Edge> lines, List<Step> found) {
        for (Step step : body) {
            made(owner, step).filter(lines::contains).ifPresent(_ -> found.add(step));
            step.inner().forEach(inner -> collect(owner, inner, lines, found));
        }
    }

    private static Edge used(EdgeKind kind, ItemId owner, ItemId other) {
        return new Edge(kind, owner, other, "body", End.FROM);
    }

    private static Edge arriving(ItemId from, ItemId owner) {
        return new Edge(EdgeKind.DATA, from, owner, "body", End.TO);
    }

    private static Edge transferred(ItemId owner, Step.Transfer transfer) {
        return switch (transfer.direction()) {
            case WRITE -> used(EdgeKind.DATA, owner, transfer.peripheral());
            case READ -> arriving(transfer.peripheral(), owner);
        };
    }

    private boolean isKnown(ItemId item) {
        return known.contains(item);
    }

    private void edge(EdgeKind kind, ItemId from, ItemId to, String property, End owner) {
        if (isKnown(from) && isKnown(to)) {
            edges.add(new Edge(kind, from, to, property, owner));
        }
    }
}
