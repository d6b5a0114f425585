package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.Ownership;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.pins.Singletons;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code src/takt/board.rs} where the hardware layer hands out peripherals and no drivers: takes them apart by who works with them. What one task alone uses is its own, what several use lies in a place that each locks,
 * what none uses and what belongs to all is left to {@code setup}.
 */
public final class SplitBoard {
    /** A place for what several use, in Rust. */
    public static final String SHARED = """
            /// A place for what several use, or a handler: it starts empty, and each access is a short critical
            /// section.
            pub struct Shared<T>(Mutex<RefCell<Option<T>>>);

            impl<T> Shared<T> {
                /// Nothing yet.
                pub const fn new() -> Self {
                    Self(Mutex::new(RefCell::new(None)))
                }

                /// Fills the place.
                pub fn put(&self, value: T) {
                    critical_section::with(|cs| self.0.borrow(cs).replace(Some(value)));
                }

                /// Empties the place.
                pub fn take(&self) -> Option<T> {
                    critical_section::with(|cs| self.0.borrow(cs).take())
                }

                /// Works with what is there, if anything is.
                pub fn with<R>(&self, action: impl FnOnce(&mut T) -> R) -> Option<R> {
                    critical_section::with(|cs| self.0.borrow_ref_mut(cs).as_mut().map(action))
                }
            }
            """;

    /** Path of the type that {@code setup} gets. */
    public static final String TYPE = "crate::takt::board::Board";

    /** Name of the module under {@code src/takt}. */
    public static final String MODULE = "board";

    /** How a hardware layer hands its peripherals out: the module with {@code Peripherals} and the type of each, what stands behind the name of a type, and whether pins are among them. */
    public record Layer(String module, String generics, boolean pins, Singletons singletons) {
        /** A device crate: registers, and a port is one thing with all its pins. */
        public static Layer ofDeviceCrate(String module, Singletons singletons) {
            return new Layer(module, "", false, singletons);
        }

        /** What stands in front of the name of a type. */
        private String path() {
            return module.substring(module.lastIndexOf(':') + 1) + "::";
        }
    }

    /** What a peripheral of the layer is for in the design. */
    private record Use(ItemId item, String name, String words) {}

    /** A peripheral of the layer under the name of its field or static. */
    private record Part(String singleton, String name, List<Use> uses, List<TaskPlan> users) {
        String constant() {
            return name.toUpperCase(Locale.ROOT);
        }

        boolean isFor(ItemId item) {
            return uses.stream().anyMatch(u -> u.item().equals(item));
        }

        String words() {
            return RustText.comment(
                    String.join("; ", uses.stream().map(Use::words).distinct().toList()));
        }
    }

    private final Layer layer;
    private final List<TaskPlan> tasks;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> common = new ArrayList<>();

    public SplitBoard(CodeLayout layout, Layer layer) {
        this.layer = layer;
        this.tasks = layout.tasks();
        NameAllocator names = new NameAllocator(Stream.concat(
                        Stream.of("board", "shared", "split", "p"),
                        tasks.stream().map(TaskPlan::rust))
                .toList());
        Ownership ownership = new Ownership(layout);
        Map<String, List<Use>> uses = uses(layout);
        uses.forEach((singleton, of) -> parts.add(new Part(
                singleton,
                names.snake(of.size() == 1 ? of.getFirst().name() : singleton.toLowerCase(Locale.ROOT), "peripheral"),
                List.copyOf(of),
                tasks.stream()
                        .filter(t -> of.stream()
                                .anyMatch(u -> ownership.users(u.item()).contains(t)))
                        .toList())));
        layer.singletons().common().stream()
                .filter(s -> !uses.containsKey(s))
                .forEach(s -> common.add(
                        new Part(s, names.snake(s.toLowerCase(Locale.ROOT), "peripheral"), List.of(), List.of())));
    }

    /** What the design has each peripheral of the layer for, in the order of the design. */
    private Map<String, List<Use>> uses(CodeLayout layout) {
        Map<String, List<Use>> uses = new LinkedHashMap<>();
        Chip chip = layout.machine().chip();
        for (Peripheral peripheral : layout.machine().project().all(Peripheral.class)) {
            List<String> instances = of(chip, peripheral.instance());
            String words = words(peripheral);
            instances.forEach(
                    s -> add(uses, s, new Use(peripheral.id(), instances.size() > 1 ? s : peripheral.name(), words)));
            for (PinUse pin : layer.pins() ? peripheral.pins() : List.<PinUse>of()) {
                Use use = new Use(
                        peripheral.id(),
                        peripheral.name()
                                + (instances.isEmpty() && peripheral.pins().size() == 1 ? "" : " " + pin.signal()),
                        peripheral.name() + ": " + pin.signal() + " on " + pin.pin());
                layer.singletons().of(pin.pin()).forEach(s -> add(uses, s, use));
            }
        }
        for (Watchdog dog : layout.machine().project().all(Watchdog.class)) {
            Use use = new Use(dog.id(), dog.name(), dog.name() + ": it resets what is not fed in time");
            of(chip, dog.instance()).forEach(s -> add(uses, s, use));
        }
        return uses;
    }

    /** Nothing for an instance that the chip does not have. */
    private List<String> of(Chip chip, String instance) {
        return chip.peripheral(instance).isPresent() ? layer.singletons().of(instance) : List.of();
    }

