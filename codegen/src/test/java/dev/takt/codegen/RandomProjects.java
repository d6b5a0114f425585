package dev.takt.codegen;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Checksum;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.Field;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Pull;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.ScalarType;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.target.PinLimit;
import dev.takt.projects.target.PinSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Designs drawn from all that a user can lay out for a chip and a runtime. Nothing keeps them from being refused: what is not must compile. */
final class RandomProjects {
    private static final int ROUNDS = 60;
    private static final int MOST_TRIES = 200;
    private static final long US = 1_000;
    private static final long MS = 1_000_000;

    /** Names that mean something in Rust, in its libraries or in what is generated, beside plain ones. */
    private static final List<String> NAMES = List.of(
            ("sensor motor control loop log button led radio link state data samples queue alarm tick uart bus Option None Some Ok Err"
                            + " Result String u8 u32 bool str core std alloc cortex_m rtic embassy main app init idle local shared board"
                            + " bodies setup Setup takt trace load fault reset panic spawn Spawner executor Mutex Channel Signal Default"
                            + " Clone Copy Send Sync Drop self Self super crate fn type match async await dyn impl move ref mut static"
                            + " const where use mod pub in if else try yield gen union raw 1st 2 _ __ a A b B Ä ß 数据 x-y x_y x.y xY XY"
                            + " monotonic Mono timer Timer Duration Instant ctx cx io wait waits work new now take put with clear set get"
                            + " run poll wake next end begin first device pac hal peripherals logic config deadline watch supervisor line")
                    .split(" "));

    private final Random random;
    private final Chip chip;
    private final String runtime;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> takenPins = new HashSet<>();
    private final List<ItemId> resources = new ArrayList<>();
    private final List<Channel> queues = new ArrayList<>();
    private final List<Channel> signals = new ArrayList<>();
    private final List<ItemId> lines = new ArrayList<>();
    private final List<ItemId> dogs = new ArrayList<>();
    private final List<ItemId> spawned = new ArrayList<>();
    private final List<ItemId> pools = new ArrayList<>();

    private RandomProjects(Chip chip, String runtime, Random random) {
        this.chip = chip;
        this.runtime = runtime;
        this.random = random;
    }

