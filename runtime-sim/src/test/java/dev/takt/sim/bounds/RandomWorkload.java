package dev.takt.sim.bounds;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** A design that keeps its rules, with about so much load as a core bears. Decided by its seed. */
final class RandomWorkload {
    private static final int BUSES = 4;
    /** On the STM32 the first two have further interrupts. */
    private static final List<String> INSTANCES = List.of("I2C1", "SPI1", "USART1", "UART1");

    private static final long US = 1_000;
    private static final String[] VECTORS = {
        "UART0", "UART1", "UART2", "I2C0", "SSI0", "TIMER_0A", "TIMER_1A", "GPIOA", "GPIOB"
    };
    private static final String[] RUNTIMES = {
        "generic", "generic", "rtic", "freertos", "embassy", "zephyr", "tock", "drone", "bare-metal"
    };

    private final SplittableRandom random;
    private final SplittableRandom limits;
    private final List<Item> items = new ArrayList<>();
    private final String runtime;
    private final String target;
    private final int contexts;
    private final boolean edf;
    private final boolean alone;
    private final boolean thresholds;
    private final List<ItemId> spawnable = new ArrayList<>();
    private final List<ItemId> fed = new ArrayList<>();

    RandomWorkload(long seed) {
        this(new SplittableRandom(seed), new SplittableRandom(~seed), RUNTIMES);
    }

    /** All of one runtime. */
    RandomWorkload(long seed, String runtime) {
        this(new SplittableRandom(seed), new SplittableRandom(~seed), runtime);
    }

    private RandomWorkload(SplittableRandom random, SplittableRandom limits, String... runtimes) {
        this.random = random;
        this.limits = limits;
        runtime = runtimes[random.nextInt(runtimes.length)];
        target = runtime.equals("embassy") ? random.nextBoolean() ? "esp32s3" : "stm32f411re" : "lm3s6965";
        contexts = random.nextInt(2, 8);
        boolean generic = runtime.equals("generic");
        edf = generic && random.nextInt(3) == 0;
        alone = generic && random.nextInt(4) == 0;
        thresholds = generic && random.nextInt(3) == 0;
    }

    Project project() {
        for (int i = 0; i < 3; i++) {
            items.add(resource("r" + i));
        }
        for (int i = 0; i < BUSES; i++) {
            items.add(Peripheral.blank(ItemId.of("bus" + i), "bus" + i)
                    .withInstance(INSTANCES.get(i))
                    .withBitRateHz(1_000_000));
        }
        for (int i = 0; i < contexts; i++) {
            items.add(random.nextInt(4) == 0 ? handler(i) : task(i, activation()));
        }
        // what is released may release in turn
        for (int i = 0; i < spawnable.size(); i++) {
            items.add(task(spawnable.get(i), new Activation.Spawned()));
        }
        for (int i = 0; i < fed.size(); i++) {
            ItemId id = fed.get(i);
            items.add(Channel.blank(id, id.value()).withCapacity(random.nextInt(1, 6)));
            items.add(task(ItemId.of("of-" + id.value()), new Activation.On(id)));
        }
        Project project = Project.blank("random", target, runtime).withItems(items);
        List<CostOverride> costs = new ArrayList<>();
        if (random.nextBoolean()) {
            for (Cost cost : Cost.values()) {
                costs.add(new CostOverride(cost.tag(), random.nextInt(0, 300)));
            }
        }
        boolean ticks = !runtime.equals("generic") && !runtime.equals("embassy") && random.nextBoolean();
        return project.withSettings(project.settings()
                .withScheduling(edf ? Scheduling.EDF : Scheduling.FIXED)
                .withPreemption(alone ? Preemption.NONE : Preemption.FULL)
                .withCosts(costs)
                .withSliceNs(slice())
                .withTickNs(ticks ? OptionalLong.of(random.nextInt(1, 4) * 250 * US) : OptionalLong.empty()));
    }

    /** Where threads take turns by time; 0 is none. */
    private OptionalLong slice() {
        return switch (runtime) {
            case "generic", "freertos", "zephyr", "zephyr-4.5", "tock" -> OptionalLong.of(random.nextInt(4) * 500 * US);
            default -> OptionalLong.empty();
        };
    }

    private Item resource(String id) {
        Protocol protocol = Protocol.RUNTIME;
        if (runtime.equals("generic")) {
            Protocol[] all = {
                Protocol.NONE,
                Protocol.INHERITANCE,
                Protocol.CEILING,
                Protocol.IMMEDIATE_CEILING,
                Protocol.NON_PREEMPTIVE
            };
            protocol = edf && random.nextInt(3) > 0 ? Protocol.IMMEDIATE_CEILING : all[random.nextInt(all.length)];
        } else if (random.nextInt(3) == 0) {
            protocol = Protocol.NON_PREEMPTIVE;
        }
        return Resource.blank(ItemId.of(id), id).withProtocol(protocol);
    }

