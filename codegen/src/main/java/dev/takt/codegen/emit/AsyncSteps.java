package dev.takt.codegen.emit;

import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.FullPolicy;
import java.util.List;

/**
 * Prints the steps of one task whose code waits by {@code await}. What a runtime has of its own (locks, channels, releases, time) its printer adds. {@code body} is the user's side in the printed code.
 */
public abstract class AsyncSteps {
    protected final CodeWriter out;
    protected final TaskPlan task;
    protected final TraceNames names;
    private final Supervision supervision;

    protected AsyncSteps(CodeWriter out, TaskPlan task, TraceNames names, Supervision supervision) {
        this.out = out;
        this.task = task;
        this.names = names;
        this.supervision = supervision;
    }

    /** {@code waits}: code inside may await, where the runtime can hold the lock meanwhile. */
    protected abstract void lock(Op.Lock lock, boolean waits);

    /** Sends {@code value}; {@code blocks}: waits for room. */
    protected abstract void send(Op.Send send, String value, boolean blocks);

    /** Receives in the midst of a job. */
    protected abstract void receive(Op.Receive receive);

    protected abstract void spawn(Op.Spawn spawn);

    protected abstract void delay(Op.Delay delay);

    public final void print(List<? extends Op> ops) {
        print(ops, !task.isInterrupt());
    }

    /** {@code waits}: code here may await. In a handler, most locks and a critical section it may not. */
    protected final void print(List<? extends Op> ops, boolean waits) {
        ops.forEach(op -> print(op, waits));
    }

    private void print(Op op, boolean waits) {
        switch (op) {
            case Op.Call call -> call(call.hook());
            case Op.Lock lock -> lock(lock, waits);
            case Op.Critical critical ->
                out.block("critical_section::with(|_| {", () -> print(critical.body(), false), "});");
            case Op.Send send -> out.item(send.channel().queue().item(), () -> send(send, waits));
            case Op.Receive receive -> receive(receive);
            case Op.Spawn spawn -> spawn(spawn);
            case Op.Delay delay -> delay(delay);
            case Op.Yield _ -> waiting("", TraceNames.NOTHING, "yield_now()");
            case Op.Repeat repeat -> out.block("for _ in 0.." + repeat.count(), () -> print(repeat.body(), waits));
            case Op.Branch branch -> new Branches(out, arm -> print(arm, waits)).print(branch);
        }
    }

    public final void call(Hook hook) {
        Runnable line = () -> {
            if (hook.isAsync()) {
                out.call("let transfer = body." + hook.rust(), hook.arguments(), ";");
                waiting("", names.thing(hook), "transfer");
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

    private void send(Op.Send send, boolean waits) {
        ChannelPlan channel = send.channel();
        send.produce().ifPresent(hook -> out.line("let value = body." + hook.rust() + "();"));
        note("sending", names.thing(channel));
        send(
                send,
                send.produce().isPresent() ? "value" : "()",
                waits && channel.queue().full() == FullPolicy.BLOCK);
    }

    /** Tells the user that what was sent is lost, under this condition; {@code event} is what the trace says of it. */
    protected final void lost(Op.Send send, String condition, String event) {
        send.lost()
                .ifPresent(hook -> out.block("if " + condition, () -> {
                    note(event, names.thing(send.channel()));
                    call(hook);
                }));
    }

    /** What has come is given to the user. */
    protected final void received(Op.Receive receive) {
        note("received", names.thing(receive.channel()));
        receive.consume().ifPresent(this::call);
    }

    /** One way if something has come in time, which {@code came} says, and the other if not. */
    protected final void inTime(Op.Receive receive, String came) {
        out.open("if " + came + " {");
        received(receive);
        out.close("} else {").indented(() -> {
            note("timed_out", names.thing(receive.channel()));
            receive.timedOut().ifPresent(this::call);
        });
        out.line("}");
    }

    /** The runtime has refused to release the task. */
    protected final void refused(Op.Spawn spawn, String condition) {
        out.block("if " + condition, () -> {
            out.line("trace::refused(" + names.task(spawn.context()) + ");");
            call(spawn.refused());
        });
    }

    /** The job begins here; it ends with the variable. */
    public final void started(String variable) {
        out.line("let " + variable + " = trace::Job::start(" + TraceNames.task(task) + ");");
    }

    /** The lock is held from here to the end of the block. */
    protected final void held(Op.Lock lock) {
        out.call("let _held = trace::Held::new", List.of(TraceNames.task(task), names.thing(lock.data())), ";");
    }

    /** Notes an event of this task. */
    protected final void note(String event, String thing) {
        out.call("trace::" + event, List.of(TraceNames.task(task), thing), ";");
    }

    /** Waits for a future, and notes the wait if there is one. */
    public final void waiting(String bind, String thing, String future) {
        out.call(bind + "trace::waiting", List.of(TraceNames.task(task), thing, future), ".await;");
    }
}
