package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.machine.Vectors;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Pull;
import dev.takt.projects.model.Step;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PinSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Designs of little but peripherals, for what is set of them. */
final class WiredDesigns {
    static final Activation NOW_AND_THEN = new Activation.Sporadic(10_000_000, 0, 0);

    private WiredDesigns() {}

    static Project design(String runtime, String target, Item... items) {
        Project blank = Project.blank("wired", target, runtime);
        return blank.withItems(Arrays.asList(items))
                .withSettings(blank.settings().withOscillator(Oscillator.ANY));
    }

    static String wiring(Project project) {
        return Designs.text(Designs.files(project), "src/takt/wiring.rs");
    }

    static String page(Project project) {
        return Designs.text(Designs.files(project), "DESIGN.md");
    }

    /** The statements of a function that sets peripherals, without its comments. */
    static List<String> statements(String text, String function) {
        int start = text.indexOf("fn " + function + "(device: &Peripherals) {\n");
        assertTrue(start >= 0, text);
        return text.substring(start, text.indexOf("\n}\n", start))
                .lines()
                .skip(1)
                .map(String::strip)
                .filter(l -> !l.startsWith("//"))
                .toList();
    }

    /** {@code pins}: signal and pin, as {@code TX PA2}. */
    static Peripheral line(String instance, long hz, String... pins) {
        List<PinUse> uses = Stream.of(pins)
                .map(p -> new PinUse(p.substring(0, p.indexOf(' ')), p.substring(p.indexOf(' ') + 1)))
                .toList();
        return Peripheral.blank(ItemId.of("line-" + instance.toLowerCase(Locale.ROOT)), "line " + instance)
                .withInstance(instance)
                .withBitRateHz(hz)
                .withPins(uses);
    }

    static Interrupt handler(String name, Peripheral source, Activation activation) {
        return Interrupt.blank(ItemId.of(name), name)
                .withSource(Optional.of(source.id()))
                .withActivation(activation)
                .withBody(List.of(new Step.Compute("look", 1_000, 1_000, Distribution.WORST)));
    }

    /** Two pins of one port whose edges request a handler, and a timer that requests another every millisecond. */
    static Project handlers(String runtime, String target, String pin, String other, String timer) {
        Peripheral button =
                line(port(pin), 0, "IN " + pin, "IN " + other).withPull(Pull.UP).withEdge(Edge.BOTH);
        Peripheral period = line(timer, 0);
        return design(
                runtime,
                target,
                button,
                period,
                handler("pressed", button, NOW_AND_THEN),
                handler("elapsed", period, new Activation.Periodic(1_000_000, 0, 0)));
    }

    /** Every line of EXTI of an STM32 as the source of its vector. */
    static Project edges(String runtime, Chip chip) {
        List<Item> items = new ArrayList<>();
        Map<String, List<PinUse>> lines = new LinkedHashMap<>();
        for (PinSpec pin : chip.pins()) {
            PinUse use = new PinUse("IN", pin.name());
            Peripheral one = Peripheral.blank(ItemId.of("one"), "one")
                    .withInstance(port(pin.name()))
                    .withPins(List.of(use));
            Project project = design(runtime, chip.id(), one);
            String vector = Vectors.of(handler("edge", one, NOW_AND_THEN), project, chip);
            if (pin.name().matches("P[A-K]\\d+")
                    && lines.values().stream().flatMap(List::stream).noneMatch(u -> line(u.pin())
                            .equals(line(pin.name())))) {
                lines.computeIfAbsent(vector, _ -> new ArrayList<>()).add(use);
            }
        }
        lines.forEach((vector, uses) -> source(
                items,
                Peripheral.blank(ItemId.of("lines-" + items.size()), vector)
                        .withInstance(port(uses.getFirst().pin()))
                        .withEdge(Edge.values()[items.size() / 2 % Edge.values().length])
                        .withPins(uses),
                NOW_AND_THEN));
        return design(runtime, chip.id(), items.toArray(Item[]::new));
    }

    /** Every timer of an STM32 that a vector is for, with a period of its own. */
    static Project periods(String runtime, Chip chip) {
        List<Item> items = new ArrayList<>();
        Set<String> vectors = new HashSet<>();
        for (PeripheralSpec timer : chip.peripherals()) {
            if (timer.instance().matches("TIM\\d+")
                    && vectors.add(timer.vectors().getFirst())) {
                source(
                        items,
                        line(timer.instance(), 0),
                        new Activation.Periodic(1_000_000L * (vectors.size() + 1), 0, 0));
            }
        }
        return design(runtime, chip.id(), items.toArray(Item[]::new));
    }

    private static void source(List<Item> items, Peripheral source, Activation activation) {
        items.add(source);
        // fields of one prefix are what clippy warns of
        items.add(handler((items.size() % 4 == 1 ? "odd-" : "even-") + items.size(), source, activation));
    }

    private static String line(String pin) {
        return pin.substring(2);
    }

    private static String port(String pin) {
        return pin.matches("P[A-K]\\d+") ? "GPIO" + pin.charAt(1) : "GPIO";
    }
}
