package dev.takt.codegen.backend.rtic;

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
import java.util.OptionalLong;

/** Prints the steps of one task as RTIC code. {@code body} is the user's side, {@code cx} RTIC's context. */
final class BodyPrinter {
    private final CodeWriter out;
    private final TaskPlan task;
    private final Endpoints endpoints;
    private final TraceNames names;
    private final Supervision supervision;

    BodyPrinter(CodeWriter out, TaskPlan task, Endpoints endpoints, TraceNames names, Supervision supervision) {
        this.out = out;
        this.task = task;
        this.endpoints = endpoints;
        this.names = names;
        this.supervision = supervision;
    }

    void print(List<? extends Op> ops) {
        print(ops, !task.isInterrupt());
    }

    /** {@code waits}: code here may await. In a handler, a lock or a critical section it may not. */
    private void print(List<? extends Op> ops, boolean waits) {
        ops.forEach(op -> print(op, waits));
    }

    private void print(Op op, boolean waits) {
        switch (op) {
            case Op.Call call -> call(call.hook());
            case Op.Lock lock -> lock(lock);
            case Op.Critical critical ->
                out.block("critical_section::with(|_| {", () -> print(critical.body(), false), "});");
            case Op.Send send -> send(send, waits);
            case Op.Receive receive -> receive(receive, false);
            case Op.Spawn spawn -> spawn(spawn);
            case Op.Delay delay -> waiting("", TraceNames.TIME, "Mono::delay(" + TimeBase.literal(delay.ns()) + ")");
            case Op.Yield _ -> out.line("yield_now().await;");
            case Op.Repeat repeat -> out.block("for _ in 0.." + repeat.count(), () -> print(repeat.body(), waits));
            case Op.Branch branch -> branch(branch, waits);
        }
    }

    void call(Hook hook) {
        Runnable line = () -> {
            if (hook.isAsync()) {
                out.call("let transfer = body." + hook.rust(), hook.arguments(), ";");
                waiting("", names.thing(hook.item().orElseThrow()), "transfer");
            } else {
                out.call("body." + hook.rust(), hook.arguments(), ";");
            }
        };
        Runnable feeds = () -> {
            line.run();
            note("fed", names.thing(hook.item().orElseThrow()));
        };
        Runnable all = hook.kind() == Hook.Kind.FEED ? () -> supervision.feed(out, task, hook, feeds) : line;
        hook.item().ifPresentOrElse(item -> out.item(item, all), all);
    }

    /** Notes an event of this task. */
    private void note(String event, String thing) {
        out.call("trace::" + event, List.of(TraceNames.task(task), thing), ";");
    }

    /** Waits for a future, and notes the wait if there is one. */
    private void waiting(String bind, String thing, String future) {
        out.call(bind + "trace::waiting", List.of(TraceNames.task(task), thing, future), ".await;");
    }

    private void spawn(Op.Spawn spawn) {
        String target = names.task(spawn.context());
        out.line("trace::releasing(" + target + ");");
        out.block("if " + spawn.rust() + "::spawn().is_err()", () -> {
            out.line("trace::refused(" + target + ");");
            call(spawn.refused());
        });
    }

    private void lock(Op.Lock lock) {
        if (lock.data().resource().protocol() == Protocol.NON_PREEMPTIVE) {
            out.block("critical_section::with(|_| {", () -> ceiling(lock), "});");
        } else {
            ceiling(lock);
        }
    }

    private void ceiling(Op.Lock lock) {
        String name = lock.data().rust();
        out.item(lock.data().resource().item(), () -> {
            boolean used = lock.isUsed();
            String closure = ".lock(|" + (used ? name : "_") + "| {";
            out.chain(
                    "cx.shared",
                    List.of("." + name, closure),
                    () -> {
                        List<String> what = List.of(TraceNames.task(task), names.thing(lock.data()));
                        out.call("let _held = trace::Held::new", what, ";");
                        print(lock.body(), false);
                    },
                    "});");
        });
    }

