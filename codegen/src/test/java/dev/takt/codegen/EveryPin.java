package dev.takt.codegen;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.target.PinLimit;
import dev.takt.projects.target.PinSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Designs for Embassy that use whatever a chip of the catalogue offers of pins: each pin as a plain output or input, and each signal of a serial line on each pin that the catalogue says it may go to. A pin is used once in a design, so
 * there are as many designs as that takes.
 */
final class EveryPin {
    /** The signals that drivers are made with, by kind of line; of several names the chip has one. */
    private static final List<List<String>> UART = List.of(List.of("TX"), List.of("RX"));

    private static final List<List<String>> I2C = List.of(List.of("SCL"), List.of("SDA"));
    private static final List<List<String>> SPI =
            List.of(List.of("SCK", "SCLK"), List.of("MOSI", "TX"), List.of("MISO", "RX"));

    /** Where pins have a matrix behind them each line is placed once. */
    private static final String ANYWHERE = "anywhere ";

    private final Chip chip;

    /** Signals on pins that no design has yet, as {@code SPI1.SCK PA5}. */
    private final Set<String> open = new LinkedHashSet<>();

    EveryPin(Chip chip) {
        this.chip = chip;
        for (PeripheralSpec line : lines()) {
            if (chip.pinMatrix()) {
                open.add(ANYWHERE + line.instance());
            } else {
                signals(line.type())
                        .forEach(names -> candidates(line, names).forEach(use -> open.add(pair(line, use))));
            }
        }
    }

    /** Each pin that nothing keeps from being one: an output, or an input where it is nothing else, or that of an ADC. */
    Project plain() {
        List<Item> items = new ArrayList<>();
        List<PinUse> analog = chip.pins().stream()
                .filter(EveryPin::isAnalog)
                .map(p -> new PinUse(p.signals().getLast().substring("ADC3.".length()), p.name()))
                .toList();
        if (!analog.isEmpty()) {
            items.add(Peripheral.blank(ItemId.of("analog"), "analog")
                    .withInstance("ADC3")
                    .withPins(analog));
        }
        for (PinSpec pin : usable()) {
            boolean reads = pin.limits().contains(PinLimit.INPUT_ONLY);
            items.add(Peripheral.blank(ItemId.of("pin-" + items.size()), "pin " + pin.name())
                    .withInstance(port(pin.name()))
                    .withPins(List.of(new PinUse(reads ? "IN" : "OUT", pin.name()))));
        }
        return design("pins of", items);
    }

    /** The lines: all instances at once, as far as pins go round. */
    List<Project> lined() {
        List<Project> designs = new ArrayList<>();
        do {
            Set<String> used = new HashSet<>();
            List<Item> items = new ArrayList<>();
            int left = open.size();
            List<PeripheralSpec> order = new ArrayList<>(lines());
            order.sort(Comparator.comparing((PeripheralSpec s) -> open.stream().noneMatch(p -> isOf(s, p)))
                    .thenComparing(PeripheralSpec::instance));
            Set<String> blocks = new HashSet<>();
            for (PeripheralSpec line : order) {
                // one block of an nRF52 is several kinds of line, one at a time, with one vector
                if (chip.family().equals("nRF52") && !blocks.add(line.vectors().getFirst())) {
                    continue;
                }
                place(line, used).ifPresent(pins -> {
                    open.remove(ANYWHERE + line.instance());
                    pins.forEach(use -> used.add(use.pin()));
                    pins.forEach(use -> open.remove(pair(line, use)));
                    items.add(Peripheral.blank(ItemId.of("line-" + items.size()), line.instance())
                            .withInstance(line.instance())
                            .withBitRateHz(
                                    line.type() == PeripheralType.SPI
                                            ? 1_000_000
                                            : line.type() == PeripheralType.I2C ? 100_000 : 115_200)
                            .withPins(pins));
                });
            }
            designs.add(design("lines " + designs.size() + " of", items));
            if (!open.isEmpty() && open.size() == left) {
                throw new AssertionError("never placed: " + open);
            }
        } while (!open.isEmpty());
        return designs;
    }

    /** A pin for each signal of a line, those first that it has not had yet. */
    private Optional<List<PinUse>> place(PeripheralSpec line, Set<String> used) {
        List<PinUse> pins = new ArrayList<>();
        for (List<String> names : signals(line.type())) {
            Optional<PinUse> found = candidates(line, names).stream()
                    .filter(use -> !used.contains(use.pin())
                            && pins.stream().noneMatch(p -> p.pin().equals(use.pin())))
                    .min(Comparator.comparing(use -> !open.contains(pair(line, use))));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            pins.add(found.get());
        }
        return Optional.of(pins);
    }

    private List<PinUse> candidates(PeripheralSpec line, List<String> names) {
        List<PinUse> uses = new ArrayList<>();
        for (PinSpec pin : usable()) {
            for (String name : names) {
                boolean matrix = chip.pinMatrix()
                        && name.equals(names.getFirst())
                        && !pin.limits().contains(PinLimit.INPUT_ONLY);
                if (matrix || pin.signals().contains(line.instance() + "." + name)) {
                    uses.add(new PinUse(name, pin.name()));
                }
            }
        }
        return uses;
    }

    /** Those without an error of their own. */
    private List<PinSpec> usable() {
        return chip.pins().stream()
                .filter(p -> !p.limits().contains(PinLimit.SPI_FLASH) && !isAnalog(p))
                .toList();
    }

    /** The analog half of a pin of an STM32H7. */
    private static boolean isAnalog(PinSpec pin) {
        return pin.name().endsWith("_C");
    }

    private List<PeripheralSpec> lines() {
        return chip.peripherals().stream()
                .filter(p -> signals(p.type()).size() > 0)
                .filter(p -> !p.instance().startsWith("SPI0") && !p.instance().startsWith("LP_"))
                .toList();
    }

    private static List<List<String>> signals(PeripheralType type) {
        return type == PeripheralType.UART
                ? UART
                : type == PeripheralType.I2C ? I2C : type == PeripheralType.SPI ? SPI : List.of();
    }

    private static boolean isOf(PeripheralSpec line, String place) {
        return place.startsWith(line.instance() + ".") || place.equals(ANYWHERE + line.instance());
    }

    private static String pair(PeripheralSpec line, PinUse use) {
        return line.instance() + "." + use.signal() + " " + use.pin();
    }

    private String port(String pin) {
        String lettered = "GPIO" + pin.charAt(1);
        return chip.peripheral(lettered).isPresent() ? lettered : "GPIO";
    }

    private Project design(String what, List<Item> items) {
        items.add(Task.blank(ItemId.of("work"), "work")
                .withActivation(new Activation.Periodic(100_000_000, 0, 0))
                .withBody(List.of(new Step.Compute("work", 1_000, 1_000, Distribution.WORST))));
        return Project.blank(what + " " + chip.id(), chip.id(), "embassy").withItems(items);
    }
}
