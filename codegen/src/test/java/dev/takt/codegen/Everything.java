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
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.ScalarType;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** A design that uses every step and activation the generators know, with names as given. */
final class Everything {
    private static final long MS = 1_000_000;

    private Everything() {}

    /** With plain names. */
    static Project plain(String target, String runtime, String vector) {
        return of(target, runtime, vector, name -> name);
    }

    /** Names that try to leave the comment, string, identifier or file they are put in. */
    static Project hostile(String target, String runtime, String vector) {
        return of(target, runtime, vector, Everything::hostile);
    }

    /** A name that tries to leave its place, for one of the names used here. */
    static String hostile(String name) {
        String break1 = "*/ }\n}\r\u2028fn evil() {} //\u0000\"#\\";
        return switch (name) {
            case "sampler" -> "fn";
            case "control" -> break1;
            case "logger" -> break1.toUpperCase(Locale.ROOT);
            case "edge" -> "self";
            case "state" -> "\u6570\u636e";
            case "flag" -> "../../etc/passwd";
            case "samples" -> "match";
            case "alarm" -> "\u202ecx";
            case "bus" -> "{\"a\":1}";
            default -> name;
        };
    }

    static Project of(String target, String runtime, String vector, UnaryOperator<String> names) {
        boolean embassy = runtime.equals("embassy");
        return of(
                target,
                runtime,
                new Wiring(
                        vector,
                        embassy ? "UART1" : "UART0",
                        embassy ? "GPIO4" : "",
                        embassy ? "GPIO5" : "",
                        EmbassyBoards.dog(target)),
                names);
    }

    /** What the design uses of a board: the vector of its interrupt, a UART and the pins that it sends and receives on, a watchdog; empty where it has none. */
    record Wiring(String vector, String uart, String tx, String rx, String dog) {}

    static Project of(String target, String runtime, Wiring wiring, UnaryOperator<String> names) {
        List<Item> items = List.of(
                Peripheral.blank(ItemId.of("bus"), names.apply("bus"))
                        .withInstance(wiring.uart())
                        .withBitRateHz(115_200)
                        .withPins(
                                wiring.tx().isEmpty()
                                        ? List.of()
                                        : List.of(new PinUse("TX", wiring.tx()), new PinUse("RX", wiring.rx()))),
                Watchdog.blank(ItemId.of("dog"), "dog").withInstance(wiring.dog()),
                resource("state", names.apply("state"), Protocol.RUNTIME),
                resource("flag", names.apply("flag"), Protocol.NON_PREEMPTIVE),
                Channel.blank(ItemId.of("samples"), names.apply("samples"))
                        .withPayload(Everything.packet(names.apply("reading"))),
                Channel.blank(ItemId.of("drops"), "drops").withFull(FullPolicy.DROP_NEWEST),
                Channel.blank(ItemId.of("alarm"), names.apply("alarm"))
                        .withChannel(ChannelKind.SIGNAL)
                        .withPayload(Payload.NONE.withOpaqueBytes(4)),
                Channel.blank(ItemId.of("tick"), "tick").withChannel(ChannelKind.SIGNAL),
                interrupt(names.apply("edge"), wiring.vector()),
                sampler(names.apply("sampler")),
                control(names.apply("control")),
                Task.blank(ItemId.of("logger"), names.apply("logger"))
                        .withActivation(new Activation.Spawned())
                        .withPriority(1)
                        .withBody(List.of(compute("write it", 1))),
                Task.blank(ItemId.of("follower"), "follower")
                        .withActivation(new Activation.On(ItemId.of("edge")))
                        .withPriority(2)
                        .withBody(List.of(compute("follow", 1))),
                Task.blank(ItemId.of("fed"), "fed")
                        .withActivation(new Activation.On(ItemId.of("drops")))
                        .withPriority(1),
                Task.blank(ItemId.of("pulse"), "pulse")
                        .withActivation(new Activation.After(5 * MS, 2 * MS))
                        .withPriority(1)
                        .withBody(List.of(new Step.Feed(ItemId.of("dog")))),
                Task.blank(ItemId.of("once"), "once")
                        .withActivation(new Activation.Startup())
                        .withPriority(1)
                        .withBody(List.of(new Step.Notify(ItemId.of("tick")))),
                Task.blank(ItemId.of("idle-a"), "idle").withBody(List.of(compute("rest", 1))),
                Task.blank(ItemId.of("idle-b"), "idle").withBody(List.of(compute("rest", 1))));
        return Project.blank("\"all\" " + runtime + " " + target, target, runtime)
                .withItems(items);
    }

    static Payload packet(String field) {
        return new Payload(
                "",
                List.of(
                        new Field(field, ScalarType.I16),
                        new Field("type", ScalarType.F32),
                        new Field("ok", ScalarType.BOOL)),
                OptionalInt.of(0xAA),
                Checksum.XOR,
                0);
    }

    private static Resource resource(String id, String name, Protocol protocol) {
        return Resource.blank(ItemId.of(id), name)
                .withProtocol(protocol)
                .withPayload(new Payload(
                        "", List.of(new Field("n", ScalarType.U32)), OptionalInt.empty(), Checksum.NONE, 0));
    }

    private static Interrupt interrupt(String name, String vector) {
        return Interrupt.blank(ItemId.of("edge"), name)
                .withSource(Optional.empty())
                .withVector(vector)
                .withActivation(new Activation.Sporadic(10 * MS, 0, 0))
                .withPriority(3)
                .withBody(List.of(
                        compute("take", 1),
                        new Step.Lock(ItemId.of("flag"), List.of(compute("raise", 1))),
                        new Step.Send(ItemId.of("drops"), OptionalLong.empty()),
                        new Step.Notify(ItemId.of("alarm"))));
    }

    private static Task sampler(String name) {
        return Task.blank(ItemId.of("sampler"), name)
                .withActivation(new Activation.Periodic(10 * MS, 3 * MS, 0))
                .withOverrun(Overrun.SKIP)
                .withPriority(2)
                .withBody(List.of(
                        new Step.Repeat(3, List.of(compute("read", 1), new Step.Delay(MS))),
                        new Step.Lock(
                                ItemId.of("state"),
                                List.of(
                                        compute("keep", 1),
                                        new Step.Lock(ItemId.of("flag"), List.of(compute("both", 1))))),
                        new Step.Send(ItemId.of("samples"), OptionalLong.of(2 * MS)),
                        new Step.Spawn(ItemId.of("logger"))));
    }

    private static Task control(String name) {
        return Task.blank(ItemId.of("control"), name)
                .withActivation(new Activation.On(ItemId.of("samples")))
                .withPriority(1)
                .withBody(List.of(
                        new Step.Receive(ItemId.of("samples"), OptionalLong.empty()),
                        new Step.Wait(ItemId.of("alarm"), OptionalLong.of(MS)),
                        new Step.Wait(ItemId.of("tick"), OptionalLong.of(MS)),
                        new Step.Branch(
                                250_000,
                                List.of(compute("react", 1)),
                                List.of(new Step.Lock(ItemId.of("state"), List.of(compute("react", 1))))),
                        new Step.CriticalSection(List.of(compute("quick", 1))),
                        new Step.Transfer(ItemId.of("bus"), 4, TransferMode.BLOCKING, Direction.WRITE),
                        new Step.Transfer(ItemId.of("bus"), 4, TransferMode.DMA, Direction.READ),
                        new Step.Yield()));
    }

    private static Step compute(String label, long us) {
        return new Step.Compute(label, us * 1_000, us * 1_000, Distribution.WORST);
    }
}
