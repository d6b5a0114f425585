package dev.takt.codegen.layout;

import dev.takt.codegen.layout.Hook.Kind;
import dev.takt.projects.machine.Bus;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Partners;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Dispatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns the steps of one body into calls, and collects the functions its user has to fill in. */
final class BodyBuilder {
    private final Machine machine;
    private final Context context;
    private final Map<Integer, String> functions;
    private final Map<ItemId, DataPlan> resources;
    private final Map<ItemId, ChannelPlan> channels;
    private final NameAllocator names = new NameAllocator(List.of("new", "value"));
    private final List<Hook> hooks = new ArrayList<>();
    private final List<DataPlan> held = new ArrayList<>();
    private int masks;

    BodyBuilder(
            Machine machine,
            Context context,
            Map<Integer, String> functions,
            Map<ItemId, DataPlan> resources,
            Map<ItemId, ChannelPlan> channels) {
        this.machine = machine;
        this.context = context;
        this.functions = functions;
        this.resources = resources;
        this.channels = channels;
    }

    TaskPlan plan(String type, String trait) {
        Optional<Op.Receive> trigger = trigger();
        Optional<Hook> start = interruptHook(
                Kind.START, "start", "Lets %s request this interrupt. Called once, on the core of the handler.");
        Optional<Hook> acknowledge = interruptHook(
                Kind.ACKNOWLEDGE,
                "acknowledge",
                "Clears the request of %s in the peripheral; without it the handler runs again at once.");
        List<Op> ops = ops(context.body());
        return new TaskPlan(
                context,
                machine.levelOf(context),
                functions.getOrDefault(context.index(), "task"),
                type,
                trait,
                trigger,
                start,
                acknowledge,
                ops,
                followers(),
                hooks);
    }

    /** The channel that releases the task, unless its body begins by taking from it. */
    private Optional<Op.Receive> trigger() {
        if (!(context.activation() instanceof Activation.On on) || takesFirst(on.source())) {
            return Optional.empty();
        }
        return channel(on.source()).map(c -> receive(c, OptionalLong.empty()));
    }

    private boolean takesFirst(ItemId channel) {
        return !context.body().isEmpty()
                && switch (context.body().getFirst()) {
                    case Step.Receive receive ->
                        receive.channel().equals(channel) && receive.timeoutNs().isEmpty();
                    case Step.Wait wait ->
                        wait.signal().equals(channel) && wait.timeoutNs().isEmpty();
                    default -> false;
                };
    }

    private Optional<Hook> interruptHook(Kind kind, String name, String doc) {
        if (context.kind() == ContextKind.TASK) {
            return Optional.empty();
        }
        String from = machine.project()
                .item(context.item(), Interrupt.class)
                .flatMap(Interrupt::source)
                .map(this::nameOf)
                .orElse(context.vector());
        return Optional.of(hook(kind, name, doc.formatted("`" + from + "`")));
    }

    /** Tasks that a finished job of this context releases. */
    private List<Op.Spawn> followers() {
        if (context.kind() == ContextKind.TASK) {
            return List.of();
        }
        return machine.contexts().stream()
                .filter(c -> c.kind() == ContextKind.TASK
                        && c.activation() instanceof Activation.On on
                        && on.source().equals(context.item()))
                .map(this::spawn)
                .toList();
    }

    private List<Op> ops(List<Step> steps) {
        List<Op> ops = new ArrayList<>();
        steps.forEach(step -> op(step).ifPresent(ops::add));
        return ops;
    }

