package dev.takt.codegen;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Checksum;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Field;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.ScalarType;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Designs on an STM32F411 with so much of everything that functions get long, all of it named in one way or another that makes names alike. */
final class LargeDesigns {
    static final String TARGET = "stm32f411re";
    private static final long MS = 1_000_000;
    private static final int TASKS = 36;
    private static final int STEPS = 130;
    private static final int PINS = 16;

    /** Words that differ by a letter, and those that files and modules of the generated code have. */
    private static final List<String> ALIKE = List.of(
            ("reader render readee writer waiter bodies setup board takt work load trace time shared local body job main app start"
                            + " config monitor turns types link sender seeder logic fault panic watch match1 patch1 latch1 state stale"
                            + " task thing held option result default send copy clone string vec ok err channel signal mutex payload"
                            + " release arrivals pins gpio device peripherals line wiring")
                    .split(" "));

    private LargeDesigns() {}

    /** Every name begins with the same word. */
    static Project oneWord(String runtime) {
        return of("lint one word " + runtime, runtime, i -> "part " + (char) ('a' + i / 26) + (char) ('a' + i % 26));
    }

    /** Names a letter apart, and words of the modules they get into. */
    static Project alike(String runtime) {
        return of(
                "lint alike " + runtime,
                runtime,
                i -> i < ALIKE.size() ? ALIKE.get(i) : "pin" + (char) ('a' + i - ALIKE.size()));
    }

    private static Project of(String title, String runtime, IntFunction<String> names) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < PINS; i++) {
            items.add(Peripheral.blank(id("pin", i), names.apply(TASKS + 8 + i))
                    .withInstance("GPIOC")
                    .withPins(List.of(new PinUse(i == 0 ? "IN" : "OUT", "PC" + i))));
        }
        for (int i = 0; i < 6; i++) {
            items.add(Resource.blank(id("data", i), names.apply(TASKS + i)).withPayload(numbers(names)));
            items.add(Channel.blank(id("queue", i), names.apply(TASKS + 6 + i))
                    .withFull(FullPolicy.DROP_NEWEST)
                    .withPayload(numbers(names)));
            items.add(Channel.blank(id("flag", i), names.apply(TASKS + 12 + i)).withChannel(ChannelKind.SIGNAL));
        }
        for (int i = 0; i < 4; i++) {
            items.add(Interrupt.blank(id("edge", i), names.apply(TASKS + 18 + i))
                    .withSource(Optional.empty())
                    .withVector(List.of("EXTI0", "EXTI1", "EXTI2", "EXTI3").get(i))
                    .withActivation(new Activation.Sporadic(10 * MS, 0, 0))
                    .withPriority(4)
                    .withBody(List.of(compute(names.apply(i)))));
        }
        boolean loop = runtime.equals("bare-metal");
        for (int i = 0; i < TASKS; i++) {
            items.add(Task.blank(id("task", i), names.apply(i))
                    .withActivation(activation(i))
                    .withPriority(loop ? 0 : 1 + i % 3)
                    .withBody(i == 0 ? longBody(names) : body(i, names)));
        }
        return Project.blank(title, TARGET, runtime).withItems(items);
    }

    private static Activation activation(int i) {
        return switch (i % 4) {
            case 0, 1 -> new Activation.Periodic((10 + i) * MS, i * MS, 0);
            case 2 -> i < 24 ? new Activation.On(id("queue", i / 4)) : new Activation.Spawned();
            default -> new Activation.After(10 * MS, i * MS);
        };
    }

    private static List<Step> body(int i, IntFunction<String> names) {
        Step work = compute(names.apply(i));
        Step lock = new Step.Lock(id("data", i % 6), List.of(work));
        return switch (i % 4) {
            case 0 -> List.of(work, lock, new Step.Send(id("queue", i / 4 % 6), OptionalLong.empty()));
            case 1 ->
                List.of(work, new Step.Notify(id("flag", i / 4 % 6)), new Step.Spawn(id("task", 26 + i / 4 % 3 * 4)));
            default -> List.of(work, lock);
        };
    }

    /** More steps than a function has lines for. */
    private static List<Step> longBody(IntFunction<String> names) {
        List<Step> steps = new ArrayList<>();
        IntStream.range(0, STEPS).forEach(i -> steps.add(compute(names.apply(i % TASKS) + " " + i)));
        IntStream.range(0, 6).forEach(i -> steps.add(new Step.Lock(id("data", i), List.of(compute(names.apply(i))))));
        return steps;
    }

    private static Payload numbers(IntFunction<String> names) {
        List<Field> fields = IntStream.range(0, 4)
                .mapToObj(i -> new Field(names.apply(i), ScalarType.U16))
                .toList();
        return new Payload("", fields, OptionalInt.empty(), Checksum.NONE, 0);
    }

    private static ItemId id(String stem, int i) {
        return ItemId.of(stem + "-" + i);
    }

    private static Step compute(String label) {
        return new Step.Compute(label, 1_000, 1_000, Distribution.WORST);
    }
}
