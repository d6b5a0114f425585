package dev.takt.codegen;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Checksum;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Field;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.ScalarType;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Designs for a superloop. */
final class BareDesigns {
    private static final long MS = 1_000_000;

    private BareDesigns() {}

    /** The sample for RTIC as a superloop on another chip. */
    static Project sample(String target) {
        Project sample = Designs.sample("rtic-cortex-m3");
        return sample.withTarget(target)
                .withRuntime("bare-metal")
                .withSettings(sample.settings().withClockHz(0))
                .withItems(sample.items().stream()
                        .map(item -> item instanceof Interrupt i ? i.withPriority(3) : item)
                        .map(item -> item instanceof Task t ? t.withPriority(0) : item)
                        .toList());
    }

    /** Every step, activation, channel and policy that a superloop has. {@code vectors} are two of the chip. */
    static Project everything(String target, List<String> vectors, UnaryOperator<String> names) {
        List<Item> items = new ArrayList<>(List.of(
                Peripheral.blank(ItemId.of("bus"), names.apply("bus"))
                        .withInstance("UART0")
                        .withBitRateHz(115_200),
                Watchdog.blank(ItemId.of("dog"), "dog").withInstance(EmbassyBoards.dog(target)),
                resource("state", names.apply("state")),
                resource("flag", names.apply("flag")),
                Channel.blank(ItemId.of("samples"), names.apply("samples"))
                        .withFull(FullPolicy.DROP_NEWEST)
                        .withPayload(Everything.packet(names.apply("reading"))),
                Channel.blank(ItemId.of("latest"), "latest")
                        .withCapacity(2)
                        .withFull(FullPolicy.OVERWRITE_OLDEST)
                        .withPayload(Payload.NONE.withOpaqueBytes(2)),
                Channel.blank(ItemId.of("drops"), "drops").withFull(FullPolicy.DROP_NEWEST),
                Channel.blank(ItemId.of("merged"), "merged").withFull(FullPolicy.DROP_NEWEST),
                Channel.blank(ItemId.of("alarm"), names.apply("alarm"))
                        .withChannel(ChannelKind.SIGNAL)
                        .withPayload(Payload.NONE.withOpaqueBytes(4)),
                Channel.blank(ItemId.of("tick"), "tick").withChannel(ChannelKind.SIGNAL),
                Channel.blank(ItemId.of("bits"), "bits").withChannel(ChannelKind.FLAGS),
                Channel.blank(ItemId.of("view"), "view")
                        .withChannel(ChannelKind.WATCH)
                        .withPayload(Payload.NONE.withOpaqueBytes(1))));
        items.addAll(handlers(vectors, names));
        items.addAll(functions(names));
        return Project.blank("\"all\" loop " + target, target, "bare-metal").withItems(items);
    }

    private static List<Item> handlers(List<String> vectors, UnaryOperator<String> names) {
        return List.of(
                Interrupt.blank(ItemId.of("edge"), names.apply("edge"))
                        .withSource(Optional.empty())
                        .withVector(vectors.get(0))
                        .withActivation(new Activation.Sporadic(10 * MS, 0, 0))
                        .withPriority(3)
                        .withBody(List.of(
                                compute("take", 1),
                                new Step.Lock(ItemId.of("flag"), List.of(compute("raise", 1))),
                                new Step.Send(ItemId.of("drops"), OptionalLong.empty()),
                                new Step.Notify(ItemId.of("alarm")))),
                Interrupt.blank(ItemId.of("line"), "line")
                        .withSource(Optional.empty())
                        .withVector(vectors.get(1))
                        .withActivation(new Activation.Sporadic(10 * MS, 0, 0))
                        .withPriority(1)
                        .withBody(List.of(new Step.Spawn(ItemId.of("logger")))));
    }

