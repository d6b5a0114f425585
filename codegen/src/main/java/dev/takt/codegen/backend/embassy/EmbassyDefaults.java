package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Buffer;
import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.backend.embassy.Drivers.Part;
import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be written into the user's functions because the design says enough: interrupts of pins, the feeding of the watchdog, and transfers whose other end is known. */
final class EmbassyDefaults implements BodyFiles.Defaults {
    /** The longest chain of calls that rustfmt leaves on one line. */
    private static final int CHAIN = 60;

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
                pin(task)
                        .flatMap(d -> book.listen(d).map(call -> call(task, d.item(), d.name(), call)))
                        .orElse(List.of());
            case ACKNOWLEDGE ->
                pin(task)
                        .flatMap(d -> book.acknowledge(d).map(call -> call(task, d.item(), d.name(), call)))
                        .orElse(List.of());
            case FEED ->
                dog(hook).stream()
                        .flatMap(d -> Stream.concat(
                                book.beforeFeed(d).stream(), call(task, d.item(), d.name(), book.feed(d)).stream()))
                        .toList();
            case TRANSFER, TRANSFER_ASYNC -> transfer(task, hook);
            case COMPUTE, PRODUCE, CONSUME, LOST, TIMED_OUT, REFUSED, DECIDE -> List.of();
        };
    }

    /** The transfer itself, where the task is handed the driver. */
    private List<String> transfer(TaskPlan task, Hook hook) {
        Step.Transfer step = hook.transfer().orElseThrow();
        boolean waits = hook.kind() == Hook.Kind.TRANSFER_ASYNC;
        Optional<ChipSelects.Selected> selected = drivers.selects().of(task, step);
        if (selected.isPresent()) {
            return drivers.of(step.peripheral())
                    .map(d -> selected(d, selected.get().name(), task, step))
                    .orElse(List.of());
        }
        return drivers.of(step.peripheral())
                .filter(d -> drivers.heldBy(task).contains(drivers.piece(step)) && (!waits || book.waits(d)))
                .map(d -> d.kind() == Kind.I2C ? addressed(d, task, step, waits) : plain(d, task, step, waits))
                .orElse(List.of());
    }

    /** Through a line that leads to one end, if the driver has that direction; in turn with others it can only be waited for. */
    private List<String> plain(Driver driver, TaskPlan task, Step.Transfer step, boolean waits) {
        boolean writes = step.direction() == Direction.WRITE;
        boolean line = driver.kind() == Kind.UART || driver.kind() == Kind.SPI;
        Piece piece = drivers.piece(step);
        if (!line || !waits && drivers.isBus(piece) || !book.moves(driver, step.direction())) {
            return List.of();
        }
        Optional<Buffer> buffer = drivers.buffer(task, step).filter(_ -> waits);
        boolean changes = !writes || waits && book.movesInPlace(driver);
        String bytes = buffer.map(b -> buffered(b, step)).orElse(changes ? "&mut bytes" : "&bytes");
        List<String> own = buffer.isPresent() ? List.of() : List.of(bytes(step, changes));
        if (book.movesParts(driver, step.direction(), waits)) {
            return inParts(driver, step, own.getFirst(), waits);
        }
        String method = book.lineMethod(driver, step.direction(), waits);
        return moved(driver, driver.name(piece), own, method, List.of(bytes), waits);
    }

    /** By a driver whose call moves so many bytes as fit at once, and says how many. */
    private List<String> inParts(Driver driver, Step.Transfer step, String bytes, boolean waits) {
        String rest = step.direction() == Direction.WRITE ? "&" : "&mut ";
        String call = book.lineMethod(driver, step.direction(), waits) + "(rest)" + (waits ? ".await" : "");
        List<String> lines = new ArrayList<>(List.of(bytes, "let mut rest = " + rest + "bytes[..];"));
        String name = driver.name(drivers.piece(step));
        lines.addAll(line(driver, name, waits).orElse(List.of("let line = &mut self.io." + name + ";")));
        lines.addAll(List.of(
                "// what an error on the line means is yours to decide: here it ends the transfer",
                "while let Ok(moved @ 1..) = line." + call + " {",
                "    rest = " + rest + "rest[moved..];",
                "}"));
        return lines;
    }

    /** What makes {@code line} of a field that is not simply the task's own driver. */
    private Optional<List<String>> line(Driver driver, String name, boolean waits) {
        boolean bus = driver.pieces().stream().anyMatch(p -> driver.name(p).equals(name) && drivers.isBus(p))
                && !drivers.isAddressedBus(driver.item())
                && !drivers.selects().isBus(driver.item());
        if (bus) {
            return Optional.of(List.of("let mut line = self.io." + name + ".lock().await;"));
        }
        return book.rests(driver) && !waits
                ? Optional.of(List.of("let Some(line) = self.io." + name + ".at_rest() else {", "    return;", "};"))
                : Optional.empty();
    }

    /** To or from the part behind a chip select. */
    private List<String> selected(Driver bus, String name, TaskPlan task, Step.Transfer step) {
        boolean writes = step.direction() == Direction.WRITE;
        Optional<Buffer> buffer = drivers.buffer(task, step);
        String bytes = buffer.map(b -> buffered(b, step)).orElse(writes ? "&bytes" : "&mut bytes");
        List<String> own = buffer.isPresent() ? List.of() : List.of(bytes(step));
        return moved(bus, name, own, writes ? "write" : "read", List.of(bytes), true);
    }

    /** Bytes of the function itself. */
    private static String bytes(Step.Transfer step) {
        return bytes(step, step.direction() == Direction.READ);
    }

    private static String bytes(Step.Transfer step, boolean changes) {
        String mutable = changes ? "mut " : "";
        return "let " + mutable + "bytes = [0_u8; " + RustNumber.of(Math.max(1, step.bytes())) + "];";
    }

    /** Over a bus to the address of a part, if the design says which. */
    private List<String> addressed(Driver driver, TaskPlan task, Step.Transfer step, boolean waits) {
        Optional<Part> part = drivers.part(step);
        if (part.isEmpty()) {
            return List.of();
        }
        boolean writes = step.direction() == Direction.WRITE;
        boolean shared = drivers.isAddressedBus(driver.item());
        String method = shared ? writes ? "write" : "read" : book.i2cMethod(step.direction(), waits);
        String address = "board::" + part.get().constant();
        Optional<Buffer> buffer = drivers.buffer(task, step);
        if (buffer.isPresent()) {
            return moved(
                    driver, driver.name(), List.of(), method, List.of(address, buffered(buffer.get(), step)), waits);
        }
        String bytes = !writes ? "&mut bytes" : waits && !shared && book.i2cTakesBytes() ? "bytes" : "&bytes";
        return moved(driver, driver.name(), List.of(bytes(step)), method, List.of(address, bytes), waits);
    }

    /** So much of a buffer as a step moves. */
    private static String buffered(Buffer buffer, Step.Transfer step) {
        String field = "self.io." + buffer.field();
        String part = step.bytes() < buffer.bytes() ? "[.." + RustNumber.of(Math.max(1, step.bytes())) + "]" : "";
        boolean writes = step.direction() == Direction.WRITE;
        return part.isEmpty() ? field : (writes ? "&" : "&mut ") + field + part;
    }

    /** The call, behind the lines that it needs. A chain that rustfmt would break gets names for its parts. */
    private List<String> moved(
            Driver driver, String name, List<String> before, String method, List<String> arguments, boolean waits) {
        List<String> lines = new ArrayList<>(before);
        String field = "self.io." + name;
        String end = waits ? ".await" : "";
        Optional<List<String>> given = line(driver, name, waits);
        String own = field + "." + method + "(" + String.join(", ", arguments) + ")" + end;
        if (given.isPresent()) {
            lines.addAll(given.get());
        } else if (own.length() > CHAIN) {
            lines.add("let line = &mut " + field + ";");
        }
        String line = given.isPresent() || own.length() > CHAIN ? "line" : field;
        String call = line + "." + method + "(" + String.join(", ", arguments) + ")" + end;
        if (call.length() > CHAIN && arguments.size() > 1) {
            lines.add("let address = " + arguments.getFirst() + ";");
            call = line + "." + method + "(address, " + arguments.getLast() + ")" + end;
        }
        if (waits) {
            book.dropped(driver).ifPresent(left -> lines.add("// not cancel-safe: dropped by a timeout, " + left));
        }
        lines.add("// what an error on the line means is yours to decide");
        lines.add("let _ = " + call + ";");
        return lines;
    }

    /** On the task's own driver, or on one that it shares. A closure that is nothing but a method clippy would have written as its path, which names the driver's type. */
    private List<String> call(TaskPlan task, ItemId item, String name, String call) {
        if (drivers.ownedBy(task).contains(Piece.of(item))) {
            return List.of("self.io." + name + "." + call + ";");
        }
        String shared = "board::" + name.toUpperCase(Locale.ROOT) + ".with(|driver| ";
        return call.endsWith("()")
                ? List.of(shared + "{", "    driver." + call + ";", "});")
                : List.of(shared + "driver." + call + ");");
    }

    @Override
    public List<String> fields(TaskPlan task) {
        return !drivers.gives(task)
                ? List.of()
                : List.of(
                        "/// The drivers that the design gives it.",
                        "#[allow(dead_code, reason = \"until your code works with them\")]",
                        "pub io: board::" + BoardFile.ioType(task) + ",");
    }

    @Override
    public List<String> imports(TaskPlan task) {
        boolean board = drivers.gives(task)
                || task.hooks().stream().anyMatch(h -> !lines(task, h).isEmpty());
        return board ? List.of("use crate::takt::board;") : List.of();
    }

    @Override
    public List<String> foreignImports(TaskPlan task) {
        boolean events =
                task.hooks().stream().flatMap(h -> lines(task, h).stream()).anyMatch(l -> l.contains("(Event::"));
        List<Step.Transfer> waited = task.hooks().stream()
                .filter(h ->
                        h.kind() == Hook.Kind.TRANSFER_ASYNC && !lines(task, h).isEmpty())
                .map(h -> h.transfer().orElseThrow())
                .toList();
        List<String> imports = new ArrayList<>();
        if (waited.stream().anyMatch(t -> drivers.isAddressedBus(t.peripheral()))) {
            imports.add("use embedded_hal_async::i2c::I2c as _;");
        }
        if (waited.stream().anyMatch(t -> drivers.selects().of(task, t).isPresent())) {
            imports.add("use embedded_hal_async::spi::SpiDevice as _;");
        }
        if (events) {
            imports.add("use esp_hal::gpio::Event;");
        }
        return imports;
    }

    private Optional<Driver> pin(TaskPlan task) {
        return drivers.pinOf(task);
    }

    /** The watchdog that a hook feeds, if it is the one with a driver. */
    private Optional<Dog> dog(Hook hook) {
        return drivers.dog().filter(d -> hook.item().filter(d.item()::equals).isPresent());
    }
}
