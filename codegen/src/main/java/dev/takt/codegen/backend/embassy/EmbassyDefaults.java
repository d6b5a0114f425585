package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Interrupt;
import java.util.List;
import java.util.Optional;

/** What can be written into the user's functions because the design says enough: interrupts of pins and the feeding of the watchdog. */
final class EmbassyDefaults implements BodyFiles.Defaults {
    private final Machine machine;
    private final Drivers drivers;

    EmbassyDefaults(Machine machine, Drivers drivers) {
        this.machine = machine;
        this.drivers = drivers;
    }

    @Override
    public List<String> lines(TaskPlan task, Hook hook) {
        return switch (hook.kind()) {
            case START ->
                pin(task)
                        .map(d -> "board::" + d.constant() + ".with(|pin| pin.listen(Event::" + event(d) + "));")
                        .stream()
                        .toList();
            case ACKNOWLEDGE ->
                pin(task).map(d -> "board::" + d.constant() + ".with(|pin| pin.clear_interrupt());").stream()
                        .toList();
            case FEED ->
                dog(hook).map(d -> "board::" + d.constant() + ".with(|watchdog| watchdog.feed());").stream()
                        .toList();
            case COMPUTE, TRANSFER, TRANSFER_ASYNC, PRODUCE, CONSUME, LOST, TIMED_OUT, REFUSED, DECIDE -> List.of();
        };
    }

    @Override
    public List<String> imports(TaskPlan task) {
        boolean board = task.hooks().stream().anyMatch(h -> !lines(task, h).isEmpty());
        return board ? List.of("use crate::takt::board;") : List.of();
    }

    @Override
    public List<String> foreignImports(TaskPlan task) {
        return pin(task).isPresent() ? List.of("use esp_hal::gpio::Event;") : List.of();
    }

    /** The input pin whose edges a handler serves. */
    private Optional<Driver> pin(TaskPlan task) {
        return task.isInterrupt() && EmbassyMain.isGpio(task)
                ? machine.project()
                        .item(task.context().item(), Interrupt.class)
                        .flatMap(Interrupt::source)
                        .flatMap(drivers::of)
                        .filter(d -> d.kind() == Kind.INPUT)
                : Optional.empty();
    }

    /** The watchdog that a hook feeds, if it is the one with a driver. */
    private Optional<Dog> dog(Hook hook) {
        return drivers.dog().filter(d -> hook.item().filter(d.item()::equals).isPresent());
    }

    private static String event(Driver driver) {
        Edge edge = driver.peripheral().edge();
        return switch (edge) {
            case RISING -> "RisingEdge";
            case FALLING -> "FallingEdge";
            case BOTH -> "AnyEdge";
        };
    }
}
