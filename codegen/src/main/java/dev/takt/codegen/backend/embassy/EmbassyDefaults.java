package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Buffer;
import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be written into the user's functions because the design says enough: interrupts of pins, the feeding of the watchdog, and transfers by DMA. */
final class EmbassyDefaults implements BodyFiles.Defaults {
    private final Drivers drivers;
    private final DriverBook book;

    EmbassyDefaults(Drivers drivers) {
        this.drivers = drivers;
        this.book = drivers.book();
    }

    @Override
    public List<String> lines(TaskPlan task, Hook hook) {
        return switch (hook.kind()) {
            case START ->
                pin(task).flatMap(d -> book.listen(d).map(call -> call(task, d.item(), d.name(), call))).stream()
                        .toList();
            case ACKNOWLEDGE ->
                pin(task).flatMap(d -> book.acknowledge(d).map(call -> call(task, d.item(), d.name(), call))).stream()
                        .toList();
            case FEED ->
                dog(hook).stream()
                        .flatMap(d -> Stream.concat(
                                book.beforeFeed(d).stream(), Stream.of(call(task, d.item(), d.name(), book.feed(d)))))
                        .toList();
            case TRANSFER_ASYNC ->
                drivers.buffers().stream()
                        .filter(b -> b.task() == task
                                && hook.transfer()
                                        .filter(t -> t.peripheral().equals(b.item()) && t.direction() == b.direction())
                                        .isPresent())
                        .findFirst()
                        .map(b -> transfer(b, hook.transfer().orElseThrow()))
                        .orElse(List.of());
            case COMPUTE, TRANSFER, PRODUCE, CONSUME, LOST, TIMED_OUT, REFUSED, DECIDE -> List.of();
        };
    }

    /** The transfer itself; a device on an I2C has an address, which the design does not say. */
    private List<String> transfer(Buffer buffer, Step.Transfer step) {
        Driver driver = drivers.of(buffer.item()).orElseThrow();
        if (driver.kind() == Kind.I2C) {
            return List.of();
        }
        boolean writes = step.direction() == Direction.WRITE;
        String field = "self.io." + buffer.field();
        String part = step.bytes() < buffer.bytes() ? "[.." + RustNumber.of(Math.max(1, step.bytes())) + "]" : "";
        String bytes = part.isEmpty() ? field : (writes ? "&" : "&mut ") + field + part;
        String call = "." + (writes ? "write" : "read") + "(" + bytes + ").await;";
        String doc = "// what an error on the line means is yours to decide";
        return drivers.isBus(buffer.item())
                ? List.of("let mut line = self.io." + driver.name() + ".lock().await;", doc, "let _ = line" + call)
                : List.of(doc, "let _ = self.io." + driver.name() + call);
    }

    /** On the task's own driver, or on one that it shares. */
    private String call(TaskPlan task, ItemId item, String name, String call) {
        return drivers.ownedBy(task).contains(item)
                ? "self.io." + name + "." + call + ";"
                : "board::" + name.toUpperCase(Locale.ROOT) + ".with(|driver| driver." + call + ");";
    }

    @Override
    public List<String> fields(TaskPlan task) {
        return drivers.heldBy(task).isEmpty()
                ? List.of()
                : List.of(
                        "/// The drivers that the design gives it.",
                        "#[allow(dead_code, reason = \"until your code works with them\")]",
                        "pub io: board::" + BoardFile.ioType(task) + ",");
    }

    @Override
    public List<String> imports(TaskPlan task) {
        boolean board = !drivers.heldBy(task).isEmpty()
                || task.hooks().stream().anyMatch(h -> !lines(task, h).isEmpty());
        return board ? List.of("use crate::takt::board;") : List.of();
    }

    @Override
    public List<String> foreignImports(TaskPlan task) {
        boolean events =
                task.hooks().stream().flatMap(h -> lines(task, h).stream()).anyMatch(l -> l.contains("(Event::"));
        return events ? List.of("use esp_hal::gpio::Event;") : List.of();
    }

    private Optional<Driver> pin(TaskPlan task) {
        return drivers.pinOf(task);
    }

    /** The watchdog that a hook feeds, if it is the one with a driver. */
    private Optional<Dog> dog(Hook hook) {
        return drivers.dog().filter(d -> hook.item().filter(d.item()::equals).isPresent());
    }
}
