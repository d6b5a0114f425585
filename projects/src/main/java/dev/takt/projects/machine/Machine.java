package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.util.List;
import java.util.Optional;

/**
 * The resolved design: what a runtime makes of the items of a project on a chip (semantics, section 3). Computed once; analysis, simulation and
 * generation read it and derive none of it themselves. Contexts, resources, queues, buses and watchdogs are numbered by their position, in declared order.
 * Steps that refer to missing items are left out here; the check names them.
 */
public record Machine(
        Project project,
        Chip chip,
        RuntimeProfile runtime,
        List<MachineCore> cores,
        List<Context> contexts,
        List<SharedResource> resources,
        List<Queue> queues,
        List<Bus> buses,
        List<Dog> watchdogs) {
    public Machine {
        cores = List.copyOf(cores);
        contexts = List.copyOf(contexts);
        resources = List.copyOf(resources);
        queues = List.copyOf(queues);
        buses = List.copyOf(buses);
        watchdogs = List.copyOf(watchdogs);
    }

    public Optional<Context> context(ItemId item) {
        return contexts.stream().filter(c -> c.item().equals(item)).findFirst();
    }

    public Optional<SharedResource> resource(ItemId item) {
        return resources.stream().filter(r -> r.item().equals(item)).findFirst();
    }

    public Optional<Queue> queue(ItemId item) {
        return queues.stream().filter(q -> q.item().equals(item)).findFirst();
    }

    public Optional<Bus> bus(ItemId item) {
        return buses.stream().filter(b -> b.item().equals(item)).findFirst();
    }

    public Optional<Dog> watchdog(ItemId item) {
        return watchdogs.stream().filter(d -> d.item().equals(item)).findFirst();
    }

    public Level levelOf(Context context) {
        return cores.get(context.core()).levels().get(context.level());
    }

    /** The kernel tick that releases wait for, 0 if they do not. */
    public long tickNs() {
        return project.settings().tickNs().orElse(runtime.tickNs());
    }
}
