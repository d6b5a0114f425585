package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.TraceNames;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Protocol;
import java.util.List;
import java.util.Optional;

/** Prints the steps of one task as Embassy code. {@code body} is the user's side. */
final class BodyPrinter {
    private final CodeWriter out;
    private final TaskPlan task;
    private final Statics statics;
    private final TraceNames names;
    private final Supervision supervision;

    BodyPrinter(CodeWriter out, TaskPlan task, Statics statics, TraceNames names, Supervision supervision) {
        this.out = out;
        this.task = task;
        this.statics = statics;
        this.names = names;
        this.supervision = supervision;
    }

    /** The job begins here; it ends with the variable. */
    void started(String variable) {
        out.line("let " + variable + " = trace::Job::start(" + TraceNames.task(task) + ");");
    }

    /** Notes an event of this task. */
    private void note(String event, String thing) {
        out.call("trace::" + event, List.of(TraceNames.task(task), thing), ";");
    }

    /** Waits for a future, and notes the wait if there is one. */
    void waiting(String bind, String thing, String future) {
        out.call(bind + "trace::waiting", List.of(TraceNames.task(task), thing, future), ".await;");
    }

    void print(List<? extends Op> ops) {
        print(ops, !task.isInterrupt());
    }

    /** {@code waits}: code here may await. */
    private void print(List<? extends Op> ops, boolean waits) {
        ops.forEach(op -> print(op, waits));
    }

    private void print(Op op, boolean waits) {
        switch (op) {
            case Op.Call call -> call(call.hook());
            case Op.Lock lock -> out.item(lock.data().resource().item(), () -> lock(lock, waits));
            case Op.Critical critical ->
                out.block("critical_section::with(|_| {", () -> print(critical.body(), false), "});");
            case Op.Send send -> send(send, waits);
            case Op.Receive receive -> receive(receive, Optional.empty());
            case Op.Spawn spawn -> spawn(spawn);
            case Op.Delay delay -> {
                out.line("let wait = Timer::after(" + Spans.duration(delay.ns()) + ");");
                waiting("", TraceNames.TIME, "wait");
            }
            case Op.Yield _ -> out.line("yield_now().await;");
            case Op.Repeat repeat -> out.block("for _ in 0.." + repeat.count(), () -> print(repeat.body(), waits));
            case Op.Branch branch -> branch(branch, waits);
        }
    }

    void call(Hook hook) {
        Runnable line = () -> {
            if (hook.kind() == Hook.Kind.TRANSFER_ASYNC) {
                out.call("let transfer = body." + hook.rust(), hook.arguments(), ";");
                waiting("", names.thing(hook.item().orElseThrow()), "transfer");
            } else {
                out.call("body." + hook.rust(), hook.arguments(), hook.isAsync() ? ".await;" : ";");
            }
        };
        Runnable feeds = () -> {
            line.run();
            note("fed", names.thing(hook.item().orElseThrow()));
        };
        Runnable all = hook.kind() == Hook.Kind.FEED ? () -> supervision.feed(out, task, hook, feeds) : line;
        hook.item().ifPresentOrElse(item -> out.item(item, all), all);
    }

    private void lock(Op.Lock lock, boolean waits) {
        String place = statics.of(lock.data());
        String name = lock.data().rust();
        boolean used = lock.isUsed();
        if (lock.data().resource().protocol() == Protocol.NONE) {
            out.block(
                    "{",
                    () -> {
                        out.line("let lock = " + place + ".lock();");
                        waiting("let " + (used ? "mut guard" : "_guard") + " = ", names.thing(lock.data()), "lock");
                        held(lock);
                        if (used) {
                            out.line("let " + name + " = &mut *guard;");
                        }
                        print(lock.body(), waits);
                    },
                    "}");
            return;
        }
        out.block(
                place + ".lock(|" + (used ? "cell" : "_") + "| {",
                () -> {
                    held(lock);
                    boolean copied = used && lock.data().type().isSmall();
                    if (used) {
                        out.line("let " + name + " = &mut " + (copied ? "cell.get();" : "*cell.borrow_mut();"));
                    }
                    print(lock.body(), false);
                    if (copied) {
                        out.line("cell.set(*" + name + ");");
                    }
                },
                "});");
    }

