package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.TaskWords;
import dev.takt.codegen.emit.TraceNames;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.project.Turns;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints one task as an async task of an executor, or one handler. */
final class TaskPrinter {
    private final CodeWriter out;
    private final TaskPlan task;
    private final CodeLayout layout;
    private final Statics statics;
    private final BodyPrinter body;
    private final Family family;
    private final boolean pinned;
    private final Turns turns;

    /** {@code pinned}: its future, once it is polled, belongs to its executor alone. */
    TaskPrinter(
            CodeWriter out,
            TaskPlan task,
            CodeLayout layout,
            Statics statics,
            TraceNames names,
            Family family,
            boolean pinned,
            Turns turns) {
        this.out = out;
        this.task = task;
        this.layout = layout;
        this.statics = statics;
        this.body = new BodyPrinter(out, task, statics, names, new Supervision(layout));
        this.family = family;
        this.pinned = pinned;
        this.turns = turns;
    }

    /** True if the task is told when the start was. */
    static boolean countsFromStart(TaskPlan task) {
        if (task.isInterrupt()) {
            return false;
        }
        return switch (task.context().activation()) {
            case Activation.Periodic _ -> true;
            case Activation.After after -> after.offsetNs() > 0;
            default -> false;
        };
    }

    /** True if a ticker does not make the arrivals of the task. */
    static boolean usesGrid(TaskPlan task, Family family) {
        return !task.isInterrupt()
                && task.context().activation() instanceof Activation.Periodic p
                && (task.context().overrun() != Overrun.QUEUE || !family.tells(p.periodNs()));
    }

    void print() {
        out.line("/// " + TaskWords.heading(task, layout.machine()));
        if (task.isInterrupt()) {
            handler();
        } else {
            software();
        }
    }

    private void handler() {
        String place = statics.body(task);
        out.line(family.handlerAttribute(task));
        out.block("fn " + family.handlerName(task, layout.machine().chip()) + "()", () -> {
            String name = task.hooks().isEmpty() ? "_body" : "body";
            out.block(
                    "let job = |" + name + ": &mut bodies::" + task.type() + "| {",
                    () -> {
                        body.started("_job");
                        task.acknowledge().ifPresent(body::call);
                        body.print(task.ops());
                        body.print(task.spawns());
                    },
                    "};");
            out.line("// SAFETY: this is the handler of that body, and it does not preempt itself.");
            out.line("unsafe { " + place + ".run(job) };");
        });
    }

    private void software() {
        List<String> parameters = new ArrayList<>();
        parameters.add((task.hooks().isEmpty() ? "body" : "mut body") + ": bodies::" + task.type());
        if (countsFromStart(task)) {
            parameters.add("start: Instant");
        }
        statics.handedTo(task).forEach(p -> parameters.add(p.parameter()));
        out.line("#[embassy_executor::task]");
        if (task.hooks().isEmpty()) {
            out.signature("async fn " + task.rust(), parameters, " {");
            out.indented(() -> {
                out.line("let _ = body; // no step calls it");
                jobs();
            });
        } else if (pinned && Plan.priority(task) > 0) {
            // of an async function a SendSpawner asks that what it is handed be Send, of any other its future
            out.line("// the driver it waits for makes a future that is not `Send`: it is made in its executor");
            out.signature("async fn " + task.rust(), parameters, " {");
            out.indented(this::jobs);
        } else {
            // what an async function is handed lies in its future twice, in a block once
            out.signature("fn " + task.rust(), parameters, " -> impl Future<Output = ()> {");
            out.indented(() -> out.block("async move", this::jobs));
        }
        out.line("}");
    }

    private void jobs() {
        switch (task.context().activation()) {
            case Activation.Periodic p -> periodic(p);
            case Activation.After a -> after(a);
            case Activation.Background _ ->
                out.block("loop", () -> {
                    job("job");
                    out.line("drop(job);");
                    out.line("yield_now().await;");
                });
            case Activation.Startup _ -> job("_job");
            case Activation.On _, Activation.Spawned _, Activation.Sporadic _ -> released();
            case Activation.Burst _, Activation.Recorded _ -> released();
        }
    }

