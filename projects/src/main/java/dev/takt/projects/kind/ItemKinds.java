package dev.takt.projects.kind;

import dev.takt.projects.kind.LineType.Blank;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.ChainMeasure;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.DeviceKind;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Pull;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Tagged;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** All kinds of items. */
public final class ItemKinds {
    private static final OptionalReferenceType SOURCE = new OptionalReferenceType(ReferenceType.to(Peripheral.class));

    private static final ListType<PinUse> PINS = new ListType<>(new RecordType<>(Shape.of(
            new PinUse("", ""),
            Property.required("signal", LineType.words(), "", PinUse::signal, (p, v) -> new PinUse(v, p.pin())),
            Property.required("pin", LineType.words(), "", PinUse::pin, (p, v) -> new PinUse(p.signal(), v)))));

    /** Task. */
    public static final ItemKind<Task> TASK = new ItemKind<>(
            "task",
            "fth-repeat",
            Task.class,
            Task::blank,
            Shape.of(
                    Task.blank(ReferenceType.UNSET, ""),
                    Property.of(
                            "activation",
                            ActivationKinds.TYPE,
                            new Activation.Background(),
                            Task::activation,
                            Task::withActivation),
                    Property.of(
                            "deadline",
                            LineType.optionalTime().or(Blank.DEFAULT),
                            OptionalLong.empty(),
                            Task::deadlineNs,
                            Task::withDeadlineNs),
                    Property.of(
                            "overrun",
                            choice("overrun", Overrun.values()),
                            Overrun.RUNTIME,
                            Task::overrun,
                            Task::withOverrun),
                    Property.of(
                            "most-waiting",
                            LineType.optionalWhole(1, 65_536).or(Blank.DEFAULT),
                            OptionalInt.empty(),
                            Task::mostWaiting,
                            Task::withMostWaiting),
                    Property.of("priority", LineType.whole(0, 9_999), 0, Task::priority, Task::withPriority),
                    Property.of(
                            "threshold",
                            LineType.optionalWhole(0, 9_999).or(Blank.DEFAULT),
                            OptionalInt.empty(),
                            Task::threshold,
                            Task::withThreshold),
                    Property.of("blocking", LineType.time(), 0L, Task::blockingNs, Task::withBlockingNs),
                    Property.of("core", LineType.whole(0, 63), 0, Task::core, Task::withCore),
                    Property.of(
                            "affinity",
                            LineType.cores(63).or(Blank.ANY),
                            List.of(),
                            Task::affinity,
                            Task::withAffinity),
                    Property.of("stack", LineType.size(), 0L, Task::stackBytes, Task::withStackBytes),
                    Property.of("body", StepKinds.BODY, List.of(), Task::body, Task::withBody)));

    /** Interrupt. */
    public static final ItemKind<Interrupt> INTERRUPT = new ItemKind<>(
            "interrupt",
            "fth-zap",
            Interrupt.class,
            Interrupt::blank,
            Shape.of(
                    Interrupt.blank(ReferenceType.UNSET, ""),
                    Property.of("source", SOURCE, Optional.empty(), Interrupt::source, Interrupt::withSource),
                    Property.of(
                            "activation",
                            ActivationKinds.TYPE,
                            new Activation.Background(),
                            Interrupt::activation,
                            Interrupt::withActivation),
                    Property.of(
                            "vector", LineType.words().or(Blank.DEFAULT), "", Interrupt::vector, Interrupt::withVector),
                    Property.of(
                            "deadline",
                            LineType.optionalTime().or(Blank.DEFAULT),
                            OptionalLong.empty(),
                            Interrupt::deadlineNs,
                            Interrupt::withDeadlineNs),
                    Property.of("priority", LineType.whole(0, 255), 1, Interrupt::priority, Interrupt::withPriority),
                    Property.of("core", LineType.whole(0, 63), 0, Interrupt::core, Interrupt::withCore),
                    Property.of("body", StepKinds.BODY, List.of(), Interrupt::body, Interrupt::withBody)));

    /** Resource. */
    public static final ItemKind<Resource> SHARED_RESOURCE = new ItemKind<>(
            "shared-resource",
            "fth-lock",
            Resource.class,
            Resource::blank,
            Shape.of(
                    Resource.blank(ReferenceType.UNSET, ""),
                    Property.of(
                            "protocol",
                            choice("protocol", Protocol.values()),
                            Protocol.RUNTIME,
                            Resource::protocol,
                            Resource::withProtocol),
                    Property.of("reentrant", new FlagType(), false, Resource::reentrant, Resource::withReentrant),
                    Property.of("payload", PayloadKind.TYPE, Payload.NONE, Resource::payload, Resource::withPayload)));

    /** Channel. */
    public static final ItemKind<Channel> CHANNEL = new ItemKind<>(
            "channel",
            "fth-inbox",
            Channel.class,
            Channel::blank,
            Shape.of(
                    Channel.blank(ReferenceType.UNSET, ""),
                    Property.of(
                            "channel",
                            choice("channel", ChannelKind.values()),
                            ChannelKind.QUEUE,
                            Channel::channel,
                            Channel::withChannel),
                    Property.of("capacity", LineType.whole(0, 65_535), 4, Channel::capacity, Channel::withCapacity),
                    Property.of(
                            "full",
                            choice("full", FullPolicy.values()),
                            FullPolicy.BLOCK,
                            Channel::full,
                            Channel::withFull),
                    Property.of("payload", PayloadKind.TYPE, Payload.NONE, Channel::payload, Channel::withPayload)));

