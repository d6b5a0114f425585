package dev.takt.codegen.emit;

import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.units.DurationText;
import java.util.OptionalLong;

/** What a task is, in the words of comments and of the design page. */
public final class TaskWords {
    /** Attributes of a crate that has names and parts of the design in it: clippy would take {@code can_rx} in a comment for code, rename what looks alike, and divide a function with a line for each of many. */
    public static final String PLAIN_NAMES = """
            #![allow(clippy::doc_markdown)] // names of the design stand in comments as they are
            #![allow(clippy::similar_names, clippy::struct_field_names)] // and in code, alike or not
            #![allow(clippy::too_many_lines)] // a design has as many parts as it has
            """;

    private TaskWords() {}

    /** {@code every 5 ms}, {@code on UART0}, {@code when spawned}. */
    public static String activation(TaskPlan task, Machine machine) {
        String source = machine.project()
                .item(task.context().item(), Interrupt.class)
                .flatMap(Interrupt::source)
                .flatMap(machine.project()::item)
                .map(item -> "by " + item.name() + ", ")
                .orElse("");
        return source + releases(task, machine);
    }

    /** One line of a Rust comment: {@code control: every 5 ms, deadline 4 ms.} */
    public static String heading(TaskPlan task, Machine machine) {
        OptionalLong deadlineNs = task.context().deadlineNs();
        return RustText.comment(task.context().name()) + ": " + RustText.comment(activation(task, machine))
                + (deadlineNs.isPresent() ? ", deadline " + DurationText.format(deadlineNs.getAsLong()) : "") + ".";
    }

    private static String releases(TaskPlan task, Machine machine) {
        return switch (task.context().activation()) {
            case Activation.Periodic p ->
                "every " + DurationText.format(p.periodNs())
                        + (p.offsetNs() == 0 ? "" : ", first after " + DurationText.format(p.offsetNs()));
            case Activation.After a -> DurationText.format(a.delayNs()) + " after its last end";
            case Activation.Sporadic s -> "at most every " + DurationText.format(s.minGapNs());
            case Activation.Burst b -> "in bursts of " + b.count() + " every " + DurationText.format(b.outerGapNs());
            case Activation.On on ->
                "on " + machine.project().item(on.source()).map(Item::name).orElse("nothing");
            case Activation.Spawned _ -> "when spawned";
            case Activation.Startup _ -> "once at start";
            case Activation.Background _ -> "whenever nothing else runs";
            case Activation.Recorded _ -> "as recorded";
        };
    }

    /** What a hook may take, in words; empty for those that the design gives no time. */
    public static String budget(Hook hook) {
        if (hook.kind() != Hook.Kind.COMPUTE && hook.worstNs() == 0) {
            return "";
        }
        String worst = DurationText.format(hook.worstNs());
        return hook.bestNs() == hook.worstNs() ? worst : DurationText.format(hook.bestNs()) + " to " + worst;
    }
}