    /** A job begins with what releases it: code, or what a channel brings. */
    private void released() {
        out.block("loop", () -> {
            Optional<String> release = statics.release(task.context().index());
            List<Op> ops = task.ops();
            if (release.isPresent()) {
                out.line(release.get() + (Statics.queues(task) ? ".receive().await;" : ".wait().await;"));
                if (task.context().overrun() == Overrun.SKIP) {
                    job("job");
                    out.line("drop(job);");
                    // behind the job: what came before the first one has to release it
                    out.line(release.get() + ".reset(); // what came during the job is dropped");
                } else {
                    job("_job");
                }
            } else if (task.trigger().isPresent()) {
                body.begin(task.trigger().get());
                body.print(ops);
            } else if (!ops.isEmpty() && ops.getFirst() instanceof Op.Receive first) {
                body.begin(first);
                body.print(ops.subList(1, ops.size()));
            } else {
                job("_job");
            }
        });
    }

    private void job(String variable) {
        body.started(variable);
        body.print(task.ops());
    }

    private void periodic(Activation.Periodic p) {
        if (!usesGrid(task, family)) {
            ticker(p);
            return;
        }
        boolean skips = task.context().overrun() == Overrun.SKIP;
        String wait = task.context().overrun() == Overrun.MERGE ? "next_merging" : "next";
        out.call("let mut arrivals = Grid::new", family.grid(p), ";");
        out.block("loop", () -> {
            out.line("arrivals." + wait + "().await;");
            turns.begins(out, task);
            job(skips ? "job" : "_job");
            if (skips) {
                out.line("drop(job);");
                out.line("arrivals.skip_passed();");
            }
        });
    }

    /** Counted from the start, however late the first job begins. */
    private void ticker(Activation.Periodic p) {
        String first = p.offsetNs() == 0 ? "start" : "start + " + Spans.duration(p.offsetNs());
        if (p.offsetNs() > 0) {
            out.line("Timer::at(" + first + ").await;");
        }
        out.line("let mut arrivals = Ticker::every(" + Spans.duration(p.periodNs()) + ");");
        out.line("arrivals.reset_at(" + first + ");");
        out.block("loop", () -> {
            turns.begins(out, task);
            job("job");
            out.line("drop(job);");
            out.line("arrivals.next().await;");
        });
    }

    private void after(Activation.After a) {
        if (a.offsetNs() > 0) {
            out.line("Timer::at(start + " + Spans.duration(a.offsetNs()) + ").await;");
        }
        out.block("loop", () -> {
            job("job");
            out.line("drop(job);");
            out.line("Timer::after(" + Spans.duration(a.delayNs()) + ").await;");
        });
    }

    /** Every span that the generated code of a task holds. */
    static List<Long> spansOf(TaskPlan task) {
        List<Long> spans = new ArrayList<>();
        if (!task.isInterrupt() && task.context().activation() instanceof Activation.Periodic p) {
            spans.addAll(List.of(p.periodNs(), p.offsetNs()));
        }
        if (!task.isInterrupt() && task.context().activation() instanceof Activation.After a) {
            spans.addAll(List.of(a.delayNs(), a.offsetNs()));
        }
        task.all().forEach(op -> {
            switch (op) {
                case Op.Delay delay -> spans.add(delay.ns());
                case Op.Send send -> send.timeoutNs().ifPresent(spans::add);
                case Op.Receive receive -> receive.timeoutNs().ifPresent(spans::add);
                case Op.Call _, Op.Lock _, Op.Critical _, Op.Spawn _, Op.Yield _, Op.Repeat _, Op.Branch _ -> {}
            }
        });
        return spans;
    }
}
