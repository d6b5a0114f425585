package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
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
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes copies of items with ids of their own; references among them follow, references to others stay. */
public final class PasteItems {
    private PasteItems() {}

    /** The edit that adds copies of the items, moved by {@code shift} from where {@code places} had them. Items of unknown kinds cannot be copied: their text may hold ids. */
    public static AddItems of(List<Item> items, Layout places, int shift, FreshIds fresh) {
        Map<ItemId, ItemId> names = new HashMap<>();
        for (Item item : items) {
            ItemKinds.of(item).map(ItemKind::tag).ifPresent(tag -> names.put(item.id(), fresh.id(tag)));
        }
        UnaryOperator<ItemId> renamed = id -> names.getOrDefault(id, id);
        List<Item> copies = new ArrayList<>();
        List<Placement> placements = new ArrayList<>();
        for (Item item : items) {
            if (names.containsKey(item.id())) {
                Item copy = copy(item, renamed).withName(fresh.name(item.name()));
                copies.add(copy);
                Optional<Placement> place = places.of(item.id());
                place.ifPresent(p -> placements.add(new Placement(copy.id(), p.x() + shift, p.y() + shift)));
            }
        }
        return new AddItems(name(copies), copies, placements);
    }

    private static Message name(List<Item> copies) {
        return copies.size() == 1
                ? text("edit.paste", copies.getFirst().name())
                : text("edit.paste.many", copies.size());
    }

    private static Item copy(Item item, UnaryOperator<ItemId> names) {
        return switch (item) {
            case Task task -> executable(task.withId(names.apply(task.id())), names);
            case Interrupt interrupt ->
                executable(
                        interrupt
                                .withId(names.apply(interrupt.id()))
                                .withSource(interrupt.source().map(names)),
                        names);
            case Resource resource -> resource.withId(names.apply(resource.id()));
            case Channel channel -> channel.withId(names.apply(channel.id()));
            case Peripheral peripheral -> peripheral.withId(names.apply(peripheral.id()));
            case Device device ->
                device.withId(names.apply(device.id()))
                        .withWires(device.wires().stream().map(names).toList())
                        .withArrivals(activation(device.arrivals(), names));
            case Pool pool -> pool.withId(names.apply(pool.id()));
            case Watchdog watchdog -> watchdog.withId(names.apply(watchdog.id()));
            case Chain chain ->
                chain.withId(names.apply(chain.id()))
                        .withPath(chain.path().stream().map(names).toList());
            case Note note -> note.withId(names.apply(note.id()));
            case Frame frame ->
                frame.withId(names.apply(frame.id()))
                        .withMembers(frame.members().stream().map(names).toList());
            case Unknown unknown -> unknown;
        };
    }

    private static Executable executable(Executable item, UnaryOperator<ItemId> names) {
        return item.withActivation(activation(item.activation(), names)).withBody(Bodies.renamed(item.body(), names));
    }

    private static Activation activation(Activation activation, UnaryOperator<ItemId> names) {
        return activation instanceof Activation.On on ? new Activation.On(names.apply(on.source())) : activation;
    }

    /** The project that a copied selection is written as: the chosen items and their places, nothing else. */
    public static Project selection(Project project, Set<ItemId> chosen) {
        Layout layout = Layout.EMPTY;
        for (Placement placement : project.layout().placements()) {
            if (chosen.contains(placement.item())) {
                layout = layout.with(placement);
            }
        }
        return Project.blank(project.name(), project.target(), project.runtime())
                .withItems(project.items().stream()
                        .filter(i -> chosen.contains(i.id()))
                        .toList())
                .withLayout(layout);
    }
}