    private void send(Op.Send send, boolean waits) {
        ChannelPlan channel = send.channel();
        out.item(channel.queue().item(), () -> {
            String value = send.produce().isPresent() ? "value" : "()";
            send.produce().ifPresent(hook -> out.line("let value = body." + hook.rust() + "();"));
            String end = "cx.local." + endpoints.of(task, channel);
            note("sending", names.thing(channel));
            if (channel.keepsNewest()) {
                out.line(end + ".write(" + value + ");");
                return;
            }
            boolean blocks = channel.queue().full() == FullPolicy.BLOCK && waits;
            String failed = put(channel, end, value, blocks, send.timeoutNs());
            boolean timed = blocks && send.timeoutNs().isPresent();
            send.lost()
                    .ifPresent(hook -> out.block("if " + failed, () -> {
                        note(timed ? "timed_out" : "dropped", names.thing(channel));
                        call(hook);
                    }));
        });
    }

    /** Prints the send and gives the condition under which it has failed. */
    private String put(ChannelPlan channel, String end, String value, boolean blocks, OptionalLong timeoutNs) {
        if (!blocks) {
            out.line("let sent = " + end + ".try_send(" + value + ");");
            return "sent.is_err()";
        }
        out.line("let send = " + end + ".send(" + value + ");");
        if (timeoutNs.isEmpty()) {
            waiting("let sent = ", names.thing(channel), "send");
            return "sent.is_err()";
        }
        out.line("let send = Mono::timeout_after(" + TimeBase.literal(timeoutNs.getAsLong()) + ", send);");
        waiting("let sent = ", names.thing(channel), "send");
        return "!matches!(sent, Ok(Ok(())))";
    }

    /** With the next job at hand already, the others of the priority go first. A signal does not say whether it is set. */
    void giveWay(Op.Receive receive) {
        ChannelPlan channel = receive.channel();
        if (channel.keepsNewest()) {
            out.line("yield_now().await;");
            return;
        }
        out.block("if !cx.local." + endpoints.of(task, channel) + ".is_empty()", () -> {
            out.line("// the others of this priority go first");
            out.line("yield_now().await;");
        });
    }

    /** {@code begins}: the job begins with what comes. */
    void receive(Op.Receive receive, boolean begins) {
        ChannelPlan channel = receive.channel();
        String wait = "cx.local." + endpoints.of(task, channel) + (channel.keepsNewest() ? ".wait()" : ".recv()");
        String value = receive.consume().isPresent() ? "value" : "()";
        out.item(channel.queue().item(), () -> {
            if (receive.timeoutNs().isPresent()) {
                timed(receive, wait, value);
                return;
            }
            untimed(receive, wait, value, begins);
            if (begins) {
                out.line("let _job = trace::Job::start(" + TraceNames.task(task) + ");");
            }
            note("received", names.thing(channel));
            receive.consume().ifPresent(this::call);
        });
    }

    private void untimed(Op.Receive receive, String wait, String value, boolean begins) {
        ChannelPlan channel = receive.channel();
        boolean newest = channel.keepsNewest();
        String came = wait + ".await";
        if (!begins) {
            out.line("let wait = " + wait + ";");
            String bind = !newest ? "let came = " : receive.consume().isPresent() ? "let value = " : "";
            waiting(bind, names.thing(channel), "wait");
            came = "came";
        } else if (newest) {
            out.line((receive.consume().isPresent() ? "let value = " : "") + came + ";");
        }
        if (!newest) {
            out.block("let Ok(" + value + ") = " + came + " else {", () -> out.line("return;"), "};");
        }
    }

    private void timed(Op.Receive receive, String wait, String value) {
        String came = receive.channel().keepsNewest() ? "Ok(" + value + ")" : "Ok(Ok(" + value + "))";
        String span = TimeBase.literal(receive.timeoutNs().orElse(0));
        String thing = names.thing(receive.channel());
        out.line("let wait = " + wait + ";");
        out.line("let wait = Mono::timeout_after(" + span + ", wait);");
        waiting("let came = ", thing, "wait");
        out.open("if let " + came + " = came {");
        note("received", thing);
        receive.consume().ifPresent(this::call);
        out.close("} else {").indented(() -> {
            note("timed_out", thing);
            receive.timedOut().ifPresent(this::call);
        });
        out.line("}");
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
