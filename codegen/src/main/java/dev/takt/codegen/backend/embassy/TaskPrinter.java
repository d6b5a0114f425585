package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustText;
import dev.takt.codegen.emit.TaskWords;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.Band;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.units.DurationText;
import java.util.ArrayList;
import java.util.List;

/** Prints one task as an async task of an executor, or one handler. */
final class TaskPrinter {
    private final CodeWriter out;
    private final TaskPlan task;
    private final CodeLayout layout;
    private final Statics statics;
    private final BodyPrinter body;

    TaskPrinter(CodeWriter out, TaskPlan task, CodeLayout layout, Statics statics) {
        this.out = out;
        this.task = task;
        this.layout = layout;
        this.statics = statics;
        this.body = new BodyPrinter(out, task, statics);
    }

    static int priority(TaskPlan task) {
        return task.level().band() == Band.THREAD ? 0 : task.level().priority();
    }

    void print() {
        String deadline = task.context().deadlineNs().isPresent()
                ? ", deadline "
                        + DurationText.format(task.context().deadlineNs().getAsLong())
                : "";
        out.line("/// " + RustText.comment(task.context().name()) + ": "
                + RustText.comment(TaskWords.activation(task, layout.machine())) + deadline + ".");
        if (task.isInterrupt()) {
            handler();
        } else {
            software();
        }
    }

    private void handler() {
        String place = statics.body(task);
        out.line("#[esp_hal::handler(priority = Priority::Priority" + priority(task) + ")]");
        out.block("fn " + task.rust() + "()", () -> {
            out.block("let Some(mut body) = " + place + ".take() else {", () -> out.line("return;"), "};");
            task.acknowledge().ifPresent(body::call);
            body.print(task.ops());
            body.print(task.spawns());
            out.line(place + ".put(body);");
        });
    }

    private void software() {
        String name = task.hooks().isEmpty() ? "_body" : "mut body";
        out.line("#[embassy_executor::task]");
        out.block("async fn " + task.rust() + "(" + name + ": bodies::" + task.type() + ")", () -> {
            switch (task.context().activation()) {
                case Activation.Periodic p -> periodic(p);
                case Activation.After a -> after(a);
                case Activation.Background _ ->
                    out.block("loop", () -> {
                        job();
                        out.line("yield_now().await;");
                    });
                case Activation.Startup _ -> job();
                case Activation.On _, Activation.Spawned _, Activation.Sporadic _ -> released();
                case Activation.Burst _, Activation.Recorded _ -> released();
            }
        });
    }

    private void released() {
        out.block("loop", () -> {
            statics.release(task.context().index()).ifPresent(place -> out.line(place + ".receive().await;"));
            job();
        });
    }

    private void job() {
        task.trigger().ifPresent(body::receive);
        body.print(task.ops());
    }

    private void periodic(Activation.Periodic p) {
        if (task.context().overrun() == Overrun.QUEUE) {
            if (p.offsetNs() > 0) {
                out.line("Timer::at(" + Spans.instant(p.offsetNs()) + ").await;");
            }
            out.line("let mut arrivals = Ticker::every(" + Spans.duration(p.periodNs()) + ");");
            out.block("loop", () -> {
                job();
                out.line("arrivals.next().await;");
            });
            return;
        }
        String wait = task.context().overrun() == Overrun.SKIP ? "next_skipping" : "next_merging";
        out.call(
                "let mut arrivals = Grid::new",
                List.of(Spans.duration(p.offsetNs()), Spans.duration(p.periodNs())),
                ";");
        out.block("loop", () -> {
            out.line("arrivals." + wait + "().await;");
            job();
        });
    }

    private void after(Activation.After a) {
        if (a.offsetNs() > 0) {
            out.line("Timer::after(" + Spans.duration(a.offsetNs()) + ").await;");
        }
        out.block("loop", () -> {
            job();
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
