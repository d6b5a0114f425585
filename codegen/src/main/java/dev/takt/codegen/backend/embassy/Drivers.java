package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.Ownership;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.DmaChannels;
import dev.takt.projects.machine.Partners;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.DmaChannel;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The drivers of {@code board.rs} by who works with them: what one task alone uses is its own, what several use is shared, what none uses is left to the user. */
final class Drivers {
    /**
     * A peripheral with its name in the code, its driver, its pins, whether a handler of the design serves its pin, or has one of its vectors, whether it is the chip select of a part, whether it goes to another executor than the one of thread mode on core 0, what goes through it, and which
     * channel of DMA serves which of its signals. {@code halves}: it is handed out in two.
     */
    record Driver(
            ItemId item,
            String name,
            PeripheralSpec spec,
            Kind kind,
            boolean handled,
            boolean served,
            boolean selects,
            boolean sent,
            Peripheral peripheral,
            Traffic traffic,
            Map<String, DmaChannel> dma,
            Optional<Halves> halves) {
        String instance() {
            return spec.instance();
        }

        /** The singleton of a signal's channel in the hardware layer; a design without one for it is refused. */
        String channel(String signal) {
            return dma.containsKey(signal) ? dma.get(signal).name() : "";
        }

        private Driver with(Map<String, DmaChannel> dma) {
            return new Driver(item, name, spec, kind, handled, served, selects, sent, peripheral, traffic, dma, halves);
        }

        private Driver with(Halves halves) {
            Optional<Halves> two = Optional.of(halves);
            return new Driver(item, name, spec, kind, handled, served, selects, sent, peripheral, traffic, dma, two);
        }

        /** What it is handed out as. */
        List<Piece> pieces() {
            return halves.isEmpty()
                    ? List.of(Piece.of(item))
                    : List.of(Piece.of(item, Direction.WRITE), Piece.of(item, Direction.READ));
        }

        /** The name of a piece of it. */
        String name(Piece piece) {
            return piece.half().flatMap(half -> halves.map(h -> h.name(half))).orElse(name);
        }

        Optional<String> pin(String signal) {
            return peripheral.pins().stream()
                    .filter(p -> p.signal().equals(signal))
                    .map(PinUse::pin)
                    .findFirst();
        }

        /** What an output is at first: the parts on a bus are not meant until they are chosen. */
        String level() {
            return selects ? "Level::High" : "Level::Low";
        }

        /** The pin of an input or output. */
        String onlyPin() {
            return peripheral.pins().isEmpty()
                    ? ""
                    : peripheral.pins().getFirst().pin();
        }
    }

    /** Which driver. */
    enum Kind {
        OUTPUT,
        INPUT,
        UART,
        I2C,
        SPI,
        /** None: the user gets the peripheral itself. */
        RAW
    }

    /** Bytes that DMA moves for a task: the name of its field beside the driver's, and that of its static. */
    record Buffer(TaskPlan task, ItemId item, Direction direction, String field, String place, int bytes) {}

    /** A part outside that answers on an I2C bus: the name of the constant with its address. */
    record Part(Device device, String constant) {
        int address() {
            return device.address().orElseThrow();
        }
    }

    /** The watchdog that the hardware layer drives. */
    record Dog(ItemId item, String name, Watchdog watchdog) {}

    private final CodeLayout layout;
    private final Ownership ownership;
    private final DriverBook book;
    private final List<Driver> drivers = new ArrayList<>();
    private final Buffers buffers;
    private final DmaChannels channels;
    private final List<Dog> dogs = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final LentPins lent;
    private final ChipSelects selects;

