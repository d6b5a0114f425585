package dev.takt.projects.synthesis;

import dev.takt.projects.machine.Vectors;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.Vector;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds instances, pins and vectors of a chip for the peripherals, watchdogs and handlers of a design that was drawn for another. */
final class NewSeats {
    /** Told what has changed, and whether something found no place. */
    interface Listener {
        void changed(Optional<ItemId> item, Message words, boolean lost);
    }

    private static final List<PeripheralType> SPARE = List.of(
            PeripheralType.UART, PeripheralType.SPI, PeripheralType.I2C, PeripheralType.TIMER, PeripheralType.OTHER);

    private final Optional<Chip> old;
    private final Chip chip;
    private final Listener listener;
    private final Set<String> taken;
    private final Set<String> instances = new HashSet<>();
    private final Set<String> vectors = new HashSet<>();
    private final NewPins pins;

    NewSeats(Project before, Optional<Chip> old, Chip chip, RuntimeProfile runtime, Listener listener) {
        this.old = old;
        this.chip = chip;
        this.listener = listener;
        this.taken = Set.copyOf(runtime.support(chip.id()).map(Support::takes).orElse(List.of()));
        this.pins = new NewPins(chip, old, before);
    }

    /** Peripherals with signals of their own first: pins that merely switch go where room is left. */
    Project moved(Project project) {
        Map<ItemId, Item> seats = new LinkedHashMap<>();
        all(project, Peripheral.class, p -> type(p.instance()) != PeripheralType.GPIO)
                .forEach(p -> seats.put(p.id(), moved(p)));
        all(project, Peripheral.class, p -> type(p.instance()) == PeripheralType.GPIO)
                .forEach(p -> seats.put(p.id(), line(p)));
        all(project, Watchdog.class, _ -> true).forEach(w -> seats.put(w.id(), moved(w)));
        Project seated = replaced(project, seats);
        all(seated, Interrupt.class, _ -> true).forEach(i -> seats.put(i.id(), moved(i, seated)));
        return replaced(seated, seats);
    }

    private static <T extends Item> List<T> all(Project project, Class<T> type, Predicate<T> which) {
        return project.all(type).stream().filter(which).toList();
    }

    private static Project replaced(Project project, Map<ItemId, Item> seats) {
        return project.withItems(
                project.items().stream().map(i -> seats.getOrDefault(i.id(), i)).toList());
    }

    private PeripheralType type(String instance) {
        return old.flatMap(c -> c.peripheral(instance))
                .or(() -> chip.peripheral(instance))
                .map(PeripheralSpec::type)
                .orElse(PeripheralType.OTHER);
    }

    private Item moved(Peripheral peripheral) {
        if (peripheral.instance().isEmpty()) {
            return peripheral;
        }
        List<PeripheralSpec> possible = candidates(peripheral.instance());
        Optional<PeripheralSpec> found = possible.stream()
                .filter(s -> pins.bears(s, peripheral.pins()))
                .findFirst()
                .or(() -> possible.stream().findFirst());
        if (found.isEmpty()) {
            lost(peripheral, "retarget.instance.none", peripheral.instance());
            return peripheral;
        }
        PeripheralSpec spec = found.get();
        use(spec);
        if (!spec.instance().equals(peripheral.instance())) {
            said(peripheral, "retarget.instance", peripheral.instance(), spec.instance());
        }
        return peripheral.withInstance(spec.instance()).withPins(pins(peripheral, spec.instance()));
    }

    private List<PinUse> pins(Peripheral peripheral, String instance) {
        return peripheral.pins().stream()
                .flatMap(use -> told(peripheral, use, pins.place(instance, type(instance), use)).stream())
                .toList();
    }

    private Optional<PinUse> told(Peripheral peripheral, PinUse was, Optional<PinUse> is) {
        if (is.isEmpty()) {
            if (chip.pins().isEmpty()) {
                said(peripheral, "retarget.pin.unknown", was.signal(), was.pin(), chip.name());
            } else {
                lost(peripheral, "retarget.pin.none", was.signal(), was.pin());
            }
        } else if (!is.get().equals(was)) {
            said(
                    peripheral,
                    "retarget.pin",
                    was.signal(),
                    was.pin(),
                    is.get().signal(),
                    is.get().pin());
        }
        return is;
    }

    /** Pins that switch or are read: the pin first, its port follows. */
    private Item line(Peripheral peripheral) {
        List<PinUse> placed = peripheral.pins().stream()
                .flatMap(use -> told(peripheral, use, pins.placeLine(use)).stream())
                .toList();
        Optional<String> port = placed.stream()
                .findFirst()
                .flatMap(use -> pins.port(use.pin()))
                .or(() -> first(PeripheralType.GPIO).map(PeripheralSpec::instance));
        if (port.isEmpty()) {
            lost(peripheral, "retarget.instance.none", peripheral.instance());
            return peripheral;
        }
        if (!port.get().equals(peripheral.instance())) {
            said(peripheral, "retarget.instance", peripheral.instance(), port.get());
        }
        return peripheral.withInstance(port.get()).withPins(placed);
    }

