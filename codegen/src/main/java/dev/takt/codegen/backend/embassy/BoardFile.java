package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.ChipSelects.Selected;
import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.LentPins.Lent;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustText;
import dev.takt.codegen.emit.SplitBoard;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code src/takt/board.rs}: takes the peripherals once, makes the drivers as the design wires them, and splits them by who works with them. */
final class BoardFile {
    /** One field or static of the board. */
    private record Part(Piece piece, String name, String type, String words, Runnable make) {
        ItemId item() {
            return piece.item();
        }
    }

    private final Drivers drivers;
    private final DriverBook book;
    private final List<TaskPlan> tasks;
    private final List<String> kernel;
    private final Optional<DmaMemory> memory;
    private final boolean shares;
    private final CodeWriter out = new CodeWriter();
    private final DmaBuffers buffers;
    private final List<Part> parts = new ArrayList<>();

    /** {@code kernel} are the fields of what the start of the chip needs besides, each as {@code name: type = value}; {@code memory} is where buffers of DMA have to be. */
    BoardFile(Drivers drivers, List<TaskPlan> tasks, List<String> kernel, Optional<DmaMemory> memory) {
        this.memory = memory;
        this.buffers = new DmaBuffers(out, memory.isPresent());
        this.drivers = drivers;
        this.book = drivers.book();
        this.tasks = tasks;
        this.kernel = kernel;
        this.shares = pieces(drivers).stream().anyMatch(drivers::isShared);
        for (Driver driver : drivers.all()) {
            driver.pieces().forEach(piece -> parts.add(part(driver, piece)));
            List<Lent> lent = drivers.lent().of(driver.item());
            lent.forEach(l -> parts.add(part(l)));
        }
        drivers.dog().ifPresent(d -> parts.add(part(d)));
    }

    private static List<Piece> pieces(Drivers drivers) {
        List<Piece> pieces = new ArrayList<>(
                drivers.all().stream().flatMap(d -> d.pieces().stream()).toList());
        drivers.dog().ifPresent(d -> pieces.add(Piece.of(d.item())));
        return pieces;
    }

    /** The first piece of a driver makes all of it. */
    private Part part(Driver driver, Piece piece) {
        boolean first = piece.equals(driver.pieces().getFirst());
        return new Part(
                piece,
                driver.name(piece),
                piece.half().map(h -> book.type(driver, h)).orElseGet(() -> book.type(driver)),
                words(driver, piece),
                first ? () -> book.make(out, driver, driver.name()) : () -> {});
    }

    private String words(Driver driver, Piece piece) {
        Predicate<String> own =
                signal -> piece.half().map(h -> Halves.has(h, signal)).orElse(true);
        String pins = driver.peripheral().pins().stream()
                .filter(p -> own.test(p.signal()))
                .map(p -> ", " + p.signal() + " on " + p.pin())
                .collect(Collectors.joining());
        String dma = driver.dma().entrySet().stream()
                .filter(e -> own.test(e.getKey()))
                .map(e -> ", " + e.getKey() + " by `" + e.getValue().name() + "`")
                .collect(Collectors.joining());
        String half =
                piece.half().map(h -> ", its " + Halves.signal(h) + " half").orElse("");
        return driver.peripheral().name() + half + ": " + driver.instance() + pins + dma + book.remark(driver);
    }

    private Part part(Lent lent) {
        return new Part(
                Piece.of(lent.driver().item()),
                lent.name(),
                book.pinType(lent.pin()),
                lent.pin() + ", a pin of " + lent.driver().peripheral().name(),
                () -> out.line("let " + lent.name() + " = p." + book.pinName(lent.pin()) + ";"));
    }

    private Part part(Dog dog) {
        String words = dog.watchdog().name() + ": it resets what is not fed in time";
        return new Part(
                Piece.of(dog.item()), dog.name(), book.dogType(dog), words, () -> book.makeDog(out, dog, dog.name()));
    }

    /** Name of the type with what one task works with. */
    static String ioType(TaskPlan task) {
        return task.type() + "Io";
    }

    GeneratedFile file() {
        if (shares) {
            out.text(SplitBoard.SHARED);
        }
        drivers.parts().forEach(this::address);
        parts.stream().filter(p -> drivers.isShared(p.piece())).forEach(this::shared);
        buses();
        drivers.buffers().forEach(buffers::place);
        for (TaskPlan task : tasks) {
            List<Part> held = held(task);
            if (drivers.gives(task)) {
                boolean alone = held.stream().noneMatch(p -> drivers.isBus(p.piece()))
                        && drivers.selects().of(task).isEmpty();
                out.blank();
                out.line("/// What `" + task.rust() + "` works with" + (alone ? ", and nobody else." : "."));
                out.block("pub struct " + ioType(task), () -> {
                    held.forEach(this::heldField);
                    drivers.selects().of(task).forEach(this::selectedField);
                    drivers.buffers().stream().filter(b -> b.task() == task).forEach(buffers::field);
                });
            }
        }
        if (!parts.isEmpty()) {
            board();
        }
        kernel();
        if (!parts.isEmpty() || !kernel.isEmpty()) {
            start();
        }
        return head().append(out).file("src/takt/board.rs", Owner.OURS);
    }

