package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.DeleteItems;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Edits that give a task or handler what releases it, and the one that takes it out. How often is the user's to say afterwards: the figure is the one that a new activation begins with. */
final class UnreachableFixes {
    private static final long EVERY_NS = 10_000_000;
    private static final String EVERY = DurationText.format(EVERY_NS);

    private UnreachableFixes() {}

    static Edit[] of(Executable item, Project project) {
        return new Edit[] {released(item, project), DeleteItems.of(project, Set.of(item.id()))};
    }

    /** What a device sends releases who waits for it; a handler without one expects its interrupt by itself, a task is released by the clock. */
    private static Edit released(Executable item, Project project) {
        Optional<Device> device = source(item).flatMap(project::item).flatMap(s -> device(s, project));
        if (device.isPresent()) {
            return new ChangeItem(
                    Texts.text("fix.let-arrive", Names.of(device.get()), EVERY),
                    device.get().id(),
                    Optional.empty(),
                    i -> i instanceof Device d ? d.withArrivals(sporadic()) : i);
        }
        boolean handler = item instanceof Interrupt;
        return new ChangeItem(
                Texts.text(handler ? "fix.expect" : "fix.make-periodic", Names.of(item), EVERY),
                item.id(),
                Optional.empty(),
                i -> i instanceof Executable e
                        ? e.withActivation(handler ? sporadic() : new Activation.Periodic(EVERY_NS, 0, 0))
                        : i);
    }

    private static Optional<ItemId> source(Executable item) {
        if (item.activation() instanceof Activation.On(ItemId source)) {
            return Optional.of(source);
        }
        return item instanceof Interrupt interrupt && item.activation() instanceof Activation.Background
                ? interrupt.source()
                : Optional.empty();
    }

    private static Optional<Device> device(Item source, Project project) {
        return switch (source) {
            case Device device -> Optional.of(device);
            case Peripheral peripheral -> wired(peripheral, project).findFirst();
            default -> Optional.empty();
        };
    }

    /** The devices on a peripheral. */
    static Stream<Device> wired(Peripheral peripheral, Project project) {
        return project.all(Device.class).stream().filter(d -> d.wires().contains(peripheral.id()));
    }

    private static Activation sporadic() {
        return new Activation.Sporadic(EVERY_NS, 0, 0);
    }
}