    private static List<Item> functions(UnaryOperator<String> names) {
        return List.of(
                Task.blank(ItemId.of("sampler"), names.apply("sampler"))
                        .withActivation(new Activation.Periodic(10 * MS, 3 * MS, 0))
                        .withOverrun(Overrun.SKIP)
                        .withBody(List.of(
                                new Step.Repeat(3, List.of(compute("read", 1))),
                                new Step.Lock(
                                        ItemId.of("state"),
                                        List.of(
                                                compute("keep", 1),
                                                new Step.Lock(ItemId.of("flag"), List.of(compute("both", 1))))),
                                new Step.Send(ItemId.of("samples"), OptionalLong.empty()),
                                new Step.Send(ItemId.of("latest"), OptionalLong.empty()),
                                new Step.Send(ItemId.of("merged"), OptionalLong.empty()),
                                new Step.Notify(ItemId.of("bits")),
                                new Step.Notify(ItemId.of("view")),
                                new Step.Feed(ItemId.of("dog")),
                                new Step.Spawn(ItemId.of("logger")))),
                Task.blank(ItemId.of("control"), names.apply("control"))
                        .withActivation(new Activation.On(ItemId.of("samples")))
                        .withBody(List.of(
                                new Step.Receive(ItemId.of("samples"), OptionalLong.empty()),
                                new Step.Receive(ItemId.of("latest"), OptionalLong.of(0)),
                                new Step.Wait(ItemId.of("tick"), OptionalLong.of(0)),
                                new Step.Wait(ItemId.of("view"), OptionalLong.of(0)),
                                new Step.Branch(
                                        250_000,
                                        List.of(compute("react", 1)),
                                        List.of(new Step.Lock(ItemId.of("state"), List.of(compute("react", 1))))),
                                new Step.CriticalSection(List.of(
                                        compute("quick", 1),
                                        new Step.Lock(ItemId.of("state"), List.of(compute("quicker", 1))))),
                                new Step.Transfer(ItemId.of("bus"), 4, TransferMode.BLOCKING, Direction.WRITE))),
                Task.blank(ItemId.of("alarmed"), "alarmed")
                        .withActivation(new Activation.On(ItemId.of("alarm")))
                        .withBody(List.of(compute("shout", 1))),
                Task.blank(ItemId.of("viewer"), "viewer").withActivation(new Activation.On(ItemId.of("view"))),
                Task.blank(ItemId.of("flagged"), "flagged").withActivation(new Activation.On(ItemId.of("bits"))),
                Task.blank(ItemId.of("fed"), "fed").withActivation(new Activation.On(ItemId.of("drops"))),
                Task.blank(ItemId.of("merges"), "merges")
                        .withActivation(new Activation.On(ItemId.of("merged")))
                        .withOverrun(Overrun.MERGE),
                Task.blank(ItemId.of("logger"), names.apply("logger"))
                        .withActivation(new Activation.Spawned())
                        .withBody(List.of(compute("write it", 1))),
                Task.blank(ItemId.of("follower"), "follower")
                        .withActivation(new Activation.On(ItemId.of("edge")))
                        .withBody(List.of(compute("follow", 1))),
                Task.blank(ItemId.of("pulse"), "pulse")
                        .withActivation(new Activation.After(5 * MS, 2 * MS))
                        .withBody(List.of(new Step.Feed(ItemId.of("dog")))),
                Task.blank(ItemId.of("outside"), "outside")
                        .withActivation(new Activation.Sporadic(5 * MS, 0, 0))
                        .withBody(List.of(compute("see", 1))),
                Task.blank(ItemId.of("once"), "once")
                        .withActivation(new Activation.Startup())
                        .withBody(List.of(new Step.Notify(ItemId.of("tick")))));
    }

    private static Resource resource(String id, String name) {
        return Resource.blank(ItemId.of(id), name)
                .withProtocol(Protocol.RUNTIME)
                .withPayload(new Payload(
                        "", List.of(new Field("n", ScalarType.U32)), OptionalInt.empty(), Checksum.NONE, 0));
    }

    static Step compute(String label, long us) {
        return new Step.Compute(label, us * 1_000, us * 1_000, Distribution.WORST);
    }
}
