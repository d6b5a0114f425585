package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.AsyncSteps;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.TraceNames;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Protocol;

/** Prints the steps of one task as Embassy code. */
final class BodyPrinter extends AsyncSteps {
    private final Statics statics;

    BodyPrinter(CodeWriter out, TaskPlan task, Statics statics, TraceNames names, Supervision supervision) {
        super(out, task, names, supervision);
        this.statics = statics;
    }

    @Override
    protected void lock(Op.Lock lock, boolean waits) {
        out.item(lock.data().resource().item(), () -> {
            if (lock.data().resource().protocol() == Protocol.NONE) {
                out.block("{", () -> guarded(lock, waits), "}");
            } else {
                String token = lock.isUsed() ? "cell" : "_";
                out.block(statics.of(lock.data()) + ".lock(|" + token + "| {", () -> masked(lock), "});");
            }
        });
    }

    /** Inside an asynchronous mutex, which others wait for. */
    private void guarded(Op.Lock lock, boolean waits) {
        out.line("let lock = " + statics.of(lock.data()) + ".lock();");
        waiting("let " + (lock.isUsed() ? "mut guard" : "_guard") + " = ", names.thing(lock.data()), "lock");
        held(lock);
        if (lock.isUsed()) {
            out.line("let " + lock.data().rust() + " = &mut *guard;");
        }
        print(lock.body(), waits);
    }

    /** Inside a mutex that keeps others from running: small data is copied out and back. */
    private void masked(Op.Lock lock) {
        String name = lock.data().rust();
        boolean copied = lock.isUsed() && lock.data().type().isSmall();
        held(lock);
        if (lock.isUsed()) {
            out.line("let " + name + " = &mut " + (copied ? "cell.get();" : "*cell.borrow_mut();"));
        }
        print(lock.body(), false);
        if (copied) {
            out.line("cell.set(*" + name + ");");
        }
    }

    @Override
    protected void send(Op.Send send, String value, boolean blocks) {
        ChannelPlan channel = send.channel();
        String place = statics.of(channel);
        if (channel.keepsNewest()) {
            out.line(place + ".signal(" + value + ");");
            return;
        }
        if (!blocks) {
            out.line("let outcome = " + place + ".try_send(" + value + ");");
            lost(send, "outcome.is_err()", "dropped");
            return;
        }
        out.line("let send = " + place + ".send(" + value + ");");
        if (send.timeoutNs().isEmpty()) {
            waiting("", names.thing(channel), "send");
            return;
        }
        String span = Spans.duration(send.timeoutNs().getAsLong());
        out.line("let send = with_timeout(" + span + ", send);");
        waiting("let outcome = ", names.thing(channel), "send");
        lost(send, "outcome.is_err()", "timed_out");
    }

    @Override
    protected void receive(Op.Receive receive) {
        ChannelPlan channel = receive.channel();
        boolean value = receive.consume().isPresent();
        out.item(channel.queue().item(), () -> {
            if (receive.timeoutNs().isPresent()) {
                String span = Spans.duration(receive.timeoutNs().getAsLong());
                out.line("let wait = with_timeout(" + span + ", " + wait(channel) + ");");
                waiting("let came = ", names.thing(channel), "wait");
                inTime(receive, value ? "let Ok(value) = came" : "came.is_ok()");
                return;
            }
            out.line("let wait = " + wait(channel) + ";");
            waiting(value ? "let value = " : "", names.thing(channel), "wait");
            received(receive);
        });
    }

    /** The job begins with what comes. */
    void begin(Op.Receive receive) {
        out.item(receive.channel().queue().item(), () -> {
            out.line((receive.consume().isPresent() ? "let value = " : "") + wait(receive.channel()) + ".await;");
            started("_job");
            received(receive);
        });
    }

    private String wait(ChannelPlan channel) {
        return statics.of(channel) + (channel.keepsNewest() ? ".wait()" : ".receive()");
    }

    @Override
    protected void spawn(Op.Spawn spawn) {
        statics.release(spawn.context()).ifPresent(place -> {
            out.line("trace::releasing(" + names.task(spawn.context()) + ");");
            if (statics.canRefuse(spawn.context())) {
                out.line("let released = " + place + ".try_send(());");
                refused(spawn, "released.is_err()");
            } else {
                out.line(place + ".signal(());");
            }
        });
    }

    @Override
    protected void delay(Op.Delay delay) {
        out.line("let wait = Timer::after(" + Spans.duration(delay.ns()) + ");");
        waiting("", TraceNames.TIME, "wait");
    }
}
