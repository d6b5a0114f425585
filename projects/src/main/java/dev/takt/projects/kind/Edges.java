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
                interrupt.source().ifPresent(s -> edge(EdgeKind.INTERRUPT_REQUEST, s, interrupt.id(), "source"));
                executable(interrupt);
            }
            case Device device -> device.wires().forEach(w -> edge(EdgeKind.WIRE, device.id(), w, "wires"));
            case Resource _, Channel _, Peripheral _, Pool _, Watchdog _, Chain _, Decoration _, Unknown _ -> {
                // lines start at what runs or is wired
            }
        }
    }

    private void executable(Executable item) {
        if (item.activation() instanceof Activation.On on) {
            edge(EdgeKind.ACTIVATION, on.source(), item.id(), "activation");
        }
        body(item.id(), item.body());
    }

    private void body(ItemId owner, List<Step> steps) {
        for (Step step : steps) {
            step(owner, step);
            step.inner().forEach(inner -> body(owner, inner));
        }
    }

    private void step(ItemId owner, Step step) {
        switch (step) {
            case Step.Lock lock -> edge(EdgeKind.LOCK, owner, lock.resource(), "body");
            case Step.Send send -> edge(EdgeKind.DATA, owner, send.channel(), "body");
            case Step.Notify notify -> edge(EdgeKind.DATA, owner, notify.signal(), "body");
            case Step.Receive receive -> edge(EdgeKind.DATA, receive.channel(), owner, "body");
            case Step.Wait wait -> edge(EdgeKind.DATA, wait.signal(), owner, "body");
            case Step.Spawn spawn -> edge(EdgeKind.ACTIVATION, owner, spawn.task(), "body");
            case Step.Transfer transfer -> transfer(owner, transfer);
            case Step.Alloc alloc -> edge(EdgeKind.LOCK, owner, alloc.pool(), "body");
            case Step.Free free -> edge(EdgeKind.LOCK, owner, free.pool(), "body");
            case Step.Feed feed -> edge(EdgeKind.LOCK, owner, feed.watchdog(), "body");
            case Step.Noted noted -> step(owner, noted.step());
            case Step.Compute _, Step.CriticalSection _, Step.Delay _, Step.Yield _ -> {
                // touches nobody else
            }
            case Step.Repeat _, Step.Branch _, Step.UnknownStep _ -> {
                // what is inside is walked by the caller
            }
        }
    }

    private void transfer(ItemId owner, Step.Transfer transfer) {
        switch (transfer.direction()) {
            case WRITE -> edge(EdgeKind.DATA, owner, transfer.peripheral(), "body");
            case READ -> edge(EdgeKind.DATA, transfer.peripheral(), owner, "body");
        }
    }

    private void edge(EdgeKind kind, ItemId from, ItemId to, String property) {
        if (known.contains(from) && known.contains(to)) {
            edges.add(new Edge(kind, from, to, property));
        }
    }
}
