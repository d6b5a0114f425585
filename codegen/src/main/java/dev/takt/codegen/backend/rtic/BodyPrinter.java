package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.CodeWriter;
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

    BodyPrinter(CodeWriter out, TaskPlan task, Endpoints endpoints) {
        this.out = out;
        this.task = task;
        this.endpoints = endpoints;
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
            case Op.Receive receive -> receive(receive);
            case Op.Spawn spawn -> out.block("if " + spawn.rust() + "::spawn().is_err()", () -> call(spawn.refused()));
            case Op.Delay delay -> out.line("Mono::delay(" + TimeBase.literal(delay.ns()) + ").await;");
            case Op.Yield _ -> out.line("yield_now().await;");
            case Op.Repeat repeat -> out.block("for _ in 0.." + repeat.count(), () -> print(repeat.body(), waits));
            case Op.Branch branch -> branch(branch, waits);
        }
    }

    void call(Hook hook) {
        Runnable line = () -> out.call("body." + hook.rust(), hook.arguments(), hook.isAsync() ? ".await;" : ";");
        hook.item().ifPresentOrElse(item -> out.item(item, line), line);
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
            if (lock.body().isEmpty()) {
                out.line("cx.shared." + name + ".lock(|_| {});");
                return;
            }
            boolean used = lock.body().stream().flatMap(Op::all).anyMatch(op -> uses(op, lock));
            String closure = ".lock(|" + (used ? name : "_") + "| {";
            out.block("cx.shared." + name + closure, () -> print(lock.body(), false), "});");
        });
    }

    private static boolean uses(Op op, Op.Lock lock) {
        return switch (op) {
            case Op.Call call -> call.hook().held().contains(lock.data());
            case Op.Branch branch -> branch.decide().held().contains(lock.data());
            default -> false;
        };
    }

    private void send(Op.Send send, boolean waits) {
        ChannelPlan channel = send.channel();
        out.item(channel.queue().item(), () -> {
            String value = send.produce().isPresent() ? "value" : "()";
            send.produce().ifPresent(hook -> out.line("let value = body." + hook.rust() + "();"));
            String end = "cx.local." + endpoints.of(task, channel);
            if (channel.keepsNewest()) {
                out.line(end + ".write(" + value + ");");
                return;
            }
            boolean blocks = channel.queue().full() == FullPolicy.BLOCK && waits;
            String failed = put(end, value, blocks, send.timeoutNs());
            send.lost().ifPresent(hook -> out.block("if " + failed, () -> call(hook)));
        });
    }

    /** Prints the send and gives the condition under which it has failed. */
    private String put(String end, String value, boolean blocks, OptionalLong timeoutNs) {
        if (!blocks) {
            out.line("let sent = " + end + ".try_send(" + value + ");");
            return "sent.is_err()";
        }
        if (timeoutNs.isEmpty()) {
            out.line("let sent = " + end + ".send(" + value + ").await;");
            return "sent.is_err()";
        }
        out.line("let send = " + end + ".send(" + value + ");");
        out.line("let sent = Mono::timeout_after(" + TimeBase.literal(timeoutNs.getAsLong()) + ", send).await;");
        return "!matches!(sent, Ok(Ok(())))";
    }

    void receive(Op.Receive receive) {
        ChannelPlan channel = receive.channel();
        String wait = "cx.local." + endpoints.of(task, channel) + (channel.keepsNewest() ? ".wait()" : ".recv()");
        String value = receive.consume().isPresent() ? "value" : "()";
        out.item(channel.queue().item(), () -> {
            if (receive.timeoutNs().isPresent()) {
                timed(receive, wait, value);
                return;
            }
            if (channel.keepsNewest()) {
                out.line((receive.consume().isPresent() ? "let value = " : "") + wait + ".await;");
            } else {
                out.block("let Ok(" + value + ") = " + wait + ".await else {", () -> out.line("return;"), "};");
            }
            receive.consume().ifPresent(this::call);
        });
    }

    private void timed(Op.Receive receive, String wait, String value) {
        String came = receive.channel().keepsNewest() ? "Ok(" + value + ")" : "Ok(Ok(" + value + "))";
        String span = TimeBase.literal(receive.timeoutNs().orElse(0));
        out.line("let wait = " + wait + ";");
        out.block("match Mono::timeout_after(" + span + ", wait).await", () -> {
            out.line(came + " => "
                    + receive.consume()
                            .map(h -> "body." + h.rust() + "(value),")
                            .orElse("{}"));
            out.line("_ => "
                    + receive.timedOut().map(h -> "body." + h.rust() + "(),").orElse("{}"));
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
