package dev.takt.projects.machine;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.DeviceKind;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** A design that a careless or hostile user might draw: any numbers, any references. Decided by its seed. */
public final class RandomDesign {
    private static final long[] NUMBERS = {
        Long.MIN_VALUE, -1, 0, 1, 7, 1_000, 999_983, 1_000_000, 86_400_000_000_000L, Long.MAX_VALUE
    };

    private final SplittableRandom random;

    public RandomDesign(long seed) {
        random = new SplittableRandom(seed);
    }

    public Project project() {
        List<Item> items = new ArrayList<>();
        int count = random.nextInt(14);
        for (int i = 0; i < count; i++) {
            items.add(item(ItemId.of("i" + i)));
        }
        List<Chip> chips = ShippedCatalogue.get().chips();
        String runtime =
                ShippedCatalogue.get().runtimes().get(random.nextInt(4)).id();
        Settings settings = Settings.DEFAULT
                .withClockHz(pick(0, 1, 1_000_000, Long.MAX_VALUE, -3))
                .withTickNs(maybe())
                .withSliceNs(maybe())
                .withCosts(List.of(new CostOverride("lock", number()), new CostOverride("nonsense", 3)));
        return Project.blank("random", chips.get(random.nextInt(chips.size())).id(), runtime)
                .withSettings(settings)
                .withItems(items);
    }

    private Item item(ItemId id) {
        return switch (random.nextInt(10)) {
            case 0 -> new Resource(id, "r", any(Protocol.values()), random.nextBoolean(), Payload.NONE, Extras.NONE);
            case 1 ->
                new Channel(
                        id,
                        "c",
                        any(ChannelKind.values()),
                        (int) number(),
                        any(FullPolicy.values()),
                        Payload.NONE,
                        Extras.NONE);
            case 2 ->
                Peripheral.blank(id, "p")
                        .withInstance(random.nextBoolean() ? "UART0" : "GPIOA")
                        .withBitRateHz(number())
                        .withBitsPerByte((int) number())
                        .withPins(List.of(new PinUse("TX", "PA" + number())));
            case 3 ->
                new Device(
                        id,
                        "d",
                        any(DeviceKind.values()),
                        "",
                        List.of(reference(), reference()),
                        OptionalInt.empty(),
                        activation(),
                        Extras.NONE);
            case 4 -> new Pool(id, "pool", number(), (int) number(), Extras.NONE);
            case 5 -> Watchdog.blank(id, "w").withTimeoutNs(number()).withWindowNs(number());
            case 6, 7 ->
                new Interrupt(
                        id,
                        "i",
                        random.nextBoolean() ? Optional.of(reference()) : Optional.empty(),
                        activation(),
                        random.nextBoolean() ? "" : "UART1",
                        maybe(),
                        random.nextInt(-2, 20),
                        random.nextInt(-1, 4),
                        body(0),
                        Extras.NONE);
            default ->
                new Task(
                        id,
                        "t",
                        activation(),
                        maybe(),
                        random.nextInt(-2, 300),
                        random.nextInt(-1, 4),
                        number(),
                        any(Overrun.values()),
                        body(0),
                        Extras.NONE);
        };
    }

    private Activation activation() {
        return switch (random.nextInt(9)) {
            case 0 -> new Activation.Periodic(number(), number(), number());
            case 1 -> new Activation.After(number(), number());
            case 2 -> new Activation.Sporadic(number(), number(), number());
            case 3 -> new Activation.Burst((int) number(), number(), number(), number());
            case 4 -> new Activation.On(reference());
            case 5 -> new Activation.Spawned();
            case 6 -> new Activation.Startup();
            case 7 -> new Activation.Background();
            default -> new Activation.Recorded("x.txt");
        };
    }

    private List<Step> body(int depth) {
        List<Step> steps = new ArrayList<>();
        int count = random.nextInt(depth > 3 ? 1 : 4);
        for (int i = 0; i < count; i++) {
            steps.add(step(depth + 1));
        }
        return steps;
    }

    private Step step(int depth) {
        return switch (random.nextInt(18)) {
            case 0 -> new Step.Lock(reference(), body(depth));
            case 1 -> new Step.CriticalSection(body(depth));
            case 2 -> new Step.Send(reference(), maybe());
            case 3 -> new Step.Receive(reference(), maybe());
            case 4 -> new Step.Notify(reference());
            case 5 -> new Step.Wait(reference(), maybe());
            case 6 -> new Step.Spawn(reference());
            case 7 -> new Step.Transfer(reference(), number(), any(TransferMode.values()), Direction.READ);
            case 8 -> new Step.Delay(number());
            case 9 -> new Step.Yield();
            case 10 -> new Step.Repeat((int) number(), body(depth));
            case 11 -> new Step.Branch((int) number(), body(depth), body(depth));
            case 12 -> new Step.Alloc(reference());
            case 13 -> new Step.Free(reference());
            case 14 -> new Step.Feed(reference());
            case 15 -> new Step.UnknownStep("odd", "1");
            case 16 -> new Step.Noted(new Step.Yield(), Extras.NONE);
            default -> new Step.Compute("", number(), number(), any(Distribution.values()));
        };
    }

    private ItemId reference() {
        return ItemId.of("i" + random.nextInt(16));
    }

    private long number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private OptionalLong maybe() {
        return random.nextBoolean() ? OptionalLong.of(number()) : OptionalLong.empty();
    }

    private long pick(long... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
