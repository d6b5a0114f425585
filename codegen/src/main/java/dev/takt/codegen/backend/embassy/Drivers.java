package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.layout.NameAllocator;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The drivers of {@code board.rs}: one static for each peripheral and watchdog of the design that esp-hal has a driver for. */
final class Drivers {
    /** Instances that the scheduler takes, or that are no singletons of esp-hal. */
    private static final List<String> KERNEL = List.of("TIMG0", "SYSTIMER", "SW_INTERRUPT", "GPIO", "RWDT");

    /** A peripheral with its static, its driver and its pins, signal by signal. */
    record Driver(ItemId item, String constant, String instance, Kind kind, Peripheral peripheral) {
        Optional<String> pin(String signal) {
            return peripheral.pins().stream()
                    .filter(p -> p.signal().equals(signal))
                    .map(PinUse::pin)
                    .findFirst();
        }

        String type() {
            return switch (kind) {
                case OUTPUT -> "Output<'static>";
                case INPUT -> "Input<'static>";
                case UART -> "Uart<'static, Blocking>";
                case I2C -> "I2c<'static, Blocking>";
                case RAW -> "peripherals::" + instance + "<'static>";
            };
        }
    }

    /** Which driver of esp-hal. */
    enum Kind {
        OUTPUT,
        INPUT,
        UART,
        I2C,
        /** None: the user gets the peripheral itself. */
        RAW
    }

    /** The watchdog of the RTC domain. */
    record Dog(ItemId item, String constant, Watchdog watchdog) {}

    private final List<Driver> drivers = new ArrayList<>();
    private final Map<ItemId, Dog> dogs = new LinkedHashMap<>();

    Drivers(Machine machine) {
        NameAllocator names = new NameAllocator(List.of("shared", "kernel"));
        for (Peripheral peripheral : machine.project().all(Peripheral.class)) {
            String constant = names.snake(peripheral.name(), "peripheral").toUpperCase(Locale.ROOT);
            machine.chip()
                    .peripheral(peripheral.instance())
                    .flatMap(spec -> kind(spec, peripheral))
                    .ifPresent(kind -> drivers.add(
                            new Driver(peripheral.id(), constant, peripheral.instance(), kind, peripheral)));
        }
        for (Watchdog dog : machine.project().all(Watchdog.class)) {
            String constant = names.snake(dog.name(), "watchdog").toUpperCase(Locale.ROOT);
            if (isRtc(dog) && dogs.isEmpty()) {
                dogs.put(dog.id(), new Dog(dog.id(), constant, dog));
            }
        }
    }

    static boolean isRtc(Watchdog dog) {
        return dog.instance().equals("RWDT");
    }

    private static Optional<Kind> kind(PeripheralSpec spec, Peripheral peripheral) {
        return switch (spec.type()) {
            case GPIO ->
                peripheral.pins().stream().anyMatch(p -> p.signal().equals("OUT"))
                        ? Optional.of(Kind.OUTPUT)
                        : Optional.of(Kind.INPUT);
            case UART -> Optional.of(spec.instance().startsWith("UART") ? Kind.UART : Kind.RAW);
            case I2C -> Optional.of(Kind.I2C);
            default ->
                spec.type() == PeripheralType.WATCHDOG || KERNEL.contains(spec.instance())
                        ? Optional.empty()
                        : Optional.of(Kind.RAW);
        };
    }

    List<Driver> all() {
        return List.copyOf(drivers);
    }

    Optional<Driver> of(ItemId item) {
        return drivers.stream().filter(d -> d.item().equals(item)).findFirst();
    }

    Optional<Dog> dog() {
        return dogs.values().stream().findFirst();
    }

    boolean has(Kind kind) {
        return drivers.stream().anyMatch(d -> d.kind() == kind);
    }
}