    private static void add(Map<String, List<Use>> uses, String singleton, Use use) {
        uses.computeIfAbsent(singleton, _ -> new ArrayList<>()).add(use);
    }

    private static String words(Peripheral peripheral) {
        StringBuilder words = new StringBuilder(peripheral.name() + ": " + peripheral.instance());
        peripheral
                .pins()
                .forEach(p ->
                        words.append(", ").append(p.signal()).append(" on ").append(p.pin()));
        return words.toString();
    }

    /** True if a task has peripherals of its own. */
    public boolean isGiven(TaskPlan task) {
        return parts.stream().anyMatch(p -> isOwn(p, task));
    }

    /** The field of the user's type that has them. */
    public static List<String> field(TaskPlan task) {
        return List.of(
                "/// The peripherals that the design gives it.",
                "#[allow(dead_code, reason = \"until your code works with them\")]",
                "pub io: board::" + type(task) + ",");
    }

    /** The type with what is one task's own. */
    private static String type(TaskPlan task) {
        return task.type() + "Io";
    }

    private static boolean isOwn(Part part, TaskPlan task) {
        return part.users().equals(List.of(task));
    }

    /** Statements on the peripheral of an item in the body of a task, in which it is called {@code name}: on the task's own, or on the one that it shares. None if the layer does not hand it out; {@code mutable}: they change it. */
    List<String> in(TaskPlan task, ItemId item, String name, boolean mutable, List<String> statements) {
        Optional<Part> part = parts.stream().filter(p -> p.isFor(item)).findFirst();
        if (part.isEmpty()) {
            return List.of();
        }
        boolean own = isOwn(part.get(), task);
        List<String> lines = new ArrayList<>();
        lines.add(
                own
                        ? "let " + name + " = " + (mutable ? "&mut " : "&") + "self.io."
                                + part.get().name() + ";"
                        : "board::" + part.get().constant() + ".with(|" + name + "| {");
        statements.forEach(s -> lines.add(own ? s : "    " + s));
        if (!own) {
            lines.add("});");
        }
        return lines;
    }

    public GeneratedFile file() {
        CodeWriter out = new CodeWriter();
        List<Part> shared = parts.stream().filter(p -> p.users().size() > 1).toList();
        out.line("//! The peripherals, once, by who works with them. Generated by Takt.");
        out.line("#![allow(dead_code, reason = \"peripherals that you do not use yet\")]");
        out.blank();
        if (!shared.isEmpty()) {
            out.line("use core::cell::RefCell;").line("use critical_section::Mutex;");
        }
        if (layer.module().contains("::")) {
            out.line("use " + layer.module() + ";");
        }
        out.blank();
        if (!shared.isEmpty()) {
            out.text(SHARED);
        }
        shared.forEach(p -> place(out, p));
        tasks.stream().filter(this::isGiven).forEach(t -> own(out, t));
        board(out);
        split(out, shared);
        return out.file("src/takt/" + MODULE + ".rs", Owner.OURS);
    }

    private String type(Part part) {
        return layer.path() + part.singleton() + layer.generics();
    }

    private static ItemId item(Part part) {
        return part.uses().getFirst().item();
    }

    private void place(CodeWriter out, Part part) {
        out.blank();
        out.item(item(part), () -> {
            out.line("/// " + part.words() + ". Several work with it.");
            out.assign("pub static " + part.constant() + ": Shared<" + type(part) + ">", "Shared::new()");
        });
    }

    private void own(CodeWriter out, TaskPlan task) {
        out.blank();
        out.line("/// What `" + task.rust() + "` works with, and nobody else.");
        out.block(
                "pub struct " + type(task),
                () -> parts.stream().filter(p -> isOwn(p, task)).forEach(p -> field(out, p, "")));
    }

    private void field(CodeWriter out, Part part, String more) {
        out.item(item(part), () -> {
            out.line("/// " + part.words() + "." + more);
            out.line("pub " + part.name() + ": " + type(part) + ",");
        });
    }

    private List<Part> free() {
        return parts.stream().filter(p -> p.users().isEmpty()).toList();
    }

    private void board(CodeWriter out) {
        out.blank();
        out.line("/// The peripherals, by who works with them.");
        out.block("pub struct Board", () -> {
            tasks.stream().filter(this::isGiven).forEach(t -> out.line("pub " + t.rust() + ": " + type(t) + ","));
            free().forEach(p -> field(out, p, " No step of the design uses it: give it to whom you like."));
            if (!common.isEmpty()) {
                out.line("// what belongs to no task, for `setup`");
            }
            common.forEach(p -> out.line("pub " + p.name() + ": " + type(p) + ","));
        });
    }

    private void split(CodeWriter out, List<Part> shared) {
        out.blank();
        out.line("/// Takes them apart. What several work with lies in its place from here on.");
        out.block("pub fn split(p: " + layer.path() + "Peripherals) -> Board", () -> {
            shared.forEach(p -> out.line(p.constant() + ".put(p." + p.singleton() + ");"));
            out.block("Board", () -> {
                for (TaskPlan task : tasks.stream().filter(this::isGiven).toList()) {
                    List<String> fields = parts.stream()
                            .filter(p -> isOwn(p, task))
                            .map(p -> p.name() + ": p." + p.singleton())
                            .toList();
                    out.literal(task.rust() + ": " + type(task), fields, ",");
                }
                Stream.concat(free().stream(), common.stream())
                        .forEach(p -> out.line(p.name() + ": p." + p.singleton() + ","));
            });
        });
    }
}