    private Optional<Op> op(Step step) {
        return switch (step) {
            case Step.Compute compute -> Optional.of(new Op.Call(compute(compute)));
            case Step.Lock lock ->
                Optional.ofNullable(resources.get(lock.resource())).map(d -> lock(d, lock.body()));
            case Step.CriticalSection section -> Optional.of(new Op.Critical(masked(section.body())));
            case Step.Send send -> channel(send.channel()).map(c -> send(c, send.timeoutNs()));
            case Step.Notify notify -> channel(notify.signal()).map(c -> send(c, OptionalLong.empty()));
            case Step.Receive receive -> channel(receive.channel()).map(c -> receive(c, receive.timeoutNs()));
            case Step.Wait wait -> channel(wait.signal()).map(c -> receive(c, wait.timeoutNs()));
            case Step.Spawn spawn -> machine.context(spawn.task()).map(this::spawn);
            case Step.Transfer transfer -> machine.bus(transfer.peripheral()).map(b -> transfer(b, transfer));
            case Step.Delay delay -> Optional.of(new Op.Delay(delay.durationNs()));
            case Step.Yield _ -> Optional.of(new Op.Yield());
            case Step.Repeat repeat -> Optional.of(new Op.Repeat(repeat.count(), ops(repeat.body())));
            case Step.Branch branch -> Optional.of(branch(branch));
            case Step.Feed feed ->
                Optional.of(new Op.Call(shared(new Hook(
                        Kind.FEED,
                        "feed " + nameOf(feed.watchdog()),
                        List.of(),
                        Optional.empty(),
                        0,
                        0,
                        0,
                        Optional.of(feed.watchdog()),
                        "Feeds the watchdog " + nameOf(feed.watchdog()) + "."))));
            case Step.Noted noted -> op(noted.step());
            case Step.Alloc _, Step.Free _, Step.UnknownStep _ -> Optional.empty();
        };
    }

    private Optional<ChannelPlan> channel(ItemId id) {
        return Optional.ofNullable(channels.get(id));
    }

    private Hook compute(Step.Compute step) {
        String label = step.label().isBlank() ? "work" : step.label();
        return add(new Hook(
                Kind.COMPUTE,
                names.snake(label, "work"),
                held,
                Optional.empty(),
                step.bestNs(),
                step.worstNs(),
                0,
                Optional.of(context.item()),
                label));
    }

    private Op lock(DataPlan data, List<Step> body) {
        boolean nested = held.contains(data);
        if (!nested) {
            held.add(data);
        }
        List<Op> inside = data.resource().protocol() == Protocol.NONE ? ops(body) : masked(body);
        if (!nested) {
            held.remove(data);
        }
        return new Op.Lock(data, inside);
    }

    /** Steps in which nothing waits. */
    private List<Op> masked(List<Step> body) {
        masks++;
        List<Op> inside = ops(body);
        masks--;
        return inside;
    }

    private Op.Send send(ChannelPlan channel, OptionalLong timeoutNs) {
        String name = channel.queue().name();
        Optional<Hook> produce = carried(channel)
                .map(c -> hook(Kind.PRODUCE, "next " + name, "Makes the value to put into " + name + ".", c));
        Optional<Hook> lost = Optional.of(channel)
                .filter(c -> !c.keepsNewest() && !waitsForRoom(c, timeoutNs))
                .map(c -> hook(
                        Kind.LOST,
                        name + " lost",
                        "Told that something did not get into " + name + ": it is full, or nobody takes from it.",
                        c));
        return new Op.Send(channel, produce, lost, timeoutNs);
    }

    /** True if a send loses nothing: an executor's channel is there for ever, and the task waits as long as it is full. */
    private boolean waitsForRoom(ChannelPlan channel, OptionalLong timeoutNs) {
        return machine.runtime().dispatch() == Dispatch.EXECUTORS
                && context.kind() == ContextKind.TASK
                && masks == 0
                && channel.queue().full() == FullPolicy.BLOCK
                && timeoutNs.isEmpty();
    }

