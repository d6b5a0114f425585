package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.TaskWords;
import dev.takt.codegen.emit.TraceNames;
import dev.takt.codegen.emit.Waiting;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.Turns;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints one task: a handler bound to its vector, an async task, or {@code idle}. */
final class TaskPrinter {
    private final CodeWriter out;
    private final TaskPlan task;
    private final CodeLayout layout;
    private final Endpoints endpoints;
    private final RticChip chip;
    private final BodyPrinter body;
    private final Turns turns;

    TaskPrinter(
            CodeWriter out,
            TaskPlan task,
            CodeLayout layout,
            Endpoints endpoints,
            TraceNames names,
            RticChip chip,
            Turns turns) {
        this.out = out;
        this.task = task;
        this.layout = layout;
        this.chip = chip;
        this.turns = turns;
        this.endpoints = endpoints;
        this.body = new BodyPrinter(out, task, endpoints, names, new Supervision(layout));
    }

    void print() {
        out.line("/// " + TaskWords.heading(task, layout.machine()));
        if (task.isInterrupt()) {
            handler();
        } else if (isIdle(task, layout)) {
            idle();
        } else {
            software();
        }
    }

    private void handler() {
        String vector = task.context().vector();
        attribute(
                "task",
                List.of(
                        "binds = " + chip.pins().vector(vector).orElse(vector),
                        "priority = " + RticMain.priority(task)));
        out.block("fn " + task.rust() + "(" + context() + ")", () -> {
            bind();
            body.started("_job");
            task.acknowledge().ifPresent(body::call);
            body.print(task.ops());
            body.print(task.spawns());
        });
    }

    private void idle() {
        attribute("idle", List.of());
        out.block("fn " + task.rust() + "(" + context() + ") -> !", () -> {
            bind();
            out.block("loop", () -> {
                body.started("_job");
                body.print(task.ops());
            });
        });
    }

    private void software() {
        attribute("task", List.of("priority = " + RticMain.priority(task)));
        out.block("async fn " + task.rust() + "(" + context() + ")", () -> {
            bind();
            switch (task.context().activation()) {
                case Activation.Periodic p -> periodic(p);
                case Activation.After a -> after(a);
                case Activation.On on when isQueue(on) -> out.block("loop", this::fed);
                case Activation.Background _ ->
                    out.block("loop", () -> {
                        job();
                        out.line("yield_now().await;");
                    });
                case Activation.On _, Activation.Spawned _, Activation.Startup _ -> job();
                case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> job();
            }
        });
    }

    private boolean isQueue(Activation.On on) {
        return layout.machine().queue(on.source()).isPresent();
    }

    /** A job begins with what the channel brings: the trigger takes it, or the first step does. */
    private void fed() {
        List<Op> ops = task.ops();
        Op.Receive first = task.trigger().orElseGet(() -> (Op.Receive) ops.getFirst());
        boolean alone = isAlone(task, layout);
        body.begin(first, alone ? "_job" : "job");
        body.print(task.trigger().isPresent() ? ops : ops.subList(1, ops.size()));
        if (!alone) {
            out.line("drop(job);");
            body.giveWay(first);
        }
    }

    private void job() {
        body.started("_job");
        body.print(task.ops());
    }

    private void periodic(Activation.Periodic p) {
        String ticker = "Ticker::new(" + TimeBase.literal(p.offsetNs()) + ", " + TimeBase.literal(p.periodNs()) + ")";
        String next = "arrivals." + waitFor(task.context().overrun()) + "();";
        out.line("let mut arrivals = " + ticker + ";");
        if (isAlone(task, layout)) {
            out.block("loop", () -> {
                out.line("let arrival = " + next);
                arrived("_job");
            });
            return;
        }
        out.line("let mut arrival = " + next);
        out.block("loop", () -> {
            arrived("job");
            out.line("drop(job);");
            out.line("arrival = " + next);
            out.block("if arrival <= Mono::now()", () -> {
                out.line("// late: the others of this priority go first");
                out.line("yield_now().await;");
            });
        });
    }

    private void arrived(String variable) {
        out.line("Mono::delay_until(arrival).await;");
        turns.begins(out, task);
        String ticks = chip.monotonic().isWide() ? "arrival.ticks()" : "arrival.ticks().into()";
        out.line("let " + variable + " = trace::Job::arrived(" + TraceNames.task(task) + ", " + ticks + ");");
        body.print(task.ops());
    }