    private void address(Drivers.Part part) {
        out.blank();
        out.item(part.device().id(), () -> {
            String type = part.device().part().isBlank()
                    ? ""
                    : " (" + RustText.comment(part.device().part()) + ")";
            out.line("/// Where " + RustText.comment(part.device().name()) + type + " answers, in 7 bits.");
            out.line("pub const " + part.constant() + ": u8 = 0x%02X;".formatted(part.address()));
        });
    }

    private CodeWriter head() {
        CodeWriter head = new CodeWriter();
        head.line("//! Pins and drivers as the design wires them. Generated by Takt.");
        head.line("#![allow(dead_code, reason = \"drivers that you do not use yet\")]");
        head.blank();
        Imports imports = new Imports(out);
        imports.when("RefCell<", "core::cell::RefCell").when("(Mutex<", "critical_section::Mutex");
        CodeWriter bound = new CodeWriter();
        if (!book.peripherals().isEmpty() && (!parts.isEmpty() || !kernel.isEmpty())) {
            book.head(bound, drivers.all());
            CodeWriter both = new CodeWriter().append(bound).append(out);
            imports = new Imports(both);
            imports.when("RefCell<", "core::cell::RefCell").when("(Mutex<", "critical_section::Mutex");
            book.imports(imports);
            imports.when("DmaBuffer<", "crate::takt::dma::DmaBuffer")
                    .when("uncache();", "crate::takt::dma::uncache")
                    .when("I2cDevice<", "embassy_embedded_hal::shared_bus::asynch::i2c::I2cDevice")
                    .when("CriticalSectionRawMutex", "embassy_sync::blocking_mutex::raw::CriticalSectionRawMutex")
                    .when("SpiDevice<", "embassy_embedded_hal::shared_bus::asynch::spi::SpiDevice")
                    .when("AsyncMutex<", "embassy_sync::mutex::Mutex as AsyncMutex")
                    .when(" ConstStaticCell<", "static_cell::ConstStaticCell")
                    .when(" StaticCell<", "static_cell::StaticCell");
        }
        imports.print(head);
        head.blank();
        return head.append(bound);
    }

    private List<Part> held(TaskPlan task) {
        var held = drivers.heldBy(task);
        return parts.stream().filter(p -> held.contains(p.piece())).toList();
    }

    private static String constant(Part part) {
        return part.name().toUpperCase(Locale.ROOT);
    }

    private void shared(Part part) {
        out.blank();
        out.item(part.item(), () -> {
            out.line("/// " + RustText.comment(part.words()) + ". Several work with it.");
            out.line("pub static " + constant(part) + ": Shared<" + part.type() + "> = Shared::new();");
        });
    }

    /** Drivers that several tasks wait for in turn. */
    private void buses() {
        List<Part> buses = parts.stream().filter(p -> drivers.isBus(p.piece())).toList();
        if (buses.isEmpty()) {
            return;
        }
        out.blank();
        out.line("/// A driver that several tasks wait for: who holds the lock has it until it lets go.");
        out.line("pub type Turns<T> = AsyncMutex<CriticalSectionRawMutex, T>;");
        if (buses.stream().anyMatch(p -> drivers.isAddressedBus(p.item()))) {
            out.blank();
            out.line(
                    "/// Such a bus as each task has it: a transfer waits for the bus and has it until it is through.");
            out.line("pub type OnBus<T> = I2cDevice<'static, CriticalSectionRawMutex, T>;");
        }
        if (!drivers.selects().all().isEmpty()) {
            out.blank();
            out.line(
                    "/// A part on such a bus as its task has it: a transfer waits for the bus, and its chip select is low until it is through.");
            out.line("pub type OnSelect<T> = SpiDevice<'static, CriticalSectionRawMutex, T, Output<'static>>;");
        }
        for (Part part : buses) {
            out.blank();
            out.item(
                    part.item(),
                    () -> out.assign(
                            "static " + constant(part) + ": StaticCell<Turns<" + part.type() + ">>",
                            "StaticCell::new()"));
        }
    }

    private void heldField(Part part) {
        if (drivers.isAddressedBus(part.item())) {
            out.item(part.item(), () -> {
                out.line("/// " + RustText.comment(part.words()) + ". Others have it too.");
                out.line("pub " + part.name() + ": OnBus<" + part.type() + ">,");
            });
        } else if (drivers.isBus(part.piece())) {
            out.item(part.item(), () -> {
                out.line("/// " + RustText.comment(part.words()) + ". Others wait for it too.");
                out.line("pub " + part.name() + ": &'static Turns<" + part.type() + ">,");
            });
        } else {
            field(part, "");
        }
    }