    /** Peripheral. */
    public static final ItemKind<Peripheral> PERIPHERAL = new ItemKind<>(
            "peripheral",
            "fth-cpu",
            Peripheral.class,
            Peripheral::blank,
            Shape.of(
                    Peripheral.blank(ReferenceType.UNSET, ""),
                    Property.of("instance", LineType.words(), "", Peripheral::instance, Peripheral::withInstance),
                    Property.of("bit-rate", LineType.bitRate(), 0L, Peripheral::bitRateHz, Peripheral::withBitRateHz),
                    Property.of(
                            "bits-per-byte",
                            LineType.whole(1, 64),
                            10,
                            Peripheral::bitsPerByte,
                            Peripheral::withBitsPerByte),
                    Property.of(
                            "edge",
                            choice("edge", Edge.values()),
                            Edge.FALLING,
                            Peripheral::edge,
                            Peripheral::withEdge),
                    Property.of(
                            "pull", choice("pull", Pull.values()), Pull.NONE, Peripheral::pull, Peripheral::withPull),
                    Property.of("pins", PINS, List.of(), Peripheral::pins, Peripheral::withPins)));

    /** Device. */
    public static final ItemKind<Device> DEVICE = new ItemKind<>(
            "device",
            "fth-disc",
            Device.class,
            Device::blank,
            Shape.of(
                    Device.blank(ReferenceType.UNSET, ""),
                    Property.of(
                            "device",
                            choice("device", DeviceKind.values()),
                            DeviceKind.OTHER,
                            Device::device,
                            Device::withDevice),
                    Property.of("part", LineType.words(), "", Device::part, Device::withPart),
                    Property.of(
                            "wires",
                            new ListType<>(ReferenceType.to(Peripheral.class)),
                            List.of(),
                            Device::wires,
                            Device::withWires),
                    Property.of(
                            "address",
                            LineType.optionalByte(),
                            OptionalInt.empty(),
                            Device::address,
                            Device::withAddress),
                    Property.of(
                            "arrivals",
                            ActivationKinds.TYPE,
                            new Activation.Background(),
                            Device::arrivals,
                            Device::withArrivals)));

    /** Pool. */
    public static final ItemKind<Pool> POOL = new ItemKind<>(
            "pool",
            "fth-box",
            Pool.class,
            Pool::blank,
            Shape.of(
                    Pool.blank(ReferenceType.UNSET, ""),
                    Property.of("block", LineType.size(), 64L, Pool::blockBytes, Pool::withBlockBytes),
                    Property.of("blocks", LineType.whole(0, 65_535), 4, Pool::blocks, Pool::withBlocks)));

    /** Watchdog. */
    public static final ItemKind<Watchdog> WATCHDOG = new ItemKind<>(
            "watchdog",
            "fth-shield",
            Watchdog.class,
            Watchdog::blank,
            Shape.of(
                    Watchdog.blank(ReferenceType.UNSET, ""),
                    Property.of("instance", LineType.words(), "", Watchdog::instance, Watchdog::withInstance),
                    Property.of(
                            "timeout", LineType.time(), 1_000_000_000L, Watchdog::timeoutNs, Watchdog::withTimeoutNs),
                    Property.of("window", LineType.time(), 0L, Watchdog::windowNs, Watchdog::withWindowNs),
                    Property.of(
                            "expiry",
                            choice("expiry", Expiry.values()),
                            Expiry.SYSTEM_RESET,
                            Watchdog::expiry,
                            Watchdog::withExpiry)));

    /** Chain. */
    public static final ItemKind<Chain> CHAIN = new ItemKind<>(
            "chain",
            "fth-link",
            Chain.class,
            Chain::blank,
            Shape.of(
                    Chain.blank(ReferenceType.UNSET, ""),
                    Property.of(
                            "path",
                            new ListType<>(ReferenceType.to(Executable.class, Channel.class)),
                            List.of(),
                            Chain::path,
                            Chain::withPath),
                    Property.of(
                            "measure",
                            choice("measure", ChainMeasure.values()),
                            ChainMeasure.REACTION,
                            Chain::measure,
                            Chain::withMeasure),
                    Property.of(
                            "bound",
                            LineType.optionalTime(),
                            OptionalLong.empty(),
                            Chain::boundNs,
                            Chain::withBoundNs)));

    /** Note. */
    public static final ItemKind<Note> NOTE = new ItemKind<>(
            "note",
            "fth-file-text",
            Note.class,
            Note::blank,
            Shape.of(
                    Note.blank(ReferenceType.UNSET, ""),
                    Property.of("text", LineType.words(), "", Note::text, Note::withText)));

    /** Frame. */
    public static final ItemKind<Frame> FRAME = new ItemKind<>(
            "frame",
            "fth-square",
            Frame.class,
            Frame::blank,
            Shape.of(
                    Frame.blank(ReferenceType.UNSET, ""),
                    Property.of(
                            "members",
                            new ListType<>(ReferenceType.to(Item.class)),
                            List.of(),
                            Frame::members,
                            Frame::withMembers)));

    /** Every kind, in the order of the palette. */
    public static final List<ItemKind<?>> ALL =
            List.of(TASK, INTERRUPT, SHARED_RESOURCE, CHANNEL, PERIPHERAL, DEVICE, POOL, WATCHDOG, CHAIN, NOTE, FRAME);

    private ItemKinds() {}

    public static Optional<ItemKind<?>> byTag(String tag) {
        return ALL.stream().filter(k -> k.tag().equals(tag)).findFirst();
    }

    /** The kind of an item; none for an item that this version does not know. */
    public static Optional<ItemKind<?>> of(Item item) {
        return item instanceof Unknown
                ? Optional.empty()
                : ALL.stream().filter(k -> k.type().isInstance(item)).findFirst();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <E extends Tagged> ChoiceType<E> choice(String family, E... options) {
        return new ChoiceType<>(family, List.of(options));
    }
}
