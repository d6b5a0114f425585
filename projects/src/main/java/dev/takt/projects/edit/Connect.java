package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
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
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Draws a line between two items: edits the property that the line stands for. */
public final class Connect {
    private static final long LOCKED_NS = 10_000;

    private Connect() {}

    /** The edit for a line from one item to another; empty if no such line has a meaning. */
    public static Optional<Edit> between(Project project, ItemId from, ItemId to) {
        Optional<Item> source = project.item(from);
        Optional<Item> target = project.item(to);
        if (source.isEmpty() || target.isEmpty() || from.equals(to)) {
            return Optional.empty();
        }
        return changed(source.get(), target.get()).map(i -> edit(source.get(), target.get(), i));
    }

    /** True if a line from the one to the other has a meaning. */
    public static boolean isPossible(Item from, Item to) {
        return !from.id().equals(to.id()) && changed(from, to).isPresent();
    }

    private static Edit edit(Item from, Item to, List<Item> changed) {
        Message label = text("edit.connect", from.name(), to.name());
        List<Edit> edits = new ArrayList<>();
        for (Item item : changed) {
            edits.add(new ChangeItem(label, item.id(), Optional.empty(), _ -> item));
        }
        return new Composite(label, edits);
    }

    private static Optional<List<Item>> changed(Item from, Item to) {
        return switch (from) {
            case Device device
            when to instanceof Peripheral peripheral ->
                Optional.of(List.of(device.withWires(appended(device.wires(), peripheral.id()))));
            case Peripheral peripheral
            when to instanceof Interrupt interrupt -> Optional.of(List.of(requested(interrupt, peripheral.id())));
            case Peripheral peripheral
            when to instanceof Task task ->
                Optional.of(List.of(task.withBody(appended(task.body(), transfer(peripheral.id(), Direction.READ)))));
            case Channel channel
            when to instanceof Executable receiver -> Optional.of(List.of(received(receiver, channel)));
            case Executable sender -> fromExecutable(sender, to);
            default -> Optional.empty();
        };
    }

    private static Optional<List<Item>> fromExecutable(Executable from, Item to) {
        return switch (to) {
            case Task task
            when from instanceof Interrupt -> Optional.of(List.of(task.withActivation(new Activation.On(from.id()))));
            case Task task ->
                Optional.of(List.of(
                        with(from, new Step.Spawn(task.id())),
                        task.activation() instanceof Activation.Background
                                ? task.withActivation(new Activation.Spawned())
                                : task));
            case Channel channel -> Optional.of(List.of(with(from, put(channel))));
            case Resource resource ->
                Optional.of(List.of(with(
                        from,
                        new Step.Lock(
                                resource.id(),
                                List.of(new Step.Compute("", LOCKED_NS, LOCKED_NS, Distribution.UNIFORM))))));
            case Peripheral peripheral -> Optional.of(List.of(with(from, transfer(peripheral.id(), Direction.WRITE))));
            case Watchdog watchdog -> Optional.of(List.of(with(from, new Step.Feed(watchdog.id()))));
            case Pool pool ->
                Optional.of(List.of(from.withBody(
                        concat(from.body(), List.of(new Step.Alloc(pool.id()), new Step.Free(pool.id()))))));
            default -> Optional.empty();
        };
    }

    private static Interrupt requested(Interrupt interrupt, ItemId peripheral) {
        Interrupt sourced = interrupt.withSource(Optional.of(peripheral));
        return interrupt.activation() instanceof Activation.Background
                ? sourced.withActivation(new Activation.On(peripheral))
                : sourced;
    }

    private static Executable received(Executable receiver, Channel channel) {
        Step take = carriesElements(channel)
                ? new Step.Receive(channel.id(), OptionalLong.empty())
                : new Step.Wait(channel.id(), OptionalLong.empty());
        Executable taking = receiver.withBody(concat(List.of(take), receiver.body()));
        return receiver.activation() instanceof Activation.Background
                ? taking.withActivation(new Activation.On(channel.id()))
                : taking;
    }

    private static Step put(Channel channel) {
        return carriesElements(channel)
                ? new Step.Send(channel.id(), OptionalLong.empty())
                : new Step.Notify(channel.id());
    }

    static boolean carriesElements(Channel channel) {
        return channel.channel() == ChannelKind.QUEUE || channel.channel() == ChannelKind.PUBSUB;
    }

    private static Step transfer(ItemId peripheral, Direction direction) {
        return new Step.Transfer(peripheral, 1, TransferMode.BLOCKING, direction);
    }

    private static Executable with(Executable item, Step step) {
        return item.withBody(appended(item.body(), step));
    }

    private static <E> List<E> appended(List<E> list, E last) {
        return list.contains(last) && last instanceof ItemId ? list : concat(list, List.of(last));
    }

    private static <E> List<E> concat(List<? extends E> first, List<? extends E> second) {
        List<E> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
