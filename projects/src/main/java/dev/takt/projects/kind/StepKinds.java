package dev.takt.projects.kind;

import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The forms of a step. */
public final class StepKinds {
    private static final ChoiceType<Distribution> DISTRIBUTION =
            new ChoiceType<>("distribution", List.of(Distribution.values()));
    private static final ChoiceType<TransferMode> MODE = new ChoiceType<>("mode", List.of(TransferMode.values()));
    private static final ChoiceType<Direction> DIRECTION = new ChoiceType<>("direction", List.of(Direction.values()));

    /** All forms, in the order editors offer them. */
    public static final List<Variant<Step, ?>> ALL = List.of(
            form(
                    "compute",
                    "fth-cpu",
                    Step.Compute.class,
                    Shape.of(
                            new Step.Compute("", 100_000, 100_000, Distribution.UNIFORM),
                            Property.of(
                                    "label",
                                    LineType.words(),
                                    "",
                                    Step.Compute::label,
                                    (s, v) -> new Step.Compute(v, s.bestNs(), s.worstNs(), s.distribution())),
                            Property.required(
                                    "best",
                                    LineType.time(),
                                    100_000L,
                                    Step.Compute::bestNs,
                                    (s, v) -> new Step.Compute(s.label(), v, s.worstNs(), s.distribution())),
                            Property.required(
                                    "worst",
                                    LineType.time(),
                                    100_000L,
                                    Step.Compute::worstNs,
                                    (s, v) -> new Step.Compute(s.label(), s.bestNs(), v, s.distribution())),
                            Property.of(
                                    "distribution",
                                    DISTRIBUTION,
                                    Distribution.UNIFORM,
                                    Step.Compute::distribution,
                                    (s, v) -> new Step.Compute(s.label(), s.bestNs(), s.worstNs(), v)))),
            form(
                    "lock",
                    "fth-lock",
                    Step.Lock.class,
                    Shape.of(
                            new Step.Lock(ReferenceType.UNSET, List.of()),
                            Property.required(
                                    "resource",
                                    ReferenceType.to(Resource.class),
                                    ReferenceType.UNSET,
                                    Step.Lock::resource,
                                    (s, v) -> new Step.Lock(v, s.body())),
                            Property.of(
                                    "body",
                                    bodies(),
                                    List.of(),
                                    Step.Lock::body,
                                    (s, v) -> new Step.Lock(s.resource(), v)))),
            form(
                    "critical-section",
                    "fth-shield",
                    Step.CriticalSection.class,
                    Shape.of(
                            new Step.CriticalSection(List.of()),
                            Property.of(
                                    "body",
                                    bodies(),
                                    List.of(),
                                    Step.CriticalSection::body,
                                    (_, v) -> new Step.CriticalSection(v)))),
            form(
                    "send",
                    "fth-send",
                    Step.Send.class,
                    Shape.of(
                            new Step.Send(ReferenceType.UNSET, OptionalLong.empty()),
                            Property.required(
                                    "channel",
                                    ReferenceType.to(Channel.class),
                                    ReferenceType.UNSET,
                                    Step.Send::channel,
                                    (s, v) -> new Step.Send(v, s.timeoutNs())),
                            Property.of(
                                    "timeout",
                                    LineType.optionalTime(),
                                    OptionalLong.empty(),
                                    Step.Send::timeoutNs,
                                    (s, v) -> new Step.Send(s.channel(), v)))),
            form(
                    "receive",
                    "fth-inbox",
                    Step.Receive.class,
                    Shape.of(
                            new Step.Receive(ReferenceType.UNSET, OptionalLong.empty()),
                            Property.required(
                                    "channel",
                                    ReferenceType.to(Channel.class),
                                    ReferenceType.UNSET,
                                    Step.Receive::channel,
                                    (s, v) -> new Step.Receive(v, s.timeoutNs())),
                            Property.of(
                                    "timeout",
                                    LineType.optionalTime(),
                                    OptionalLong.empty(),
                                    Step.Receive::timeoutNs,
                                    (s, v) -> new Step.Receive(s.channel(), v)))),
            form(
                    "notify",
                    "fth-radio",
                    Step.Notify.class,
                    Shape.of(
                            new Step.Notify(ReferenceType.UNSET),
                            Property.required(
                                    "signal",
                                    ReferenceType.to(Channel.class),
                                    ReferenceType.UNSET,
                                    Step.Notify::signal,
                                    (_, v) -> new Step.Notify(v)))),
            form(
                    "wait",
                    "fth-pause",
                    Step.Wait.class,
                    Shape.of(
                            new Step.Wait(ReferenceType.UNSET, OptionalLong.empty()),
                            Property.required(
                                    "signal",
                                    ReferenceType.to(Channel.class),
                                    ReferenceType.UNSET,
                                    Step.Wait::signal,
                                    (s, v) -> new Step.Wait(v, s.timeoutNs())),
                            Property.of(
                                    "timeout",
                                    LineType.optionalTime(),
                                    OptionalLong.empty(),
                                    Step.Wait::timeoutNs,
                                    (s, v) -> new Step.Wait(s.signal(), v)))),
            form(
                    "spawn",
                    "fth-corner-down-right",
                    Step.Spawn.class,
                    Shape.of(
                            new Step.Spawn(ReferenceType.UNSET),
                            Property.required(
                                    "task",
                                    ReferenceType.to(Task.class),
                                    ReferenceType.UNSET,
                                    Step.Spawn::task,
                                    (_, v) -> new Step.Spawn(v)))),
            form(
                    "transfer",
                    "fth-send",
                    Step.Transfer.class,
                    Shape.of(
                            new Step.Transfer(ReferenceType.UNSET, 1, TransferMode.BLOCKING, Direction.WRITE),
                            Property.required(
                                    "peripheral",
                                    ReferenceType.to(Peripheral.class),
                                    ReferenceType.UNSET,
                                    Step.Transfer::peripheral,
                                    Step.Transfer::withPeripheral),
                            Property.required(
                                    "bytes",
                                    LineType.wholeLong(1, 1L << 32),
                                    1L,
                                    Step.Transfer::bytes,
                                    Step.Transfer::withBytes),
                            Property.of(
                                    "mode", MODE, TransferMode.BLOCKING, Step.Transfer::mode, Step.Transfer::withMode),
                            Property.of(
                                    "direction",
                                    DIRECTION,
                                    Direction.WRITE,
                                    Step.Transfer::direction,
                                    Step.Transfer::withDirection),
                            Property.of(
                                    "with",
                                    new OptionalReferenceType(ReferenceType.to(Device.class)),
                                    Optional.empty(),
                                    Step.Transfer::partner,
                                    Step.Transfer::withPartner))),
            form(
                    "delay",
                    "fth-clock",
                    Step.Delay.class,
                    Shape.of(
                            new Step.Delay(1_000_000),
                            Property.required(
                                    "time",
                                    LineType.time(),
                                    1_000_000L,
                                    Step.Delay::durationNs,
                                    (_, v) -> new Step.Delay(v)))),
            form("yield", "fth-chevrons-right", Step.Yield.class, Shape.of(new Step.Yield())),
            form(
                    "repeat",
                    "fth-repeat",
                    Step.Repeat.class,
                    Shape.of(
                            new Step.Repeat(2, List.of()),
                            Property.required(
                                    "count",
                                    LineType.whole(1, 1_000_000),
                                    2,
                                    Step.Repeat::count,
                                    (s, v) -> new Step.Repeat(v, s.body())),
                            Property.of(
                                    "body",
                                    bodies(),
                                    List.of(),
                                    Step.Repeat::body,
                                    (s, v) -> new Step.Repeat(s.count(), v)))),
            form(
                    "branch",
                    "fth-git-branch",
                    Step.Branch.class,
                    Shape.of(
                            new Step.Branch(500_000, List.of(), List.of()),
                            Property.required(
                                    "chance",
                                    LineType.chance(),
                                    500_000,
                                    Step.Branch::chancePpm,
                                    (s, v) -> new Step.Branch(v, s.then(), s.otherwise())),
                            Property.of(
                                    "then",
                                    bodies(),
                                    List.of(),
                                    Step.Branch::then,
                                    (s, v) -> new Step.Branch(s.chancePpm(), v, s.otherwise())),
                            Property.of(
                                    "otherwise",
                                    bodies(),
                                    List.of(),
                                    Step.Branch::otherwise,
                                    (s, v) -> new Step.Branch(s.chancePpm(), s.then(), v)))),
            form(
                    "alloc",
                    "fth-box",
                    Step.Alloc.class,
                    Shape.of(
                            new Step.Alloc(ReferenceType.UNSET),
                            Property.required(
                                    "pool",
                                    ReferenceType.to(Pool.class),
                                    ReferenceType.UNSET,
                                    Step.Alloc::pool,
                                    (_, v) -> new Step.Alloc(v)))),
            form(
                    "free",
                    "fth-trash-2",
                    Step.Free.class,
                    Shape.of(
                            new Step.Free(ReferenceType.UNSET),
                            Property.required(
                                    "pool",
                                    ReferenceType.to(Pool.class),
                                    ReferenceType.UNSET,
                                    Step.Free::pool,
                                    (_, v) -> new Step.Free(v)))),
            form(
                    "feed",
                    "fth-heart",
                    Step.Feed.class,
                    Shape.of(
                            new Step.Feed(ReferenceType.UNSET),
                            Property.required(
                                    "watchdog",
                                    ReferenceType.to(Watchdog.class),
                                    ReferenceType.UNSET,
                                    Step.Feed::watchdog,
                                    (_, v) -> new Step.Feed(v)))));

    /** The type of one step. */
    public static final StepType TYPE = new StepType(new VariantType<>("do", "step", () -> ALL));

    /** The type of a body. */
    public static final ListType<Step> BODY = new ListType<>(TYPE);

    private StepKinds() {}

    /** Bodies inside steps: their type exists only after the forms, so it is made anew here. */
    private static ListType<Step> bodies() {
        return new ListType<>(new StepType(new VariantType<>("do", "step", () -> StepKinds.ALL)));
    }

    private static <S extends Step> Variant<Step, S> form(String tag, String icon, Class<S> type, Shape<S> shape) {
        return new Variant<>(tag, "step", icon, type, shape);
    }
}