    private Op.Receive receive(ChannelPlan channel, OptionalLong timeoutNs) {
        String name = channel.queue().name();
        Optional<Hook> consume =
                carried(channel).map(c -> hook(Kind.CONSUME, "take " + name, "Gets a value out of " + name + ".", c));
        Optional<Hook> timedOut = timeoutNs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        hook(Kind.TIMED_OUT, name + " timed out", "Told that nothing came from " + name + " in time."));
        return new Op.Receive(channel, consume, timedOut, timeoutNs);
    }

    private static Optional<ChannelPlan> carried(ChannelPlan channel) {
        return Optional.of(channel).filter(c -> !c.type().isUnit());
    }

    private Op.Spawn spawn(Context target) {
        Hook refused = hook(
                Kind.REFUSED,
                target.name() + " busy",
                "Told that " + target.name() + " was not spawned: its last job is unfinished.");
        return new Op.Spawn(target.index(), functions.getOrDefault(target.index(), "task"), refused);
    }

    private Op transfer(Bus bus, Step.Transfer step) {
        boolean blocks = step.mode() == TransferMode.BLOCKING;
        String verb = step.direction() == Direction.WRITE ? "write" : "read";
        String how = blocks
                ? "returns when the last byte is through"
                : step.mode() == TransferMode.DMA
                        ? "waits for the end of a DMA transfer"
                        : "waits while the driver works";
        Kind kind = blocks ? Kind.TRANSFER : Kind.TRANSFER_ASYNC;
        long ns = bus.transferNs(step.bytes());
        return new Op.Call(add(new Hook(
                kind,
                names.snake(verb + " " + bus.name(), "transfer"),
                held,
                Optional.empty(),
                ns,
                ns,
                0,
                Optional.of(bus.item()),
                (step.direction() == Direction.WRITE ? "Writes " : "Reads ") + step.bytes() + " bytes" + partner(step)
                        + " through " + bus.name() + " (" + bus.instance() + ") and " + how + ".",
                Optional.of(step))));
    }

    /** Who is at the other end, where an address says so. */
    private String partner(Step.Transfer step) {
        String way = step.direction() == Direction.WRITE ? " to " : " from ";
        return Partners.of(machine.project(), step)
                .map(d -> way + d.name() + " (0x%02X)".formatted(d.address().orElseThrow()))
                .orElse("");
    }

    private Op branch(Step.Branch branch) {
        Hook decide = add(new Hook(
                Kind.DECIDE,
                names.snake("decide", "decide"),
                held,
                Optional.empty(),
                0,
                0,
                branch.chancePpm(),
                Optional.of(context.item()),
                "Decides the branch; the design takes it " + branch.chancePpm() + " times in a million."));
        return new Op.Branch(decide, ops(branch.then()), ops(branch.otherwise()));
    }

    /** A hook of a channel sees no locked data: a value is made and taken in the same way inside a lock and outside. */
    private Hook hook(Kind kind, String name, String doc, ChannelPlan channel) {
        return shared(new Hook(
                kind,
                name,
                List.of(),
                Optional.of(channel.type()),
                0,
                0,
                0,
                Optional.of(channel.queue().item()),
                doc));
    }

    private Hook hook(Kind kind, String name, String doc) {
        return shared(new Hook(kind, name, List.of(), Optional.empty(), 0, 0, 0, Optional.of(context.item()), doc));
    }

    /** The hook of the same purpose if there is one: sending twice to a channel asks the same function twice. */
    private Hook shared(Hook wanted) {
        return hooks.stream()
                .filter(h -> h.kind() == wanted.kind()
                        && h.item().equals(wanted.item())
                        && h.doc().equals(wanted.doc()))
                .findFirst()
                .orElseGet(() -> add(named(wanted)));
    }

    private Hook named(Hook hook) {
        return new Hook(
                hook.kind(),
                names.snake(hook.rust(), hook.kind().name().toLowerCase(java.util.Locale.ROOT)),
                hook.held(),
                hook.value(),
                hook.bestNs(),
                hook.worstNs(),
                hook.chancePpm(),
                hook.item(),
                hook.doc());
    }

    private Hook add(Hook hook) {
        hooks.add(hook);
        return hook;
    }

    private String nameOf(ItemId item) {
        return machine.project().item(item).map(Item::name).orElse(item.value());
    }
}