    Drivers(CodeLayout layout, DriverBook book) {
        this.layout = layout;
        this.ownership = new Ownership(layout);
        this.book = book;
        List<String> taken = new ArrayList<>(List.of("shared", "kernel", "board", "config", "start", "p"));
        layout.tasks().forEach(t -> taken.add(t.rust()));
        NameAllocator names = new NameAllocator(taken);
        for (Peripheral peripheral : layout.machine().project().all(Peripheral.class)) {
            String name = names.snake(peripheral.name(), "peripheral");
            layout.machine().chip().peripheral(peripheral.instance()).ifPresent(spec -> book.kind(spec, peripheral)
                    .ifPresent(kind -> drivers.add(halved(driver(peripheral, name, spec, kind), names))));
        }
        this.lent = new LentPins(drivers, names);
        this.channels = DmaChannels.of(layout.machine());
        drivers.replaceAll(d -> d.with(channels(d)));
        for (Watchdog dog : layout.machine().project().all(Watchdog.class)) {
            String name = names.snake(dog.name(), "watchdog");
            if (book.drives(dog) && dogs.isEmpty()) {
                dogs.add(new Dog(dog.id(), name, dog));
            }
        }
        this.selects = new ChipSelects(layout, drivers, book, names);
        Map<Driver, List<TaskPlan>> users = new LinkedHashMap<>();
        drivers.forEach(d -> users.put(d, users(d.item())));
        this.buffers = new Buffers(users, names);
        layout.machine().project().all(Device.class).stream()
                .filter(d -> d.address().isPresent()
                        && drivers.stream()
                                .anyMatch(b -> b.kind() == Kind.I2C && d.wires().contains(b.item())))
                .forEach(d -> parts.add(new Part(
                        d, names.snake(d.name() + " address", "address").toUpperCase(Locale.ROOT))));
    }

    /** The pins of peripherals that have no driver. */
    LentPins lent() {
        return lent;
    }

    /** Parts outside that answer on the buses of the design. */
    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** The part that a transfer is for. */
    Optional<Part> part(Step.Transfer transfer) {
        return Partners.of(layout.machine().project(), transfer).flatMap(device -> parts.stream()
                .filter(p -> p.device().id().equals(device.id()))
                .findFirst());
    }

    /** The bytes of DMA that a task moves through a driver one way. */
    Optional<Buffer> buffer(TaskPlan task, Step.Transfer transfer) {
        return buffers.of(task, transfer);
    }

    /** True if the future of a task that begins to wait belongs to its executor alone. */
    boolean pinsFuture(TaskPlan task) {
        // the device of a part has one future for whatever is moved, with pointers to the bytes
        return !selects.of(task).isEmpty()
                || drivers.stream()
                        .anyMatch(d ->
                                book.pinsFuture(d, Traffic.of(task.context().body(), d.item())));
    }

    private Driver driver(Peripheral peripheral, String name, PeripheralSpec spec, Kind kind) {
        Traffic traffic = layout.tasks().stream()
                .map(t -> Traffic.of(t.context().body(), peripheral.id()))
                .reduce(Traffic.NONE, Traffic::and);
        boolean handled = handler(peripheral.id()).isPresent();
        boolean served = layout.tasks().stream()
                .anyMatch(t ->
                        t.isInterrupt() && spec.vectors().contains(t.context().vector()));
        Kind made = served && book.takesVector(kind) ? Kind.RAW : kind;
        boolean selects = kind == Kind.OUTPUT
                && ChipSelects.isSelect(
                        layout.machine().project(), layout.machine().chip(), peripheral.id());
        boolean sent = users(peripheral.id()).stream()
                .anyMatch(t ->
                        t.isInterrupt() || Plan.priority(t) > 0 || t.context().core() > 0);
        // the rate that bounds and runs have, unless the crate finds it by itself
        Peripheral asked = layout.machine()
                .bus(peripheral.id())
                .filter(_ -> !book.dividesDown())
                .map(b -> peripheral.withBitRateHz(b.bitRateHz()))
                .orElse(peripheral);
        return new Driver(
                peripheral.id(),
                name,
                spec,
                made,
                handled,
                served,
                selects,
                sent,
                asked,
                traffic,
                Map.of(),
                Optional.empty());
    }

    /** In two where the machine has two buses of it. What a handler of its own interrupt works with besides stays one. */
    private Driver halved(Driver driver, NameAllocator names) {
        boolean two = driver.kind() == Kind.UART
                && !driver.handled()
                && layout.machine().hasHalves(driver.item())
                && book.splits(driver);
        return two
                ? driver.with(
                        new Halves(names.snake(driver.name() + " tx", "tx"), names.snake(driver.name() + " rx", "rx")))
                : driver;
    }

