package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.AsyncSteps;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.TraceNames;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Protocol;
import java.util.List;

/** Prints the steps of one task as RTIC code, in which {@code cx} is RTIC's context. */
final class BodyPrinter extends AsyncSteps {
    private final Endpoints endpoints;

    BodyPrinter(CodeWriter out, TaskPlan task, Endpoints endpoints, TraceNames names, Supervision supervision) {
        super(out, task, names, supervision);
        this.endpoints = endpoints;
    }

    /** RTIC's locks may not be held across a wait. */
    @Override
    protected void lock(Op.Lock lock, boolean waits) {
        if (lock.data().resource().protocol() == Protocol.NON_PREEMPTIVE) {
            out.block("critical_section::with(|_| {", () -> ceiling(lock), "});");
        } else {
            ceiling(lock);
        }
    }

    private void ceiling(Op.Lock lock) {
        String name = lock.data().rust();
        String unused = lock.data().type().isUnit() ? "()" : "_";
        String closure = ".lock(|" + (lock.isUsed() ? name : unused) + "| {";
        out.item(
                lock.data().resource().item(),
                () -> out.chain(
                        "cx.shared",
                        List.of("." + name, closure),
                        () -> {
                            held(lock);
                            print(lock.body(), false);
                        },
                        "});"));
    }

    @Override
    protected void send(Op.Send send, String value, boolean blocks) {
        ChannelPlan channel = send.channel();
        String end = end(channel);
        if (channel.keepsNewest()) {
            out.line(end + ".write(" + value + ");");
            return;
        }
        if (!blocks) {
            out.line("let sent = " + end + ".try_send(" + value + ");");
            lost(send, "sent.is_err()", "dropped");
            return;
        }
        out.line("let send = " + end + ".send(" + value + ");");
        if (send.timeoutNs().isEmpty()) {
            waiting("let sent = ", names.thing(channel), "send");
            lost(send, "sent.is_err()", "dropped");
            return;
        }
        String span = TimeBase.literal(send.timeoutNs().getAsLong());
        out.line("let send = Mono::timeout_after(" + span + ", send);");
        waiting("let sent = ", names.thing(channel), "send");
        lost(send, "!matches!(sent, Ok(Ok(())))", "timed_out");
    }

    /** This task's end of a channel. */
    private String end(ChannelPlan channel) {
        return "cx.local." + endpoints.of(task, channel);
    }

    /** With the next job at hand already, the others of the priority go first. A signal does not say whether it is set. */
    void giveWay(Op.Receive receive) {
        ChannelPlan channel = receive.channel();
        if (channel.keepsNewest()) {
            out.line("yield_now().await;");
            return;
        }
        out.block("if !" + end(channel) + ".is_empty()", () -> {
            out.line("// the others of this priority go first");
            out.line("yield_now().await;");
        });
    }

    @Override
    protected void receive(Op.Receive receive) {
        ChannelPlan channel = receive.channel();
        boolean newest = channel.keepsNewest();
        String value = value(receive);
        out.item(channel.queue().item(), () -> {
            out.line("let wait = " + wait(channel) + ";");
            if (receive.timeoutNs().isPresent()) {
                String span = TimeBase.literal(receive.timeoutNs().getAsLong());
                out.line("let wait = Mono::timeout_after(" + span + ", wait);");
                waiting("let came = ", names.thing(channel), "wait");
                inTime(receive, "let " + (newest ? "Ok(" + value + ")" : "Ok(Ok(" + value + "))") + " = came");
                return;
            }
            String bind = !newest ? "let came = " : receive.consume().isPresent() ? "let value = " : "";
            waiting(bind, names.thing(channel), "wait");
            if (!newest) {
                unlessClosed(value, "came");
            }
            received(receive);
        });
    }

    /** The job begins with what comes; it ends with the variable. */
    void begin(Op.Receive receive, String variable) {
        ChannelPlan channel = receive.channel();
        out.item(channel.queue().item(), () -> {
            String came = wait(channel) + ".await";
            if (channel.keepsNewest()) {
                out.line((receive.consume().isPresent() ? "let value = " : "") + came + ";");
            } else {
                unlessClosed(value(receive), came);
            }
            started(variable);
            received(receive);
        });
    }

    private String wait(ChannelPlan channel) {
        return end(channel) + (channel.keepsNewest() ? ".wait()" : ".recv()");
    }

    /** Where what comes is kept. */
    private static String value(Op.Receive receive) {
        return receive.consume().isPresent() ? "value" : "()";
    }

    /** A queue whose senders are all gone has nothing any more. */
    private void unlessClosed(String value, String came) {
        out.block("let Ok(" + value + ") = " + came + " else {", () -> out.line("return;"), "};");
    }

    @Override
    protected void spawn(Op.Spawn spawn) {
        out.line("trace::releasing(" + names.task(spawn.context()) + ");");
        refused(spawn, spawn.rust() + "::spawn().is_err()");
    }

    @Override
    protected void delay(Op.Delay delay) {
        waiting("", TraceNames.TIME, "Mono::delay(" + TimeBase.literal(delay.ns()) + ")");
    }
}
