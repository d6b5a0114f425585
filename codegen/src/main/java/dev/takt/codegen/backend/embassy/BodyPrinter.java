package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Protocol;
import java.util.List;

/** Prints the steps of one task as Embassy code. {@code body} is the user's side. */
final class BodyPrinter {
    private final CodeWriter out;
    private final TaskPlan task;
    private final Statics statics;

    BodyPrinter(CodeWriter out, TaskPlan task, Statics statics) {
        this.out = out;
        this.task = task;
        this.statics = statics;
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
            case Op.Receive receive -> receive(receive);
            case Op.Spawn spawn -> spawn(spawn);
            case Op.Delay delay -> out.line("Timer::after(" + Spans.duration(delay.ns()) + ").await;");
            case Op.Yield _ -> out.line("yield_now().await;");
            case Op.Repeat repeat -> out.block("for _ in 0.." + repeat.count(), () -> print(repeat.body(), waits));
            case Op.Branch branch -> branch(branch, waits);
        }
    }

    void call(Hook hook) {
        Runnable line = () -> out.call("body." + hook.rust(), hook.arguments(), hook.isAsync() ? ".await;" : ";");
        hook.item().ifPresentOrElse(item -> out.item(item, line), line);
    }

    private void lock(Op.Lock lock, boolean waits) {
        String place = statics.of(lock.data());
        String name = lock.data().rust();
        boolean used = lock.body().stream().flatMap(Op::all).anyMatch(op -> uses(op, lock));
        if (lock.data().resource().protocol() == Protocol.NONE) {
            out.block(
                    "{",
                    () -> {
                        out.line("let " + (used ? "mut guard" : "_guard") + " = " + place + ".lock().await;");
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
                    if (used) {
                        out.line("let " + name + " = &mut *cell.borrow_mut();");
                    }
                    print(lock.body(), false);
                },
                "});");
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
        String place = statics.of(channel);
        out.item(channel.queue().item(), () -> {
            String value = send.produce().isPresent() ? "value" : "()";
            send.produce().ifPresent(hook -> out.line("let value = body." + hook.rust() + "();"));
            if (channel.keepsNewest()) {
                out.line(place + ".signal(" + value + ");");
                return;
            }
            boolean blocks = channel.queue().full() == FullPolicy.BLOCK && waits;
            if (blocks && send.timeoutNs().isEmpty()) {
                out.line(place + ".send(" + value + ").await;");
            } else if (blocks) {
                String span = Spans.duration(send.timeoutNs().getAsLong());
                out.line("let send = " + place + ".send(" + value + ");");
                out.line("let sent = with_timeout(" + span + ", send).await;");
                send.lost().ifPresent(hook -> out.block("if sent.is_err()", () -> call(hook)));
            } else {
                out.line("let sent = " + place + ".try_send(" + value + ");");
                send.lost().ifPresent(hook -> out.block("if sent.is_err()", () -> call(hook)));
            }
        });
    }

    void receive(Op.Receive receive) {
        ChannelPlan channel = receive.channel();
        String wait = statics.of(channel) + (channel.keepsNewest() ? ".wait()" : ".receive()");
        boolean value = receive.consume().isPresent();
        out.item(channel.queue().item(), () -> {
            if (receive.timeoutNs().isEmpty()) {
                out.line((value ? "let value = " : "") + wait + ".await;");
                receive.consume().ifPresent(this::call);
                return;
            }
            String span = Spans.duration(receive.timeoutNs().getAsLong());
            out.line("let wait = " + wait + ";");
            out.block("match with_timeout(" + span + ", wait).await", () -> {
                out.line((value ? "Ok(value)" : "Ok(())") + " => "
                        + receive.consume()
                                .map(h -> "body." + h.rust() + "(value),")
                                .orElse("{}"));
                out.line("Err(_) => "
                        + receive.timedOut()
                                .map(h -> "body." + h.rust() + "(),")
                                .orElse("{}"));
            });
        });
    }

    private void spawn(Op.Spawn spawn) {
        statics.release(spawn.context()).ifPresent(place -> {
            out.line("let released = " + place + ".try_send(());");
            out.block("if released.is_err()", () -> call(spawn.refused()));
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