    private Optional<PeripheralSpec> first(PeripheralType type) {
        return chip.peripherals().stream().filter(p -> p.type() == type).findFirst();
    }

    /** A watchdog without an instance is whichever the runtime takes. */
    private Item moved(Watchdog watchdog) {
        if (watchdog.instance().isEmpty()) {
            return watchdog;
        }
        Optional<PeripheralSpec> found = candidates(watchdog.instance()).stream()
                .min(Comparator.comparing(s -> s.instance().equals("WWDG") != watchdog.windowNs() > 0));
        if (found.isEmpty()) {
            lost(watchdog, "retarget.watchdog.none", watchdog.instance());
            return watchdog.withInstance("");
        }
        use(found.get());
        if (!found.get().instance().equals(watchdog.instance())) {
            said(watchdog, "retarget.instance", watchdog.instance(), found.get().instance());
        }
        return watchdog.withInstance(found.get().instance());
    }

    /** Free instances of the type: the one of the same name first, then one of the same number, then as the catalogue has them. */
    private List<PeripheralSpec> candidates(String instance) {
        String number = instance.replaceAll("^.*?(\\d*)$", "$1");
        return chip.peripherals().stream()
                .filter(s -> s.type() == type(instance) && (s.type() != PeripheralType.OTHER || same(s, instance)))
                .filter(s -> !taken.contains(s.instance()) && Collections.disjoint(taken, s.vectors()))
                .filter(s -> !instances.contains(s.instance()) && Collections.disjoint(vectors, s.vectors()))
                .sorted(Comparator.comparing((PeripheralSpec s) -> !same(s, instance))
                        .thenComparing(s -> number.isEmpty() || !s.instance().endsWith(number)))
                .toList();
    }

    private static boolean same(PeripheralSpec spec, String instance) {
        return spec.instance().equals(instance);
    }

    /** Instances that share a vector share hardware or at least a handler: the second is not free any more. */
    private void use(PeripheralSpec spec) {
        instances.add(spec.instance());
        vectors.addAll(spec.vectors());
    }

    private final Set<String> bound = new HashSet<>();

    private Item moved(Interrupt handler, Project seated) {
        Optional<PeripheralSpec> spec = handler.source()
                .flatMap(id -> seated.item(id, Peripheral.class))
                .flatMap(p -> chip.peripheral(p.instance()));
        String usual = Vectors.of(handler, seated, chip);
        boolean fits = isFree(usual)
                && spec.filter(s -> !s.vectors().isEmpty())
                        .map(s -> s.vectors().contains(usual))
                        .orElse(chip.vector(usual).isPresent());
        if (fits) {
            bound.add(usual);
            return handler;
        }
        String implied = Vectors.of(handler.withVector(""), seated, chip);
        Optional<String> own = isFree(implied)
                ? Optional.of(implied)
                : spec.flatMap(s -> s.vectors().stream().filter(this::isFree).findFirst());
        Optional<String> found = own.or(this::spare);
        if (found.isEmpty()) {
            lost(handler, "retarget.vector.none", chip.name());
            return handler;
        }
        bound.add(found.get());
        if (own.isEmpty()) {
            lost(handler, "retarget.vector.spare", found.get());
        } else if (!handler.vector().isEmpty()) {
            said(handler, "retarget.vector", handler.vector(), found.get());
        }
        return handler.withVector(found.get().equals(implied) ? "" : found.get());
    }

    private boolean isFree(String vector) {
        return chip.vector(vector).isPresent() && !bound.contains(vector) && !isTaken(vector);
    }

    private boolean isTaken(String vector) {
        return taken.contains(vector)
                || chip.peripherals().stream()
                        .anyMatch(
                                s -> taken.contains(s.instance()) && s.vectors().contains(vector));
    }

    /** A vector that nothing of the design requests: a line's or a timer's, for those every device crate has; never one that only software requests, for dispatchers need these. */
    private Optional<String> spare() {
        return chip.peripherals().stream()
                .filter(s -> SPARE.contains(s.type()) && !isRuntimes(s.vectors()))
                .sorted(Comparator.comparingInt(s -> SPARE.indexOf(s.type())))
                .flatMap(s -> s.vectors().stream())
                .filter(v -> !vectors.contains(v) && isFree(v))
                .findFirst()
                .or(() -> chip.vectors().stream()
                        .map(Vector::name)
                        .filter(v -> !vectors.contains(v) && isFree(v))
                        .findFirst());
    }

    private boolean isRuntimes(Collection<String> names) {
        return names.stream().anyMatch(this::isTaken);
    }

    private void said(Item item, String key, Object... words) {
        tell(item, key, false, words);
    }

    private void lost(Item item, String key, Object... words) {
        tell(item, key, true, words);
    }

    private void tell(Item item, String key, boolean lost, Object... words) {
        Object[] all = new Object[words.length + 1];
        all[0] = item.name().isBlank() ? item.id().value() : item.name();
        System.arraycopy(words, 0, all, 1, words.length);
        listener.changed(Optional.of(item.id()), Texts.text(key, all), lost);
    }
}