    /** The function of {@code Ticker} for its arrivals. */
    static String waitFor(Overrun overrun) {
        return overrun == Overrun.SKIP ? TimeFile.SKIPPED : TimeFile.MERGED;
    }

    /** True if nobody else has its priority, so that there is nobody to give way to. */
    static boolean isAlone(TaskPlan task, CodeLayout layout) {
        return layout.tasks().stream()
                        .filter(t -> RticMain.priority(t) == RticMain.priority(task))
                        .count()
                == 1;
    }

    private void after(Activation.After a) {
        if (a.offsetNs() > 0) {
            // counted from the start, as arrivals of periodic tasks are: a delay would be a tick longer
            out.line("let start = <Mono as rtic_monotonics::Monotonic>::Instant::from_ticks(0);");
            out.line("Mono::delay_until(start + " + TimeBase.literal(a.offsetNs()) + ").await;");
        }
        out.block("loop", () -> {
            body.started("job");
            body.print(task.ops());
            // the pause is no part of it
            out.line("drop(job);");
            out.line("Mono::delay(" + TimeBase.literal(a.delayNs()) + ").await;");
        });
    }

    private void bind() {
        if (usesBody()) {
            out.line("let body = cx.local." + task.rust() + ";");
        }
    }

    /** A handler always calls its acknowledge; others may only wait and spawn. */
    private boolean usesBody() {
        return !task.hooks().isEmpty();
    }

    private String context() {
        boolean used =
                usesBody() || !task.locks().isEmpty() || !endpoints.of(task).isEmpty();
        return (task.locks().isEmpty() ? "" : "mut ") + (used ? "cx" : "_") + ": " + task.rust() + "::Context";
    }

    private void attribute(String kind, List<String> head) {
        List<String> parts = new ArrayList<>(head);
        if (!task.locks().isEmpty()) {
            parts.add("shared = ["
                    + String.join(", ", task.locks().stream().map(d -> d.rust()).toList()) + "]");
        }
        List<String> local = new ArrayList<>();
        local.add(task.rust());
        endpoints.of(task).forEach(e -> local.add(e.rust()));
        parts.add("local = [" + String.join(", ", local) + "]");
        out.line("#[" + kind + "(" + String.join(", ", parts) + ")]");
    }

    /** True if it runs in place of RTIC's idle: alone at priority 0, always ready, and never waiting. */
    static boolean isIdle(TaskPlan task, CodeLayout layout) {
        boolean alone = layout.tasks().stream()
                        .filter(t -> !t.isInterrupt() && RticMain.priority(t) == 0)
                        .count()
                == 1;
        // the trial of a new image is at priority 0 too, and RTIC has either tasks there or an idle
        boolean updates = PinSets.isSwapped(layout.machine());
        return alone
                && !updates
                && !task.isInterrupt()
                && RticMain.priority(task) == 0
                && RticMain.isBackground(task)
                && task.all().noneMatch(Waiting::waits);
    }

    static boolean isTicking(TaskPlan task) {
        return !task.isInterrupt() && task.context().activation() instanceof Activation.Periodic;
    }

    static boolean anyYields(CodeLayout layout) {
        return layout.tasks().stream()
                .anyMatch(t -> t.all().anyMatch(Op.Yield.class::isInstance)
                        || (isFed(t, layout) || isTicking(t)) && !isAlone(t, layout)
                        || !t.isInterrupt() && RticMain.isBackground(t) && !isIdle(t, layout));
    }

    private static boolean isFed(TaskPlan task, CodeLayout layout) {
        return !task.isInterrupt()
                && task.context().activation() instanceof Activation.On on
                && layout.machine().queue(on.source()).isPresent();
    }

    /** How the user's code spawns a task that nothing else does. */
    static Optional<String> spawned(TaskPlan task, Machine machine) {
        return task.isReleasedOutside(machine)
                ? Optional.of("crate::app::" + task.rust() + "::spawn()")
                : Optional.empty();
    }

    /** True if {@code init} spawns it: time or its channel releases it from then on. */
    static boolean startsByItself(TaskPlan task, CodeLayout layout) {
        if (task.isInterrupt() || isIdle(task, layout)) {
            return false;
        }
        return switch (task.context().activation()) {
            case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ -> true;
            case Activation.On on -> layout.machine().queue(on.source()).isPresent();
            case Activation.Spawned _, Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> false;
        };
    }
}
