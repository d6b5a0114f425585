package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.PeripheralSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** The drivers of a hardware layer: which it has for a peripheral, what their types are, and how they are made from the peripherals {@code p}. */
interface DriverBook {
    /** Path of the type of {@code p}; empty if the layer has no drivers. */
    String peripherals();

    /** The driver for a peripheral of the design, if there is one. */
    Optional<Kind> kind(PeripheralSpec spec, Peripheral peripheral);

    String type(Driver driver);

    /** True if a UART can be handed out in two: it has what sends and what receives. */
    default boolean splits(Driver driver) {
        return moves(driver, Direction.WRITE) && moves(driver, Direction.READ);
    }

    /** The type of a half of a UART. */
    String type(Driver driver, Direction half);

    /** True if a transfer that begins through one half reads a register and writes it back, which the other half has bits of: one that comes in between is lost. */
    default boolean halvesShareRegisters() {
        return false;
    }

    /** What is to be said of a driver behind its pins. */
    default String remark(Driver driver) {
        return "";
    }

    /** The part of the chip that an instance is, where several instances are one and the same. */
    default String block(String instance) {
        return instance;
    }

    /** What the layer calls a pin of the catalogue. */
    default String pinName(String pin) {
        return pin;
    }

    /** Type of a pin that is handed out as it is. */
    default String pinType(String pin) {
        return "Peri<'static, peripherals::" + pinName(pin) + ">";
    }

    /** Lines that leave the driver as {@code let name}. */
    void make(CodeWriter out, Driver driver, String name);

    /** What this layer cannot make of a driver. */
    default List<Obstacle> refusals(Driver driver) {
        return List.of();
    }

    /** True if this is the watchdog that the layer drives. */
    boolean drives(Watchdog dog);

    String dogType(Dog dog);

    /** Lines that leave the watchdog, running, as {@code let name}. */
    void makeDog(CodeWriter out, Dog dog, String name);

    /** What of a watchdog the layer cannot do. */
    default List<Obstacle> refusals(Dog dog) {
        return List.of();
    }

    /** Lines in front of the call that feeds a watchdog. */
    default List<String> beforeFeed(Dog dog) {
        return List.of();
    }

    /** The call that feeds a watchdog, behind the driver's name. */
    default String feed(Dog dog) {
        return "feed()";
    }

    /** Imports for everything that these may say. */
    void imports(Imports imports);

    /** True if a task can wait for what this driver moves, and the design has tasks that do. */
    default boolean waits(Driver driver) {
        return false;
    }

    /** What is left behind when the future of a transfer through this driver is dropped before its end, by a timeout for one: a clause. Empty where nothing is known of it. */
    default Optional<String> dropped(Driver driver) {
        return Optional.empty();
    }

    /** True if such a driver always has the vector of its peripheral, so that it cannot be made where the design has it. */
    default boolean takesVector(Kind kind) {
        return false;
    }

    /** True if the future of such transfers, once it is polled, belongs to its executor alone. */
    default boolean pinsFuture(Driver driver, Traffic traffic) {
        return false;
    }

    /** The method of an I2C driver that moves bytes to or from an address. */
    default String i2cMethod(Direction direction, boolean waits) {
        String method = direction == Direction.WRITE ? "write" : "read";
        return waits ? method : "blocking_" + method;
    }

    /** The method of a UART or SPI driver that moves bytes. */
    default String lineMethod(Driver driver, Direction direction, boolean waits) {
        String method = direction == Direction.WRITE ? "write" : "read";
        return waits ? method : "blocking_" + method;
    }

    /** True if the layer makes of a rate the fastest that is not above it, as bounds and runs have it: told of that one, rounded to a hertz, it might take the next slower one. */
    default boolean dividesDown() {
        return false;
    }

    /** True if a UART or SPI driver has that direction: it is made for the signals that have pins. */
    default boolean moves(Driver driver, Direction direction) {
        boolean writes = direction == Direction.WRITE;
        List<String> signals = driver.kind() == Kind.UART
                ? List.of(writes ? "TX" : "RX")
                : writes ? List.of("MOSI", "TX") : List.of("MISO", "RX");
        return signals.stream().anyMatch(s -> driver.pin(s).isPresent());
    }

    /** True if the method for which a task waits leaves what came in where what went out was. */
    default boolean movesInPlace(Driver driver) {
        return false;
    }

    /** True if a call moves only so many bytes as fit at once. */
    default boolean movesParts(Driver driver, Direction direction, boolean waits) {
        return false;
    }

    /** True if a driver that waits does so in its transfers alone, and is reached by {@code at_rest} else. */
    default boolean rests(Driver driver) {
        return false;
    }

    /** Files of {@code src/takt} that drivers need. */
    default List<GeneratedFile> files(List<Driver> drivers) {
        return List.of();
    }

    /** True if an I2C driver takes what it is to write by value while a task waits. */
    default boolean i2cTakesBytes() {
        return false;
    }

    /** The signals of a peripheral that need a channel of DMA for themselves. */
    default List<String> demands(Driver driver) {
        return List.of();
    }

    /** The handlers of the hardware layer that a driver needs on vectors. */
    default List<Binding> bindings(Driver driver) {
        return List.of();
    }

    /** Lines behind the imports: every vector that drivers have, once, with all handlers on it. */
    default void head(CodeWriter out, List<Driver> drivers) {
        SortedMap<String, SequencedSet<String>> bound = new TreeMap<>();
        for (Driver driver : drivers) {
            bindings(driver).forEach(b -> bound.computeIfAbsent(b.irq(), _ -> new LinkedHashSet<>())
                    .add(b.handler()));
        }
        if (bound.isEmpty()) {
            return;
        }
        out.block(
                "bind_interrupts!(struct Irqs {",
                () -> bound.forEach((irq, handlers) -> {
                    if (handlers.size() == 1) {
                        out.line(irq + " => " + handlers.getFirst() + ";");
                    } else {
                        out.line(irq + " =>");
                        out.indented(
                                () -> handlers.forEach(h -> out.line(h + (h.equals(handlers.getLast()) ? ";" : ","))));
                    }
                }),
                "});");
        out.blank();
    }

    /** Lines to enable, and to acknowledge, the interrupt of an input pin in its handler, each behind the driver's name; none where a pin has no handler of its own. */
    default Optional<String> listen(Driver driver) {
        return Optional.empty();
    }

    default Optional<String> acknowledge(Driver driver) {
        return Optional.empty();
    }
}