    private Interrupt handler(int i) {
        ItemId id = ItemId.of("h" + i);
        return new Interrupt(
                id,
                id.value(),
                Optional.empty(),
                activation(),
                target.equals("esp32s3") ? "" : VECTORS[i],
                OptionalLong.empty(),
                random.nextInt(1, 4),
                0,
                body(3, true),
                Extras.NONE);
    }

    private Task task(int i, Activation activation) {
        return task(ItemId.of("t" + i), activation);
    }

    /** Few queue without end where the design decides; what is not drawn here changes no other design of the seed. */
    private OptionalInt limit() {
        return runtime.equals("generic") && limits.nextInt(3) == 0
                ? OptionalInt.of(1 + limits.nextInt(3))
                : OptionalInt.empty();
    }

    private Task task(ItemId id, Activation activation) {
        int priorities = runtime.equals("embassy") ? 3 : 5;
        return new Task(
                id,
                id.value(),
                activation,
                edf && random.nextBoolean() ? OptionalLong.of(random.nextInt(1, 60) * 250 * US) : OptionalLong.empty(),
                // of Zephyr preemptible and cooperative ones
                random.nextInt(priorities) + (runtime.startsWith("zephyr") ? 12 : 0),
                thresholds ? OptionalInt.of(random.nextInt(priorities)) : OptionalInt.empty(),
                0,
                0,
                List.of(),
                0,
                random.nextInt(4) == 0 ? Overrun.SKIP : merges() ? Overrun.RUNTIME : Overrun.QUEUE,
                limit(),
                body(2, false),
                Extras.NONE);
    }

    /** Of Zephyr some do, some are told to queue. */
    private boolean merges() {
        return runtime.equals("bare-metal")
                || runtime.equals("drone")
                || runtime.startsWith("zephyr") && random.nextBoolean();
    }

    private Activation activation() {
        long period = random.nextInt(4, 40) * 250 * US;
        long offset = random.nextBoolean() ? 0 : random.nextLong(period);
        return switch (random.nextInt(8)) {
            case 0 -> new Activation.Sporadic(period, random.nextBoolean() ? 0 : period / 3, offset);
            case 1 -> new Activation.Burst(random.nextInt(1, 4), random.nextInt(3) * 100 * US, 3 * period, offset);
            case 2 -> new Activation.Periodic(period, offset, random.nextLong(period));
            case 3 -> new Activation.After(period, offset);
            case 4 -> new Activation.Periodic(period + random.nextInt(1000), offset, 0);
            default -> new Activation.Periodic(period, offset, 0);
        };
    }

    private List<Step> body(int most, boolean handler) {
        List<Step> body = new ArrayList<>();
        int steps = random.nextInt(1, most + 2);
        for (int i = 0; i < steps; i++) {
            body.add(step(handler));
        }
        return body;
    }

    private Step step(boolean handler) {
        return switch (random.nextInt(handler || runtime.equals("bare-metal") ? 12 : 18)) {
            case 0, 1 -> lock(handler);
            case 2 -> new Step.CriticalSection(List.of(work()));
            case 3 -> new Step.Branch(400_000, List.of(work()), List.of(work(), work()));
            case 4 -> new Step.Repeat(random.nextInt(1, 4), List.of(work()));
            case 5 -> release();
            case 12 -> new Step.Delay(random.nextInt(1, 500) * US);
            case 13 -> new Step.Yield();
            case 14, 15, 16 ->
                new Step.Transfer(
                        ItemId.of("bus" + random.nextInt(BUSES)),
                        random.nextInt(1, 20),
                        TransferMode.values()[random.nextInt(3)],
                        Direction.WRITE);
            default -> work();
        };
    }

    /** Handlers take only locks that do not wait. */
    private Step lock(boolean handler) {
        if (handler && !runtime.equals("rtic")) {
            return work();
        }
        ItemId id = ItemId.of("r" + random.nextInt(3));
        return random.nextInt(6) == 0 && !handler
                ? new Step.Lock(id, List.of(work(), new Step.Lock(ItemId.of("r" + random.nextInt(3)), List.of(work()))))
                : new Step.Lock(id, List.of(work()));
    }

    private Step release() {
        if (random.nextBoolean()) {
            ItemId id = ItemId.of("s" + spawnable.size());
            if (spawnable.size() < 2) {
                spawnable.add(id);
                return new Step.Spawn(id);
            }
        }
        if (fed.isEmpty()) {
            fed.add(ItemId.of("q"));
            return new Step.Send(ItemId.of("q"), OptionalLong.empty());
        }
        return work();
    }

    private Step work() {
        long worst = random.nextInt(1, 700) * US;
        Distribution distribution = random.nextBoolean() ? Distribution.WORST : Distribution.UNIFORM;
        return new Step.Compute("", worst / random.nextInt(1, 4), worst, distribution);
    }
}
