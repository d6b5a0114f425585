package dev.takt.codegen.trace;

import dev.takt.codegen.Designs;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A test stand for designs with interrupts, made of what is the user's in a generated project: bodies that take the designed times, and a crate of his own in which timers of the machine request the
 * interrupts at the instants at which the design has them arrive. What Takt generates stays as it is.
 */
public record Stand(Qemu machine, String runtime) {
    private static final ItemId BEGINNING = ItemId.of("stand");
    private static final long BEGINNING_NS = 100_000;
    private static final String CRATE = "stand";

    /** The design with a task that sets the timers going. It comes first of all, at the beginning of time. */
    public Project with(Project project) {
        List<Item> items = new ArrayList<>(project.items());
        items.add(Task.blank(BEGINNING, "stand")
                .withStackBytes(512)
                .withPriority(priority(project))
                .withActivation(new Activation.Startup())
                .withBody(List.of(new Step.Compute("begin", BEGINNING_NS, BEGINNING_NS, Distribution.WORST))));
        return project.withItems(items);
    }

    private int priority(Project project) {
        return project.items().stream()
                .mapToInt(i -> i instanceof Task task ? task.priority() : 0)
                .max()
                .orElse(0);
    }

    /**
     * True if the core may only sleep for moments: where an emulated core waits with interrupts masked for SysTick, QEMU 7.2 with {@code sleep=off} lets the time of the next end of a timer pass, too. A timer that nobody hears makes this half a
     * microsecond instead of a tick.
     */
    private boolean sleepsShortly() {
        return machine != Qemu.VIRT && runtime.equals("bare-metal");
    }

    /** The vectors whose requests come from a timer here, in the order of the timers. */
    public static List<String> vectors(Qemu machine) {
        return switch (machine) {
            case LM3S6965 -> List.of("TIMER_0A", "TIMER_1A", "TIMER_2A");
            case AN385 -> List.of("TIMER0", "TIMER1");
            case VIRT -> List.of("RTC");
        };
    }

    /** Events without those of the task that sets the timers going, which takes a little longer than the design says. */
    static List<Seen> others(List<Seen> events) {
        return events.stream()
                .filter(e -> !e.context().equals(BEGINNING.value()))
                .toList();
    }

    /** The project of a design that has the stand, with the stand's own files. */
    public List<GeneratedFile> files(Project project) {
        CodeLayout layout = Designs.design(project).layout();
        List<GeneratedFile> files = new ArrayList<>();
        String load = Designs.text(Designs.files(project), "src/takt/load.rs");
        for (GeneratedFile file : Designs.files(project)) {
            files.add(
                    switch (file.path()) {
                        case "Cargo.toml" ->
                            changed(
                                    file,
                                    "\n[dependencies]\n",
                                    "\n[dependencies]\nstand = { path = \"" + CRATE + "\", package = \"" + crate(layout)
                                            + "\" }\n");
                        case "src/bodies/setup.rs" ->
                            changed(file, "-> Bodies {\n", "-> Bodies {\n    stand::calibrate();\n");
                        default -> file;
                    });
        }
        for (TaskPlan task : layout.tasks()) {
            String path = "src/bodies/" + task.rust() + ".rs";
            files.removeIf(f -> f.path().equals(path));
            files.add(own(path, "use crate::takt::work::" + task.trait() + ";\n\n" + body(load, task)));
        }
        files.add(own(CRATE + "/Cargo.toml", """
                [package]
                name = "%s"
                version = "0.1.0"
                edition = "2024"
                """.formatted(crate(layout))));
        files.add(own(CRATE + "/src/core.rs", resource(machine == Qemu.VIRT ? "riscv" : "cortex-m")));
        files.add(own(CRATE + "/src/timers.rs", resource(machine.target())));
        files.add(own(CRATE + "/src/plan.rs", plan(layout)));
        files.add(own(CRATE + "/src/lib.rs", """
                #![no_std]
                #[path = "core.rs"]
                mod cpu;
                mod plan;
                mod timers;
                pub use cpu::*;
                pub use timers::*;
                """));
        return files;
    }

    /** Named after its project: cargo takes packages of one name in one target folder for the same. */
    private static String crate(CodeLayout layout) {
        return layout.packageName() + "-stand";
    }

    private String body(String load, TaskPlan task) {
        String heading = "/// Modelled `" + task.rust() + "`.\n";
        int from = load.indexOf(heading) + heading.length();
        String text = load.substring(from, load.indexOf("\n/// ", from)).replace("burn(", "stand::burn(");
        if (task.context().item().equals(BEGINNING)) {
            return text.replace("stand::burn(", "stand::begin(" + gone() + ");\n        stand::burn(");
        }
        if (task.isInterrupt()) {
            int timer = vectors(machine).indexOf(vector(task));
            return text.replace(
                    "fn acknowledge(&mut self) {}", "fn acknowledge(&mut self) { stand::acknowledge(" + timer + "); }");
        }
        return text;
    }

    private static String vector(TaskPlan task) {
        return task.context().vector();
    }

    /** Counts since time 0, in the first millisecond. */
    private String gone() {
        if (machine == Qemu.VIRT) {
            return "crate::takt::time::now()";
        }
        return runtime.equals("embassy") ? "crate::takt::systick::cycles()" : "stand::since_tick()";
    }

    private long countHz() {
        return switch (machine) {
            case LM3S6965 -> 50_000_000;
            case AN385 -> 25_000_000;
            case VIRT -> 10_000_000;
        };
    }

    private String plan(CodeLayout layout) {
        List<Activation.Periodic> arrivals = vectors(machine).stream()
                .flatMap(v -> layout.tasks().stream()
                        .filter(t -> t.isInterrupt() && vector(t).equals(v)))
                .map(t -> (Activation.Periodic) t.context().activation())
                .toList();
        return "pub const COUNT_HZ: u32 = " + countHz() + ";\n"
                + "pub const SHORT_SLEEPS: bool = " + sleepsShortly() + ";\n"
                + list(
                        "FIRST",
                        arrivals.stream().map(Activation.Periodic::offsetNs).toList())
                + list(
                        "PERIOD",
                        arrivals.stream().map(Activation.Periodic::periodNs).toList());
    }

    private String list(String name, List<Long> ns) {
        String counts = ns.stream()
                .map(n -> String.valueOf(n * countHz() / 1_000_000_000))
                .collect(Collectors.joining(", "));
        return "pub const " + name + ": [u32; " + ns.size() + "] = [" + counts + "];\n";
    }

    private static GeneratedFile changed(GeneratedFile file, String from, String to) {
        if (!file.text().contains(from)) {
            throw new AssertionError(file.path() + " has no " + from);
        }
        return own(file.path(), file.text().replace(from, to));
    }

    private static GeneratedFile own(String path, String text) {
        return new GeneratedFile(path, text, Owner.YOURS, List.of());
    }

    private static String resource(String name) {
        try (InputStream in = Designs.class.getResourceAsStream("stand/" + name + ".rs")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
