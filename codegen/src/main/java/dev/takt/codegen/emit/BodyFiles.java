package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.TaskPlan;
import java.util.ArrayList;
import java.util.List;

/** {@code src/bodies}: the user's side. One file a task, written once and compiling as it is, and the generated module that lists them. */
public final class BodyFiles {
    /** What a backend can already write into a user's function: lines, or none. */
    public interface Defaults {
        /** An empty body for every function. */
        Defaults NONE = new Defaults() {
            @Override
            public List<String> lines(TaskPlan task, Hook hook) {
                return List.of();
            }

            @Override
            public List<String> imports(TaskPlan task) {
                return List.of();
            }

            @Override
            public List<String> foreignImports(TaskPlan task) {
                return List.of();
            }
        };

        List<String> lines(TaskPlan task, Hook hook);

        /** Lines of the fields that the task's type begins with: it has them from {@code setup} then, and no default. */
        default List<String> fields(TaskPlan task) {
            return List.of();
        }

        /** Import lines of this crate that go before those of the task's own types. */
        List<String> imports(TaskPlan task);

        /** Import lines of other crates, behind those of this one. */
        List<String> foreignImports(TaskPlan task);
    }

    private final CodeLayout layout;
    private final Defaults defaults;

    public BodyFiles(CodeLayout layout, Defaults defaults) {
        this.layout = layout;
        this.defaults = defaults;
    }

    /** The file of each task. */
    public List<GeneratedFile> bodies() {
        return layout.tasks().stream().map(this::body).toList();
    }

    private GeneratedFile body(TaskPlan task) {
        CodeWriter out = new CodeWriter();
        out.line("//! The work of `" + task.rust() + "`. This file is yours: Takt wrote it once and leaves it alone.");
        out.blank();
        List<Hook> required = task.hooks().stream().filter(h -> !h.isOptional()).toList();
        String payloads = RustImports.of("crate::takt::payload", WorkFile.types(required.stream()));
        defaults.imports(task).forEach(out::line);
        if (!payloads.isEmpty()) {
            out.line(payloads);
        }
        out.line("use crate::takt::work::" + task.trait() + ";");
        defaults.foreignImports(task).forEach(out::line);
        out.blank();
        out.item(task.context().item(), () -> implementation(out, task, required));
        return out.file("src/bodies/" + task.rust() + ".rs", Owner.YOURS);
    }

    private void implementation(CodeWriter out, TaskPlan task, List<Hook> required) {
        out.line("/// What `" + task.rust() + "` keeps from one job to the next.");
        List<String> fields = defaults.fields(task);
        if (fields.isEmpty()) {
            out.line("#[derive(Default)]");
            out.line("pub struct " + task.type() + " {}");
        } else {
            out.block("pub struct " + task.type(), () -> fields.forEach(out::line));
        }
        out.blank();
        String header = "impl " + task.trait() + " for " + task.type();
        if (required.isEmpty()) {
            out.line(header + " {}");
            return;
        }
        out.block(
                header,
                () -> required.forEach(hook -> {
                    out.blank();
                    List<String> lines = lines(task, hook);
                    out.signature(
                            WorkFile.head(hook),
                            WorkFile.parameters(hook, "_"),
                            hook.returns() + (lines.isEmpty() ? " {}" : " {"));
                    if (!lines.isEmpty()) {
                        out.indented(() -> lines.forEach(out::line)).line("}");
                    }
                }));
    }

    /** True if what a function does is written already, from what the design says. */
    boolean isWritten(TaskPlan task, Hook hook) {
        return !defaults.lines(task, hook).isEmpty();
    }

    private List<String> lines(TaskPlan task, Hook hook) {
        return switch (hook.kind()) {
            case DECIDE -> List.of("false");
            case PRODUCE -> List.of(hook.value().map(v -> v.initial()).orElse("()"));
            case COMPUTE, TRANSFER, TRANSFER_ASYNC, CONSUME, LOST, TIMED_OUT, REFUSED, FEED, START, ACKNOWLEDGE ->
                defaults.lines(task, hook);
        };
    }

    /** The import line of a {@code setup}: what it makes. */
    public static String types(CodeLayout layout) {
        List<String> types = new ArrayList<>(List.of("Bodies"));
        layout.tasks().forEach(t -> types.add(t.type()));
        return RustImports.of("super", types);
    }

    /** {@code src/bodies/mod.rs}: what {@code setup} has to make. */
    public GeneratedFile module() {
        CodeWriter out = new CodeWriter();
        out.line(
                "//! Your code: one file a task, and `setup`. This list of them is generated by Takt from the design.");
        out.line("#![forbid(unsafe_code)]");
        out.blank();
        List<String> modules = new ArrayList<>(List.of("setup"));
        layout.tasks().forEach(t -> modules.add(t.rust()));
        // rustfmt sorts modules letter by letter, and only imports by the numbers in them
        modules.stream().sorted().forEach(m -> out.line("mod " + m + ";"));
        out.blank();
        List<String> uses = new ArrayList<>(List.of("setup::setup"));
        layout.tasks().forEach(t -> uses.add(t.rust() + "::" + t.type()));
        RustImports.sorted(uses).forEach(u -> out.line("pub use " + u + ";"));
        out.blank();
        out.line("/// One body a task; `setup` makes them.");
        if (layout.tasks().isEmpty()) {
            out.line("pub struct Bodies {}");
        } else {
            out.block("pub struct Bodies", () -> layout.tasks()
                    .forEach(t ->
                            out.item(t.context().item(), () -> out.line("pub " + t.rust() + ": " + t.type() + ","))));
        }
        return out.file("src/bodies/mod.rs", Owner.OURS);
    }
}
