package dev.takt.designer.inspector;

import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.target.PinSpec;
import dev.takt.projects.target.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the chip of a design has for the fields of its items: instances, vectors, signals, pins and cores. What is free and without limits comes first. */
public record ChipOffers(Project project, Chip chip) {

    /** For a field of an item, or of a part of it such as the use of a pin; nothing if the chip has nothing to say about it. */
    Offered of(Item item, Object owner, String field) {
        List<Offer> offers = list(item, owner, field);
        // an empty vector is the one that the chip gives the source
        return new Offered(offers, !offers.isEmpty() && !field.equals("vector"));
    }

    private List<Offer> list(Item item, Object owner, String field) {
        return switch (owner) {
            case PinUse use
            when item instanceof Peripheral peripheral && field.equals("signal") ->
                signals(peripheral)
                        .filter(s -> !taken(peripheral, s, use))
                        .map(s -> new Offer(s, ""))
                        .toList();
            case PinUse use
            when item instanceof Peripheral peripheral && field.equals("pin") -> pins(peripheral, use.signal());
            case Peripheral peripheral when field.equals("instance") -> instances(Optional.of(peripheral));
            case Watchdog _
            when field.equals("instance") ->
                chip.peripherals().stream()
                        .filter(p -> p.type() == PeripheralType.WATCHDOG)
                        .map(p -> new Offer(p.instance(), ""))
                        .toList();
            case Interrupt interrupt when field.equals("vector") -> vectors(interrupt);
            case Executable _
            when field.equals("core") && chip.cores().size() > 1 ->
                IntStream.range(0, chip.cores().size())
                        .mapToObj(core -> new Offer(String.valueOf(core), ""))
                        .toList();
            default -> List.of();
        };
    }

    /** The instances of the chip for one of the design's peripherals, or for one to come; those of others last, except pins, which many share. */
    public List<Offer> instances(Optional<Peripheral> forThis) {
        return chip.peripherals().stream()
                .map(p -> new Offer(p.instance(), forThis.map(f -> user(p, f)).orElseGet(() -> user(p))))
                .sorted(Comparator.comparing(o -> !o.note().isEmpty()))
                .toList();
    }

    private String user(PeripheralSpec spec) {
        return spec.type() == PeripheralType.GPIO
                ? ""
                : usedBy(project.all(Peripheral.class).stream()
                        .filter(p -> p.instance().equals(spec.instance()))
                        .findFirst());
    }

    private String user(PeripheralSpec spec, Peripheral except) {
        return except.instance().equals(spec.instance()) ? "" : user(spec);
    }

    private static String usedBy(Optional<Peripheral> user) {
        return user.map(p -> Texts.words("offer.used", p.name())).orElse("");
    }

    /** What everybody needs of such a peripheral first; where the chip leads signals to any pin, they have the names that the field's engineers give them. */
    private Stream<String> signals(Peripheral peripheral) {
        String prefix = peripheral.instance() + ".";
        List<String> led = chip.pins().stream()
                .flatMap(p -> p.signals().stream())
                .filter(s -> s.startsWith(prefix))
                .map(s -> s.substring(prefix.length()))
                .distinct()
                .toList();
        List<String> usual = usual(peripheral);
        return led.isEmpty()
                ? usual.stream()
                : Stream.concat(
                        usual.stream().filter(led::contains), led.stream().filter(s -> !usual.contains(s)));
    }

    private List<String> usual(Peripheral peripheral) {
        return chip.peripheral(peripheral.instance())
                .map(spec -> switch (spec.type()) {
                    case GPIO -> List.of("IN", "OUT");
                    case UART -> List.of("TX", "RX", "CTS", "RTS");
                    case I2C -> List.of("SDA", "SCL");
                    case SPI -> List.of("SCK", "MOSI", "MISO", "CS");
                    case CAN -> List.of("TX", "RX");
                    case ADC, TIMER, DMA, WATCHDOG, RADIO, USB, SOFTWARE, OTHER -> List.<String>of();
                })
                .orElse(List.of());
    }

    private static boolean taken(Peripheral peripheral, String signal, PinUse except) {
        return !signal.equals(except.signal())
                && peripheral.pins().stream().anyMatch(p -> p.signal().equals(signal));
    }

    private List<Offer> pins(Peripheral peripheral, String signal) {
        String full = peripheral.instance() + "." + signal;
        boolean led = chip.pins().stream().anyMatch(p -> p.signals().contains(full));
        return chip.pins().stream()
                .filter(p -> !led || p.signals().contains(full))
                .map(p -> new Offer(p.name(), note(p, peripheral, signal)))
                .sorted(Comparator.comparing(o -> !o.note().isEmpty()))
                .toList();
    }

    private String note(PinSpec pin, Peripheral peripheral, String signal) {
        List<String> words = new ArrayList<>();
        for (Peripheral other : project.all(Peripheral.class)) {
            for (PinUse use : other.pins()) {
                boolean self =
                        other.id().equals(peripheral.id()) && use.signal().equals(signal);
                if (use.pin().equals(pin.name()) && !self) {
                    words.add(Texts.words("offer.used", other.name()));
                }
            }
        }
        pin.limits().forEach(limit -> words.add(limit.tag()));
        return words.stream().map(w -> w.replace('_', ' ')).collect(Collectors.joining(", "));
    }

    private List<Offer> vectors(Interrupt interrupt) {
        Set<String> names = new LinkedHashSet<>();
        interrupt
                .source()
                .flatMap(project::item)
                .filter(Peripheral.class::isInstance)
                .flatMap(p -> chip.peripheral(((Peripheral) p).instance()))
                .ifPresent(spec -> names.addAll(spec.vectors()));
        chip.vectors().stream().map(Vector::name).forEach(names::add);
        return names.stream()
                .map(name -> new Offer(
                        name,
                        project.all(Interrupt.class).stream()
                                .filter(i -> !i.id().equals(interrupt.id())
                                        && i.vector().equals(name))
                                .findFirst()
                                .map(i -> Texts.words("offer.used", i.name()))
                                .orElse("")))
                .toList();
    }
}
