package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;

/** Resolves the shared resources: protocol, users, ceiling. */
final class Resources {
    private final Ground ground;
    private final List<MachineCore> cores;
    private final List<Context> contexts;

    Resources(Ground ground, List<MachineCore> cores, List<Context> contexts) {
        this.ground = ground;
        this.cores = cores;
        this.contexts = contexts;
    }

    List<SharedResource> resolved() {
        List<SharedResource> resolved = new ArrayList<>();
        for (Resource resource : ground.project().all(Resource.class)) {
            List<Context> users = contexts.stream()
                    .filter(c -> locks(c.body(), resource.id()))
                    .toList();
            Protocol protocol =
                    resource.protocol() == Protocol.RUNTIME ? ground.runtime().defaultProtocol() : resource.protocol();
            int core = core(users);
            resolved.add(new SharedResource(
                    resolved.size(),
                    resource.id(),
                    resource.name(),
                    protocol,
                    resource.reentrant()
                            || protocol == Protocol.INHERITANCE
                                    && ground.runtime().kernel().inheritance().isReentrant(),
                    core,
                    ceiling(protocol, core, users),
                    users.stream().map(Context::index).toList()));
        }
        return resolved;
    }

    /** The one core on which all users are wherever they go, -1 if there is none. */
    private static int core(List<Context> users) {
        List<Integer> cores =
                users.stream().flatMap(c -> c.cores().stream()).distinct().toList();
        return cores.size() == 1 ? cores.getFirst() : -1;
    }

    private int ceiling(Protocol protocol, int core, List<Context> users) {
        int highest = users.stream().mapToInt(Context::level).max().orElse(0);
        return protocol == Protocol.NON_PREEMPTIVE && core >= 0
                ? Math.max(highest, cores.get(core).criticalRank())
                : highest;
    }

    private static boolean locks(List<Step> steps, ItemId resource) {
        for (Step step : steps) {
            if (step instanceof Step.Lock lock && lock.resource().equals(resource)) {
                return true;
            }
            if (step.inner().stream().anyMatch(inner -> locks(inner, resource))) {
                return true;
            }
        }
        return false;
    }
}
