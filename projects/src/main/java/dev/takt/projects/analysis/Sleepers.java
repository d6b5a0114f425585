package dev.takt.projects.analysis;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who waits for something other than a lock while holding a resource. Whoever wants it meanwhile, more urgent or less, waits as long and leaves the core to others, who may get in its way anew: no theorem used here covers that.
 */
final class Sleepers {
    private final Machine machine;
    private final Map<Integer, List<Facts>> byResource = new TreeMap<>();

    Sleepers(Machine machine, List<Facts> facts) {
        this.machine = machine;
        for (Facts f : facts) {
            for (Section section : f.sections()) {
                if (section.resource() >= 0 && section.suspends()) {
                    byResource
                            .computeIfAbsent(section.resource(), _ -> new ArrayList<>())
                            .add(f);
                }
            }
        }
    }

    /** Why the wait of a context for a resource is not bounded, if another may sleep while it holds that, or one whose ceiling keeps the context from it. */
    Optional<Message> unknown(Facts of, int resource) {
        if (byResource.isEmpty() || resource < 0) {
            return Optional.empty();
        }
        boolean original = isOfOriginalCeiling(resource);
        return byResource.entrySet().stream()
                .filter(e -> e.getKey() == resource || original && isOfOriginalCeiling(e.getKey()))
                .flatMap(e -> e.getValue().stream().filter(f -> f != of).map(f -> message(f, e.getKey())))
                .findFirst();
    }

    private boolean isOfOriginalCeiling(int resource) {
        return machine.resources().get(resource).protocol() == Protocol.CEILING;
    }

    /** The same of the locks taken in a section. */
    Optional<Message> unknownInside(Facts of, Section section) {
        return section.inside().keySet().stream()
                .flatMap(r -> unknown(of, r).stream())
                .findFirst();
    }

    private Message message(Facts holder, int resource) {
        return Texts.text(
                "analysis.unknown.waits-in-lock",
                holder.context().name(),
                machine.resources().get(resource).name());
    }
}