    private void held(Op.Lock lock) {
        out.call("let _held = trace::Held::new", List.of(TraceNames.task(task), names.thing(lock.data())), ";");
    }

    private void send(Op.Send send, boolean waits) {
        ChannelPlan channel = send.channel();
        String place = statics.of(channel);
        out.item(channel.queue().item(), () -> {
            String value = send.produce().isPresent() ? "value" : "()";
            send.produce().ifPresent(hook -> out.line("let value = body." + hook.rust() + "();"));
            String thing = names.thing(channel);
            note("sending", thing);
            if (channel.keepsNewest()) {
                out.line(place + ".signal(" + value + ");");
                return;
            }
            boolean blocks = channel.queue().full() == FullPolicy.BLOCK && waits;
            if (!blocks) {
                out.line("let outcome = " + place + ".try_send(" + value + ");");
                lost(send, "dropped", thing);
                return;
            }
            out.line("let send = " + place + ".send(" + value + ");");
            if (send.timeoutNs().isEmpty()) {
                waiting("", thing, "send");
                return;
            }
            String span = Spans.duration(send.timeoutNs().getAsLong());
            out.line("let send = with_timeout(" + span + ", send);");
            waiting("let outcome = ", thing, "send");
            lost(send, "timed_out", thing);
        });
    }

    private void lost(Op.Send send, String event, String thing) {
        send.lost()
                .ifPresent(hook -> out.block("if outcome.is_err()", () -> {
                    note(event, thing);
                    call(hook);
                }));
    }

    /** {@code begins}: the job begins with what comes, and ends with the variable. */
    void receive(Op.Receive receive, Optional<String> begins) {
        ChannelPlan channel = receive.channel();
        String wait = statics.of(channel) + (channel.keepsNewest() ? ".wait()" : ".receive()");
        String thing = names.thing(channel);
        boolean value = receive.consume().isPresent();
        out.item(channel.queue().item(), () -> {
            if (begins.isPresent()) {
                out.line((value ? "let value = " : "") + wait + ".await;");
                started(begins.get());
            } else if (receive.timeoutNs().isEmpty()) {
                out.line("let wait = " + wait + ";");
                waiting(value ? "let value = " : "", thing, "wait");
            } else {
                timed(receive, wait, thing, value);
                return;
            }
            note("received", thing);
            receive.consume().ifPresent(this::call);
        });
    }

    private void timed(Op.Receive receive, String wait, String thing, boolean value) {
        String span = Spans.duration(receive.timeoutNs().orElse(0));
        out.line("let wait = with_timeout(" + span + ", " + wait + ");");
        waiting("let came = ", thing, "wait");
        out.open((value ? "if let Ok(value) = came" : "if came.is_ok()") + " {");
        note("received", thing);
        receive.consume().ifPresent(this::call);
        out.close("} else {").indented(() -> {
            note("timed_out", thing);
            receive.timedOut().ifPresent(this::call);
        });
        out.line("}");
    }

    private void spawn(Op.Spawn spawn) {
        String target = names.task(spawn.context());
        statics.release(spawn.context()).ifPresent(place -> {
            out.line("trace::releasing(" + target + ");");
            if (!statics.canRefuse(spawn.context())) {
                out.line(place + ".signal(());");
                return;
            }
            out.line("let released = " + place + ".try_send(());");
            out.block("if released.is_err()", () -> {
                out.line("trace::refused(" + target + ");");
                call(spawn.refused());
            });
        });
    }

    private void branch(Op.Branch branch, boolean waits) {
        out.open("if body." + branch.decide().rust() + "("
                + String.join(", ", branch.decide().arguments()) + ") {");
        print(branch.then(), waits);
        if (!branch.otherwise().isEmpty()) {
            out.close("} else {")
                    .indented(() -> print(branch.otherwise(), waits))
                    .line("}");
        } else {
            out.close("}");
        }
    }
}