    private Map<String, DmaChannel> channels(Driver driver) {
        Map<String, DmaChannel> own = new LinkedHashMap<>();
        book.demands(driver)
                .forEach(signal -> channels.of(driver.item(), signal).ifPresent(channel -> own.put(signal, channel)));
        return own;
    }

    /** The buffers of DMA. */
    List<Buffer> buffers() {
        return buffers.all();
    }

    /** Who has which channel of DMA. */
    DmaChannels dma() {
        return channels;
    }

    DriverBook book() {
        return book;
    }

    /** The handler of the design that an item requests. */
    private Optional<TaskPlan> handler(ItemId source) {
        return layout.tasks().stream()
                .filter(t -> t.isInterrupt()
                        && ownership.source(t).filter(source::equals).isPresent())
                .findFirst();
    }

    List<Driver> all() {
        return List.copyOf(drivers);
    }

    Optional<Dog> dog() {
        return dogs.stream().findFirst();
    }

    boolean isEmpty() {
        return drivers.isEmpty() && dogs.isEmpty();
    }

    Optional<Driver> of(ItemId item) {
        return drivers.stream().filter(d -> d.item().equals(item)).findFirst();
    }

    /** The input pin whose edges a handler serves. */
    Optional<Driver> pinOf(TaskPlan handler) {
        return handler.isInterrupt()
                ? ownership.source(handler).flatMap(this::of).filter(d -> d.kind() == Kind.INPUT)
                : Optional.empty();
    }

    /** Tasks and handlers with a step that uses an item, or that it requests. */
    List<TaskPlan> users(ItemId item) {
        return ownership.users(item);
    }

    /** Those of them that use this piece of it. */
    List<TaskPlan> users(Piece piece) {
        List<TaskPlan> users = users(piece.item());
        return piece.half().isEmpty()
                ? users
                : users.stream()
                        .filter(t ->
                                !Traffic.of(t.context().body(), piece).modes().isEmpty())
                        .toList();
    }

    /** The piece of the board that a transfer goes through. */
    Piece piece(Step.Transfer transfer) {
        boolean two = of(transfer.peripheral()).flatMap(Driver::halves).isPresent();
        return two ? Piece.of(transfer.peripheral(), transfer.direction()) : Piece.of(transfer.peripheral());
    }

    /** A driver that several tasks wait for in turn. */
    boolean isBus(ItemId item) {
        return isBus(Piece.of(item));
    }

    /** A piece of the board that several tasks wait for in turn. */
    boolean isBus(Piece piece) {
        return selects.isBus(piece.item())
                || users(piece).size() > 1
                        && of(piece.item()).filter(book::waits).isPresent();
    }

    /** A bus whose devices each have an address: what a task has of it takes the bus for each transfer by itself. */
    boolean isAddressedBus(ItemId item) {
        return isBus(item) && of(item).filter(d -> d.kind() == Kind.I2C).isPresent();
    }

    /** The parts on SPI buses that a task is handed and not the bus. */
    ChipSelects selects() {
        return selects;
    }

    /** True if a task is handed anything. */
    boolean gives(TaskPlan task) {
        return !heldBy(task).isEmpty() || !selects.of(task).isEmpty();
    }

    /** What a task is handed: what it alone works with, and what it waits for in turn. */
    Set<Piece> heldBy(TaskPlan task) {
        Set<Piece> held = new HashSet<>(ownedBy(task));
        drivers.stream()
                .flatMap(d -> d.pieces().stream())
                .filter(piece -> isBus(piece) && users(piece).contains(task))
                .forEach(held::add);
        held.removeIf(piece -> selects.isBus(piece.item()));
        return held;
    }

    /** What this task alone works with. */
    Set<Piece> ownedBy(TaskPlan task) {
        return Stream.concat(
                        drivers.stream().flatMap(d -> d.pieces().stream()),
                        dogs.stream().map(d -> Piece.of(d.item())))
                .filter(piece -> users(piece).equals(List.of(task)))
                .collect(Collectors.toSet());
    }

    boolean isShared(Piece piece) {
        return users(piece).size() > 1 && !isBus(piece);
    }

    boolean isFree(Piece piece) {
        return users(piece).isEmpty() && !selects.isTaken(piece.item());
    }
}
