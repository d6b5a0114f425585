package dev.takt.projects.machine;

import dev.takt.projects.model.Device;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.Optional;

/** The parts outside that answer on a bus of several, and whom of them a transfer is for. */
public final class Partners {
    private Partners() {}

    /** The parts with an address that are wired to a peripheral, in declared order. */
    public static List<Device> of(Project project, ItemId bus) {
        return project.all(Device.class).stream()
                .filter(d -> d.address().isPresent() && d.wires().contains(bus))
                .toList();
    }

    /** The part that a transfer names, or the only one there is; none if that leaves a choice, or what is named does not answer there. */
    public static Optional<Device> of(Project project, Step.Transfer transfer) {
        List<Device> all = of(project, transfer.peripheral());
        return transfer.partner().isPresent()
                ? all.stream()
                        .filter(d -> d.id().equals(transfer.partner().get()))
                        .findFirst()
                : Optional.of(all).filter(a -> a.size() == 1).map(List::getFirst);
    }
}