    private void selectedField(Selected selected) {
        Part bus = of(selected.bus());
        out.item(selected.part().id(), () -> {
            String part = selected.part().part();
            String type = part.isBlank() ? "" : " (" + RustText.comment(part) + ")";
            out.line("/// " + RustText.comment(selected.part().name()) + type + " on "
                    + RustText.comment(bus.words()) + "; "
                    + RustText.comment(of(selected.select().item()).words()) + ".");
            out.line("pub " + selected.name() + ": OnSelect<" + bus.type() + ">,");
        });
    }

    private Part of(ItemId item) {
        return parts.stream().filter(p -> p.item().equals(item)).findFirst().orElseThrow();
    }

    private void field(Part part, String more) {
        out.item(part.item(), () -> {
            out.line("/// " + RustText.comment(part.words()) + "." + more);
            out.line("pub " + part.name() + ": " + part.type() + ",");
        });
    }

    private void board() {
        out.blank();
        out.line("/// The drivers, by who works with them.");
        out.block("pub struct Board", () -> {
            for (TaskPlan task : tasks) {
                if (drivers.gives(task)) {
                    out.line("pub " + task.rust() + ": " + ioType(task) + ",");
                }
            }
            parts.stream()
                    .filter(p -> drivers.isFree(p.piece()))
                    .forEach(p -> field(p, " No step of the design uses it: give it to whom you like."));
        });
    }

    private void kernel() {
        if (kernel.isEmpty()) {
            return;
        }
        out.blank();
        out.line("/// What the start of the chip needs besides.");
        out.block(
                "pub struct Kernel",
                () -> kernel.forEach(k -> out.line("pub " + k.substring(0, k.indexOf(" =")) + ",")));
    }

    private void start() {
        boolean board = !parts.isEmpty();
        String returns = board && !kernel.isEmpty() ? "(Board, Kernel)" : board ? "Board" : "Kernel";
        out.blank();
        out.line("/// Makes every driver" + (kernel.isEmpty() ? "." : " and leaves what the start of the chip needs."));
        out.block("pub fn start(p: Peripherals) -> " + returns, () -> {
            memory.ifPresent(_ -> out.line("uncache();"));
            parts.forEach(p -> out.item(p.item(), p.make()));
            parts.stream()
                    .filter(p -> drivers.isBus(p.piece()))
                    .forEach(p -> out.line(
                            "let " + p.name() + " = &*" + constant(p) + ".init(AsyncMutex::new(" + p.name() + "));"));
            drivers.buffers().forEach(buffers::take);
            parts.stream()
                    .filter(p -> drivers.isShared(p.piece()))
                    .forEach(p -> out.line(constant(p) + ".put(" + p.name() + ");"));
            if (!board) {
                out.literal("Kernel", kernelFields(), "");
            } else if (kernel.isEmpty()) {
                boardLiteral("Board", "");
            } else {
                boardLiteral("let board = Board", ";");
                out.literal("let kernel = Kernel", kernelFields(), ";").line("(board, kernel)");
            }
        });
    }

    /** The board; in one line where rustfmt would have it so, which is where a few names are all of it. */
    private void boardLiteral(String head, String end) {
        CodeWriter fields = new CodeWriter();
        tasks.stream()
                .filter(t -> !given(t).isEmpty())
                .forEach(t -> fields.literal(t.rust() + ": " + ioType(t), given(t), ","));
        parts.stream().filter(p -> drivers.isFree(p.piece())).forEach(p -> fields.line(p.name() + ","));
        String flat = String.join(" ", fields.lines()).replaceFirst(",$", "");
        if (!flat.isEmpty() && CodeWriter.isOneLine(List.of(flat))) {
            out.line(head + " { " + flat + " }" + end);
        } else {
            out.block(head + " {", () -> fields.lines().forEach(out::line), "}" + end);
        }
    }

    /** The fields of what a task is handed. */
    private List<String> given(TaskPlan task) {
        List<String> values =
                new ArrayList<>(held(task).stream().map(this::value).toList());
        drivers.selects()
                .of(task)
                .forEach(s -> values.add(s.name() + ": SpiDevice::new("
                        + of(s.bus()).name() + ", " + s.select().name() + ")"));
        drivers.buffers().stream()
                .filter(b -> b.task() == task)
                .forEach(b -> values.add(b.field().equals(b.place()) ? b.field() : b.field() + ": " + b.place()));
        return values;
    }

    /** What a task is handed of a driver. */
    private String value(Part part) {
        return part.name() + (drivers.isAddressedBus(part.item()) ? ": I2cDevice::new(" + part.name() + ")" : "");
    }

    private List<String> kernelFields() {
        return kernel.stream()
                .map(f -> f.substring(0, f.indexOf(':')) + ": " + f.substring(f.indexOf(" = ") + 3))
                .toList();
    }
}
