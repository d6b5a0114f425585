package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The drivers of {@code board.rs} by who works with them: what one task alone uses is its own, what several use is shared, what none uses is left to the user. */
final class Drivers {
    /** A peripheral with its name in the code, its driver, its pins, and whether a handler of the design serves its pin. */
    record Driver(ItemId item, String name, String instance, Kind kind, boolean handled, Peripheral peripheral) {
        Optional<String> pin(String signal) {
            return peripheral.pins().stream()
                    .filter(p -> p.signal().equals(signal))
                    .map(PinUse::pin)
                    .findFirst();
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
        /** None: the user gets the peripheral itself. */
        RAW
    }

    /** The watchdog that the hardware layer drives. */
    record Dog(ItemId item, String name, Watchdog watchdog) {}

    private final CodeLayout layout;
    private final DriverBook book;
    private final List<Driver> drivers = new ArrayList<>();
    private final List<Dog> dogs = new ArrayList<>();

    Drivers(CodeLayout layout, DriverBook book) {
        this.layout = layout;
        this.book = book;
        List<String> taken = new ArrayList<>(List.of("shared", "kernel", "board", "config", "start", "p"));
        layout.tasks().forEach(t -> taken.add(t.rust()));
        NameAllocator names = new NameAllocator(taken);
        for (Peripheral peripheral : layout.machine().project().all(Peripheral.class)) {
            String name = names.snake(peripheral.name(), "peripheral");
            layout.machine()
                    .chip()
                    .peripheral(peripheral.instance())
                    .flatMap(spec -> book.kind(spec, peripheral))
                    .ifPresent(kind -> drivers.add(new Driver(
                            peripheral.id(),
                            name,
                            peripheral.instance(),
                            kind,
                            handler(peripheral.id()).isPresent(),
                            peripheral)));
        }
        for (Watchdog dog : layout.machine().project().all(Watchdog.class)) {
            String name = names.snake(dog.name(), "watchdog");
            if (book.drives(dog) && dogs.isEmpty()) {
                dogs.add(new Dog(dog.id(), name, dog));
            }
        }
    }

    DriverBook book() {
        return book;
    }

    /** The handler of the design that an item requests. */
    private Optional<TaskPlan> handler(ItemId source) {
        return layout.tasks().stream()
                .filter(t -> t.isInterrupt() && source(t).filter(source::equals).isPresent())
                .findFirst();
    }

    private Optional<ItemId> source(TaskPlan handler) {
        return layout.machine()
                .project()
                .item(handler.context().item(), Interrupt.class)
                .flatMap(Interrupt::source);
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
                ? source(handler).flatMap(this::of).filter(d -> d.kind() == Kind.INPUT)
                : Optional.empty();
    }

    /** Tasks and handlers with a step that uses an item, or that it requests. */
    List<TaskPlan> users(ItemId item) {
        return layout.tasks().stream().filter(t -> uses(t, item)).toList();
    }

    private boolean uses(TaskPlan task, ItemId item) {
        boolean requested =
                task.isInterrupt() && source(task).filter(item::equals).isPresent();
        return requested
                || task.hooks().stream()
                        .anyMatch(h -> isWork(h.kind())
                                && h.item().filter(item::equals).isPresent());
    }

    private static boolean isWork(Hook.Kind kind) {
        return kind == Hook.Kind.TRANSFER || kind == Hook.Kind.TRANSFER_ASYNC || kind == Hook.Kind.FEED;
    }

    /** Items that this task alone works with. */
    Set<ItemId> ownedBy(TaskPlan task) {
        Set<ItemId> owned = new HashSet<>();
        drivers.forEach(d -> own(task, d.item(), owned));
        dogs.forEach(d -> own(task, d.item(), owned));
        return owned;
    }

    private void own(TaskPlan task, ItemId item, Set<ItemId> owned) {
        List<TaskPlan> users = users(item);
        if (users.size() == 1 && users.getFirst() == task) {
            owned.add(item);
        }
    }

    boolean isShared(ItemId item) {
        return users(item).size() > 1;
    }

    boolean isFree(ItemId item) {
        return users(item).isEmpty();
    }
}
