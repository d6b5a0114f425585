package dev.takt.projects.synthesis;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.target.PinLimit;
import dev.takt.projects.target.PinSpec;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pins of a chip for signals: those of the same name if they fit, else the first that nothing limits, or that boards seldom need. */
final class NewPins {
    private static final Pattern PORT = Pattern.compile("P([A-Z])\\d+");
    private static final Pattern NUMBER = Pattern.compile("(\\d+)$");

    /** What the same signal is called on other chips. */
    private static final Map<String, List<String>> ALSO = Map.of(
            "MOSI", List.of("TX"),
            "MISO", List.of("RX"),
            "SCK", List.of("SCLK", "CLK"),
            "CS", List.of("NSS", "SS_N", "FSS"),
            "TX", List.of("MOSI", "TXD"),
            "RX", List.of("MISO", "RXD"));

    private final Chip chip;
    private final Optional<Chip> old;
    private final Set<String> used = new HashSet<>();
    private final Set<String> signals = new HashSet<>();
    private final Set<String> lines = new HashSet<>();

    /** Pins that the design names and the chip has stay reserved for those who name them. */
    private final Set<String> wanted = new HashSet<>();

    /** {@code old}: the chip that the design was drawn for. */
    NewPins(Chip chip, Optional<Chip> old, Project before) {
        this.chip = chip;
        this.old = old;
        before.all(Peripheral.class).stream()
                .flatMap(p -> p.pins().stream())
                .map(PinUse::pin)
                .filter(p -> chip.pin(p).isPresent())
                .forEach(wanted::add);
    }

    /** True if every signal has a pin on the chip when it is this instance's. */
    boolean bears(PeripheralSpec spec, List<PinUse> uses) {
        return uses.stream().allMatch(use -> names(spec.instance(), spec.type(), use.signal())
                .anyMatch(signal -> chip.pins().stream().anyMatch(pin -> isPossible(pin, signal))));
    }

    Optional<PinUse> place(String instance, PeripheralType type, PinUse use) {
        List<String> possible = names(instance, type, use.signal())
                .filter(s -> !signals.contains(s))
                .toList();
        Optional<PinUse> same = chip.pin(use.pin())
                .filter(this::isKept)
                .flatMap(
                        pin -> possible.stream().filter(s -> isPossible(pin, s)).findFirst())
                .map(signal -> taken(signal, use.pin()));
        return same.or(() -> possible.stream()
                .flatMap(signal ->
                        free().filter(pin -> isPossible(pin, signal)).map(pin -> new PinUse(signal, pin.name())))
                .findFirst()
                .map(found -> taken(found.signal(), found.pin())));
    }

    /** A pin without a peripheral behind it. On chips whose pins of one number share an interrupt line, the number is new too. */
    Optional<PinUse> placeLine(PinUse use) {
        Optional<PinSpec> same = chip.pin(use.pin()).filter(this::isKept);
        return same.or(() -> free().filter(p -> !lines.contains(number(p.name())))
                        .findFirst()
                        .or(() -> free().findFirst()))
                .map(pin -> {
                    used.add(pin.name());
                    lines.add(number(pin.name()));
                    return new PinUse(use.signal(), pin.name());
                });
    }

    /** The instance whose pin this is: of ports with letters the port's, else the one that all pins have. */
    Optional<String> port(String pin) {
        Matcher matcher = PORT.matcher(pin);
        Optional<String> lettered = matcher.matches()
                ? Optional.of("GPIO" + matcher.group(1))
                        .filter(p -> chip.peripheral(p).isPresent())
                : Optional.empty();
        return lettered.or(() -> chip.peripherals().stream()
                .filter(p -> p.type() == PeripheralType.GPIO)
                .map(PeripheralSpec::instance)
                .findFirst());
    }

    private PinUse taken(String signal, String pin) {
        used.add(pin);
        signals.add(signal);
        return new PinUse(signal.substring(signal.indexOf('.') + 1), pin);
    }

    /** Full names of a signal, best first; inputs of converters and channels of timers may become others of their kind. */
    private Stream<String> names(String instance, PeripheralType type, String signal) {
        Stream<String> alike = Stream.concat(Stream.of(signal), ALSO.getOrDefault(signal, List.of()).stream())
                .map(s -> instance + "." + s);
        Pattern kind =
                switch (type) {
                    case ADC -> Pattern.compile("IN\\d+|INP\\d+|A?\\d+|CH\\d+");
                    case TIMER -> Pattern.compile("CH\\d+|[AB]\\d+|OUT\\d+|PWM\\d+");
                    default -> Pattern.compile("(?!)");
                };
        Stream<String> others = chip.pins().stream()
                .flatMap(p -> p.signals().stream())
                .filter(s -> s.startsWith(instance + ".")
                        && kind.matcher(s.substring(instance.length() + 1)).matches());
        return Stream.concat(alike, others).distinct();
    }

    private boolean isPossible(PinSpec pin, String signal) {
        return chip.pinMatrix() && pin.signals().isEmpty() || pin.signals().contains(signal);
    }

    private boolean isOpen(PinSpec pin) {
        return pin.isUsable() && !used.contains(pin.name());
    }

    /** A pin of the same name stays, unless boards may need it here and did not before. */
    private boolean isKept(PinSpec pin) {
        List<PinLimit> before =
                old.flatMap(c -> c.pin(pin.name())).map(PinSpec::limits).orElse(List.of());
        return isOpen(pin) && before.containsAll(pin.limits());
    }

    /** Those that the design names come last, and before them those that a board may need. */
    private Stream<PinSpec> free() {
        List<PinSpec> open = chip.pins().stream()
                .filter(this::isOpen)
                .sorted(Comparator.comparing(p -> !p.limits().isEmpty()))
                .toList();
        return Stream.concat(
                open.stream().filter(p -> !wanted.contains(p.name())),
                open.stream().filter(p -> wanted.contains(p.name())));
    }

    private static String number(String pin) {
        Matcher matcher = NUMBER.matcher(pin);
        return matcher.find() ? matcher.group() : pin;
    }
}
