package dev.takt.projects.kind;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Peripheral;
import java.util.List;

/** The forms of an activation. */
public final class ActivationKinds {
    private static final long MS = 1_000_000L;

    private static final Variant<Activation, Activation.Periodic> PERIODIC = form(
            "periodic",
            "fth-repeat",
            Activation.Periodic.class,
            Shape.of(
                    new Activation.Periodic(10 * MS, 0, 0),
                    Property.required(
                            "period",
                            LineType.time(),
                            10 * MS,
                            Activation.Periodic::periodNs,
                            (a, v) -> new Activation.Periodic(v, a.offsetNs(), a.jitterNs())),
                    Property.of(
                            "offset",
                            LineType.time(),
                            0L,
                            Activation.Periodic::offsetNs,
                            (a, v) -> new Activation.Periodic(a.periodNs(), v, a.jitterNs())),
                    Property.of(
                            "jitter",
                            LineType.time(),
                            0L,
                            Activation.Periodic::jitterNs,
                            (a, v) -> new Activation.Periodic(a.periodNs(), a.offsetNs(), v))));

    private static final Variant<Activation, Activation.After> AFTER = form(
            "after",
            "fth-clock",
            Activation.After.class,
            Shape.of(
                    new Activation.After(10 * MS, 0),
                    Property.required(
                            "delay",
                            LineType.time(),
                            10 * MS,
                            Activation.After::delayNs,
                            (a, v) -> new Activation.After(v, a.offsetNs())),
                    Property.of(
                            "offset",
                            LineType.time(),
                            0L,
                            Activation.After::offsetNs,
                            (a, v) -> new Activation.After(a.delayNs(), v))));

    private static final Variant<Activation, Activation.Sporadic> SPORADIC = form(
            "sporadic",
            "fth-zap",
            Activation.Sporadic.class,
            Shape.of(
                    new Activation.Sporadic(10 * MS, 0, 0),
                    Property.required(
                            "min-gap",
                            LineType.time(),
                            10 * MS,
                            Activation.Sporadic::minGapNs,
                            (a, v) -> new Activation.Sporadic(v, a.meanExtraNs(), a.offsetNs())),
                    Property.of(
                            "mean-extra",
                            LineType.time(),
                            0L,
                            Activation.Sporadic::meanExtraNs,
                            (a, v) -> new Activation.Sporadic(a.minGapNs(), v, a.offsetNs())),
                    Property.of(
                            "offset",
                            LineType.time(),
                            0L,
                            Activation.Sporadic::offsetNs,
                            (a, v) -> new Activation.Sporadic(a.minGapNs(), a.meanExtraNs(), v))));

    private static final Variant<Activation, Activation.Burst> BURST = form(
            "burst",
            "fth-zap",
            Activation.Burst.class,
            Shape.of(
                    new Activation.Burst(4, MS, 100 * MS, 0),
                    Property.required(
                            "count",
                            LineType.whole(1, 1_000_000),
                            4,
                            Activation.Burst::count,
                            (a, v) -> new Activation.Burst(v, a.innerGapNs(), a.outerGapNs(), a.offsetNs())),
                    Property.required(
                            "inner-gap",
                            LineType.time(),
                            MS,
                            Activation.Burst::innerGapNs,
                            (a, v) -> new Activation.Burst(a.count(), v, a.outerGapNs(), a.offsetNs())),
                    Property.required(
                            "outer-gap",
                            LineType.time(),
                            100 * MS,
                            Activation.Burst::outerGapNs,
                            (a, v) -> new Activation.Burst(a.count(), a.innerGapNs(), v, a.offsetNs())),
                    Property.of(
                            "offset",
                            LineType.time(),
                            0L,
                            Activation.Burst::offsetNs,
                            (a, v) -> new Activation.Burst(a.count(), a.innerGapNs(), a.outerGapNs(), v))));

    private static final Variant<Activation, Activation.On> ON = form(
            "on",
            "fth-zap",
            Activation.On.class,
            Shape.of(
                    new Activation.On(ReferenceType.UNSET),
                    Property.required(
                            "source",
                            ReferenceType.to(Interrupt.class, Channel.class, Peripheral.class, Device.class),
                            ReferenceType.UNSET,
                            Activation.On::source,
                            (_, v) -> new Activation.On(v))));

    private static final Variant<Activation, Activation.Recorded> RECORDED = form(
            "recorded",
            "fth-file-text",
            Activation.Recorded.class,
            Shape.of(
                    new Activation.Recorded(""),
                    Property.required(
                            "file",
                            LineType.words(),
                            "",
                            Activation.Recorded::file,
                            (_, v) -> new Activation.Recorded(v))));

    /** All forms, in the order editors offer them. */
    public static final List<Variant<Activation, ?>> ALL = List.of(
            PERIODIC,
            AFTER,
            SPORADIC,
            BURST,
            ON,
            form("spawned", "fth-corner-down-right", Activation.Spawned.class, Shape.of(new Activation.Spawned())),
            form("startup", "fth-power", Activation.Startup.class, Shape.of(new Activation.Startup())),
            form("background", "fth-moon", Activation.Background.class, Shape.of(new Activation.Background())),
            RECORDED);

    /** The type of an activation property. */
    public static final VariantType<Activation> TYPE = new VariantType<>("type", "activation", () -> ALL);

    private ActivationKinds() {}

    private static <A extends Activation> Variant<Activation, A> form(
            String tag, String icon, Class<A> type, Shape<A> shape) {
        return new Variant<>(tag, "activation", icon, type, shape);
    }
}
