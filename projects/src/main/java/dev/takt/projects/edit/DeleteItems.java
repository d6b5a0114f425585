package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Deletes items and everything that refers to them, in one step: steps that use them go (what was locked stays, unlocked), activations by them become background, wires, paths, frames,
 * places and suppressions forget them. References to items that are gone already are forgotten as well.
 */
public record DeleteItems(Message label, Set<ItemId> items) implements Edit {
    public DeleteItems {
        items = Set.copyOf(items);
    }

    public static DeleteItems of(Project project, Set<ItemId> items) {
        List<Item> gone =
                project.items().stream().filter(i -> items.contains(i.id())).toList();
        return new DeleteItems(
                gone.size() == 1 ? text("edit.delete", gone.getFirst().name()) : text("edit.delete.many", gone.size()),
                items);
    }

    @Override
    public Project apply(Project project) {
        Layout layout = project.layout();
        for (ItemId item : items) {
            layout = layout.without(item);
        }
        Project changed = project.withItems(project.items().stream()
                        .filter(i -> !items.contains(i.id()))
                        .map(this::without)
                        .toList())
                .withLayout(layout)
                .withSuppressions(project.suppressions().stream()
                        .filter(s -> s.item().filter(items::contains).isEmpty())
                        .toList());
        return changed.equals(project) ? project : changed;
    }

    private Item without(Item item) {
        return switch (item) {
            case Interrupt interrupt ->
                executable(interrupt.withSource(interrupt.source().filter(s -> !items.contains(s))));
            case Task task -> executable(task);
            case Device device -> device.withWires(kept(device.wires())).withArrivals(activation(device.arrivals()));
            case Chain chain -> chain.withPath(kept(chain.path()));
            case Frame frame -> frame.withMembers(kept(frame.members()));
            case Resource _, Channel _, Peripheral _, Pool _, Watchdog _, Note _, Unknown _ -> item;
        };
    }

    private Executable executable(Executable item) {
        return item.withActivation(activation(item.activation())).withBody(Bodies.without(item.body(), items));
    }

    private Activation activation(Activation activation) {
        return activation instanceof Activation.On on && items.contains(on.source())
                ? new Activation.Background()
                : activation;
    }

    private List<ItemId> kept(List<ItemId> ids) {
        List<ItemId> kept = new ArrayList<>(ids);
        kept.removeAll(items);
        return kept;
    }
}