    /** One that check has no error in: what has one is drawn anew, as often as that takes within reason. */
    static Optional<Project> of(EveryStep kind, long seed) {
        RandomProjects drawing =
                new RandomProjects(EmbassyBoards.chip(kind.target()), kind.runtime(), new Random(seed));
        Project project = drawing.draw();
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> wrong = Designs.errors(project).stream()
                    .map(e -> e.substring(e.indexOf(' ') + 1))
                    .collect(Collectors.toSet());
            if (wrong.isEmpty()) {
                return Optional.of(project);
            }
            project = project.withItems(project.items().stream()
                    .map(item -> wrong.contains(item.id().value()) ? drawing.anew(item) : item)
                    .toList());
        }
        return Optional.empty();
    }

    /** The first seed from this one on that gives one. */
    static long nextSeed(EveryStep kind, long from) {
        return LongStream.range(from, from + MOST_TRIES)
                .filter(seed -> of(kind, seed).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + ": no design from seed " + from));
    }

    private Item anew(Item item) {
        return switch (item) {
            case Task t
            when t.activation() instanceof Activation.Spawned -> task(t.id()).withActivation(t.activation());
            case Task t -> task(t.id()).withActivation(activation());
            case Interrupt i -> handler(i.id());
            case Resource r -> r.withProtocol(Protocol.RUNTIME);
            case Channel c -> c.withFull(pick(List.of(FullPolicy.values())));
            case Peripheral p when p.pins().size() == 1 -> p.withPull(Pull.NONE).withEdge(Edge.RISING);
            case Peripheral p -> p;
            default -> item;
        };
    }

    private Project draw() {
        count(3, this::resource);
        count(4, this::queue);
        count(3, this::signal);
        count(3, this::line);
        count(4, this::pin);
        if (random.nextInt(3) == 0) {
            one(PeripheralType.WATCHDOG).ifPresent(this::dog);
        }
        if (random.nextInt(8) == 0) {
            ItemId id = id("pool");
            pools.add(id);
            items.add(Pool.blank(id, name())
                    .withBlockBytes(1 + random.nextInt(64))
                    .withBlocks(1 + random.nextInt(8)));
        }
        int jobs = random.nextInt(3);
        for (int i = 0; i < jobs; i++) {
            spawned.add(ItemId.of("job-" + i));
        }
        spawned.forEach(id -> items.add(task(id).withActivation(new Activation.Spawned())));
        count(3, this::handler);
        int tasks = 1 + random.nextInt(5);
        for (int i = 0; i < tasks; i++) {
            items.add(task(ItemId.of("task-" + i)).withActivation(activation()));
        }
        Settings settings = Settings.DEFAULT
                .withLogging(random.nextInt(3) > 0 ? Logging.NONE : pick(List.of(Logging.values())))
                .withFaults(pick(List.of(Faults.values())))
                .withSleep(random.nextInt(3) > 0 ? Sleep.AUTO : pick(List.of(Sleep.values())));
        return Project.blank("random " + runtime + " " + chip.id(), chip.id(), runtime)
                .withItems(items)
                .withSettings(settings);
    }

    private void count(int most, Runnable add) {
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            add.run();
        }
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private ItemId id(String stem) {
        return ItemId.of(stem + "-" + items.size());
    }

    private String name() {
        return random.nextInt(3) == 0 ? pick(NAMES) + " " + pick(NAMES) : pick(NAMES);
    }

    private Payload payload() {
        return switch (random.nextInt(4)) {
            case 0 -> Payload.NONE;
            case 1 -> Payload.NONE.withOpaqueBytes(1 + random.nextInt(random.nextInt(6) == 0 ? 400 : 16));
            default -> {
                List<Field> fields = new ArrayList<>();
                Set<String> names = new HashSet<>();
                int count = 1 + random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    String name = name();
                    if (names.add(name)) {
                        fields.add(new Field(name, pick(List.of(ScalarType.values()))));
                    }
                }
                boolean framed = random.nextInt(3) == 0;
                yield new Payload(
                        random.nextInt(3) == 0 ? name() : "",
                        fields,
                        framed ? OptionalInt.of(random.nextInt(256)) : OptionalInt.empty(),
                        framed && random.nextBoolean() ? Checksum.XOR : Checksum.NONE,
                        0);
            }
        };
    }

    private void resource() {
        ItemId id = id("resource");
        resources.add(id);
        Protocol protocol = random.nextInt(3) > 0 ? Protocol.RUNTIME : pick(List.of(Protocol.values()));
        items.add(Resource.blank(id, name()).withProtocol(protocol).withPayload(payload()));
    }

    private void queue() {
        Channel queue = Channel.blank(id("queue"), name())
                .withCapacity(1 + random.nextInt(random.nextInt(4) == 0 ? 200 : 4))
                .withFull(pick(List.of(FullPolicy.values())))
                .withPayload(payload());
        queues.add(queue);
        items.add(queue);
    }

    private void signal() {
        Channel signal = Channel.blank(id("signal"), name())
                .withChannel(random.nextBoolean() ? ChannelKind.SIGNAL : pick(List.of(ChannelKind.values())))
                .withPayload(random.nextBoolean() ? Payload.NONE : payload());
        signals.add(signal);
        items.add(signal);
    }

    private Optional<PeripheralSpec> one(PeripheralType type) {
        List<PeripheralSpec> all =
                chip.peripherals().stream().filter(p -> p.type() == type).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(pick(all));
    }

    private void dog(PeripheralSpec spec) {
        ItemId id = id("dog");
        dogs.add(id);
        items.add(Watchdog.blank(id, name())
                .withInstance(spec.instance())
                .withTimeoutNs((1 + random.nextInt(4)) * 500 * MS));
    }

    private void line() {
        PeripheralType type = pick(List.of(PeripheralType.UART, PeripheralType.I2C, PeripheralType.SPI));
        List<List<String>> signals =
                switch (type) {
                    case UART -> List.of(List.of("TX"), List.of("RX"));
                    case I2C -> List.of(List.of("SCL"), List.of("SDA"));
                    default -> List.of(List.of("SCK", "SCLK"), List.of("MOSI", "TX"), List.of("MISO", "RX"));
                };
        one(type).ifPresent(spec -> {
            List<PinUse> pins = new ArrayList<>();
            for (List<String> names : signals) {
                List<PinUse> free = free(spec, names);
                if (!free.isEmpty() && random.nextInt(12) > 0) {
                    PinUse use = pick(free);
                    takenPins.add(use.pin());
                    pins.add(use);
                }
            }
            ItemId id = id("line");
            lines.add(id);
            long rate = type == PeripheralType.SPI ? 1_000_000 : type == PeripheralType.I2C ? 100_000 : 115_200;
            items.add(Peripheral.blank(id, name())
                    .withInstance(spec.instance())
                    .withBitRateHz(rate)
                    .withPins(pins));
        });
    }

    private List<PinUse> free(PeripheralSpec line, List<String> names) {
        List<PinUse> uses = new ArrayList<>();
        for (PinSpec pin : chip.pins()) {
            if (!pin.limits().isEmpty() || takenPins.contains(pin.name())) {
                continue;
            }
            for (String name : names) {
                boolean matrix = chip.pinMatrix() && name.equals(names.getFirst());
                if (matrix || pin.signals().contains(line.instance() + "." + name)) {
                    uses.add(new PinUse(name, pin.name()));
                }
            }
        }
        return uses;
    }

    private void pin() {
        List<PinSpec> free = chip.pins().stream()
                .filter(p -> !takenPins.contains(p.name())
                        && !p.limits().contains(PinLimit.SPI_FLASH)
                        && !p.name().endsWith("_C"))
                .toList();
        if (free.isEmpty()) {
            return;
        }
        PinSpec pin = pick(free);
        takenPins.add(pin.name());
        String lettered = "GPIO" + pin.name().charAt(1);
        boolean reads = pin.limits().contains(PinLimit.INPUT_ONLY) || random.nextBoolean();
        items.add(Peripheral.blank(id("pin"), name())
                .withInstance(chip.peripheral(lettered).isPresent() ? lettered : "GPIO")
                .withPull(reads ? pick(List.of(Pull.values())) : Pull.NONE)
                .withEdge(pick(List.of(Edge.values())))
                .withPins(List.of(new PinUse(reads ? "IN" : "OUT", pin.name()))));
    }

    private int core() {
        return random.nextInt(chip.cores().size());
    }

    private void handler() {
        if (!chip.vectors().isEmpty()) {
            items.add(handler(id("handler")));
        }
    }

    private Interrupt handler(ItemId id) {
        List<Peripheral> sources = items.stream()
                .filter(Peripheral.class::isInstance)
                .map(Peripheral.class::cast)
                .toList();
        boolean bySource = !sources.isEmpty() && random.nextInt(3) > 0;
        long gap = (1 + random.nextInt(100)) * 100 * US;
        return Interrupt.blank(id, name())
                .withSource(bySource ? Optional.of(pick(sources).id()) : Optional.empty())
                .withVector(bySource ? "" : pick(chip.vectors()).name())
                .withActivation(new Activation.Sporadic(gap, 0, 0))
                .withPriority(1 + random.nextInt(3))
                .withCore(random.nextInt(4) == 0 ? core() : 0)
                .withBody(body(2, true));
    }

    private Activation activation() {
        List<ItemId> sources = new ArrayList<>(queues.stream().map(Channel::id).toList());
        signals.forEach(s -> sources.add(s.id()));
        items.stream().filter(Interrupt.class::isInstance).forEach(i -> sources.add(i.id()));
        items.stream().filter(Peripheral.class::isInstance).forEach(i -> sources.add(i.id()));
        long ms = 1 + random.nextInt(1000);
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Activation.Periodic(ms * MS, random.nextInt(3) * MS, 0);
            case 2 -> new Activation.After(ms * MS, random.nextInt(3) * MS);
            case 3 -> new Activation.Startup();
            case 4 -> random.nextBoolean() ? new Activation.Background() : new Activation.Periodic(ms * MS, 0, 0);
            default -> sources.isEmpty() ? new Activation.Periodic(ms * MS, 0, 0) : new Activation.On(pick(sources));
        };
    }

    private Task task(ItemId id) {
        return Task.blank(id, name())
                .withPriority(runtime.equals("bare-metal") ? 0 : random.nextInt(4))
                .withCore(random.nextInt(3) == 0 ? core() : 0)
                .withOverrun(random.nextInt(3) > 0 ? Overrun.RUNTIME : pick(List.of(Overrun.values())))
                .withBody(body(3, false));
    }

    private List<Step> body(int depth, boolean handler) {
        List<Step> steps = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            step(depth, handler).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<Step> step(int depth, boolean handler) {
        OptionalLong timeout =
                switch (random.nextInt(3)) {
                    case 0 -> OptionalLong.empty();
                    case 1 -> OptionalLong.of(0);
                    default -> OptionalLong.of((1 + random.nextInt(20)) * MS);
                };
        boolean deep = depth > 0;
        return switch (random.nextInt(16)) {
            case 0, 1, 2 ->
                Optional.of(new Step.Compute(random.nextInt(4) == 0 ? "" : name(), US, 2 * US, Distribution.WORST));
            case 3, 4 -> deep ? some(resources, r -> new Step.Lock(r, body(depth - 1, handler))) : Optional.empty();
            case 5 -> deep ? Optional.of(new Step.CriticalSection(body(depth - 1, true))) : Optional.empty();
            case 6 -> some(queues, q -> new Step.Send(q.id(), handler ? OptionalLong.empty() : timeout));
            case 7 -> handler ? Optional.empty() : some(queues, q -> new Step.Receive(q.id(), timeout));
            case 8 -> some(signals, s -> new Step.Notify(s.id()));
            case 9 -> handler ? Optional.empty() : some(signals, s -> new Step.Wait(s.id(), timeout));
            case 10 -> some(spawned, Step.Spawn::new);
            case 11 ->
                some(
                        lines,
                        l -> new Step.Transfer(
                                l,
                                1 + random.nextInt(random.nextInt(5) == 0 ? 300 : 16),
                                handler ? TransferMode.BLOCKING : pick(List.of(TransferMode.values())),
                                pick(List.of(Direction.values()))));
            case 12 -> handler ? Optional.empty() : Optional.of(new Step.Delay((1 + random.nextInt(20)) * MS));
            case 13 ->
                deep
                        ? Optional.of(new Step.Repeat(1 + random.nextInt(300), body(depth - 1, handler)))
                        : Optional.empty();
            case 14 ->
                deep
                        ? Optional.of(new Step.Branch(
                                random.nextInt(1_000_001), body(depth - 1, handler), body(depth - 1, handler)))
                        : Optional.empty();
            default -> other(handler);
        };
    }

    private Optional<Step> other(boolean handler) {
        return switch (random.nextInt(4)) {
            case 0 -> handler ? Optional.empty() : Optional.of(new Step.Yield());
            case 1 -> some(pools, Step.Alloc::new);
            case 2 -> some(pools, Step.Free::new);
            default -> some(dogs, Step.Feed::new);
        };
    }

    private <T> Optional<Step> some(List<T> of, Function<T, Step> step) {
        return of.isEmpty() ? Optional.empty() : Optional.of(step.apply(pick(of)));
    }
}
