package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.Branches;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.TraceNames;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import java.util.List;

/** Prints the steps of a function or of a handler. {@code body} is the user's side; what they share is in {@code shared}. */
final class StepPrinter {
    private final CodeWriter out;
    private final CodeLayout layout;
    private final TaskPlan task;
    private final TraceNames names;
    private final Supervision supervision;

    StepPrinter(CodeWriter out, CodeLayout layout, TaskPlan task, TraceNames names) {
        this.out = out;
        this.layout = layout;
        this.task = task;
        this.names = names;
        this.supervision = new Supervision(layout);
    }

    void print(List<? extends Op> ops) {
        print(ops, false);
    }

    /** {@code masked}: interrupts are masked here, and the token is {@code cs} where a lock needs it. */
    private void print(List<? extends Op> ops, boolean masked) {
        ops.forEach(op -> print(op, masked));
    }

    private void print(Op op, boolean masked) {
        switch (op) {
            case Op.Call call -> call(call.hook());
            case Op.Lock lock -> out.item(lock.data().resource().item(), () -> lock(lock, masked));
            case Op.Critical critical -> critical(critical, masked);
            case Op.Send send -> out.item(send.channel().queue().item(), () -> send(send));
            case Op.Receive receive -> out.item(receive.channel().queue().item(), () -> poll(receive));
            case Op.Spawn spawn -> spawn(spawn);
            case Op.Repeat repeat -> out.block("for _ in 0.." + repeat.count(), () -> print(repeat.body(), masked));
            case Op.Branch branch -> new Branches(out, arm -> print(arm, masked)).print(branch);
            case Op.Delay _, Op.Yield _ -> throw new IllegalStateException("a function of a loop does not wait");
        }
    }

    void call(Hook hook) {
        Runnable line = () -> {
            if (hook.kind() == Hook.Kind.FEED) {
                feed(hook);
            } else {
                out.call("body." + hook.rust(), hook.arguments(), ";");
            }
        };
        hook.item().ifPresentOrElse(item -> out.item(item, line), line);
    }

    private void feed(Hook hook) {
        Runnable feeds = () -> {
            out.line("body." + hook.rust() + "();");
            hook.item().ifPresent(dog -> out.line("trace::fed(" + self() + ", " + names.thing(dog) + ");"));
        };
        supervision.feed(out, task, hook, feeds);
    }

    private String self() {
        return TraceNames.task(task);
    }

    private void critical(Op.Critical critical, boolean masked) {
        if (masked) {
            print(critical.body(), true);
        } else if (critical.body().size() == 1 && critical.body().getFirst() instanceof Op.Lock only) {
            // the lock masks by itself, and rustfmt leaves no block alone in a closure
            print(only, false);
        } else {
            out.block(opening(critical), () -> print(critical.body(), true), "});");
        }
    }

    /** Inside a masked region the data only has to be borrowed. */
    private void lock(Op.Lock lock, boolean masked) {
        out.block(
                masked ? "{" : opening(lock),
                () -> {
                    String name = lock.data().rust();
                    out.call("let _held = Held::new", List.of(self(), names.thing(lock.data())), ";");
                    boolean used = lock.isUsed();
                    boolean copied = used && lock.data().type().isSmall();
                    String place = "shared::" + Shared.name(name);
                    if (copied) {
                        out.line("let cell = " + place + ".borrow(cs);");
                        out.line("let " + name + " = &mut cell.get();");
                    } else if (used) {
                        out.line("let " + name + " = &mut *" + place + ".borrow_ref_mut(cs);");
                    }
                    print(lock.body(), true);
                    if (copied) {
                        out.line("cell.set(*" + name + ");");
                    }
                },
                masked ? "}" : "});");
    }

    /** The token that data is borrowed with has a name where something is. */
    private static String opening(Op masking) {
        String token = masking.all().anyMatch(StepPrinter::borrows) ? "cs" : "_";
        return "critical_section::with(|" + token + "| {";
    }

    private static boolean borrows(Op op) {
        return op instanceof Op.Lock lock && lock.isUsed();
    }

    private void send(Op.Send send) {
        ChannelPlan channel = send.channel();
        String value = send.produce().isPresent() ? "value" : "()";
        send.produce().ifPresent(hook -> out.line("let value = body." + hook.rust() + "();"));
        String where = "shared::" + Shared.name(channel.rust());
        String thing = self() + ", " + names.thing(channel);
        out.line("trace::sending(" + thing + ");");
        if (!Shared.isQueue(channel)) {
            out.line(where + ".put(" + value + ");");
            raise(channel);
            return;
        }
        boolean replaces = channel.queue().full() == FullPolicy.OVERWRITE_OLDEST;
        String call = where + (replaces ? ".replace(" : ".put(") + value + ")";
        String lost = replaces ? "Some" : "Err";
        out.open(
                send.produce().isPresent()
                        ? "if let " + lost + "(value) = " + call + " {"
                        : "if " + call + (replaces ? ".is_some() {" : ".is_err() {"));
        // a function that would wait for room looks for it once; a handler never waits
        boolean waits = channel.queue().full() == FullPolicy.BLOCK && !task.isInterrupt();
        out.line("trace::" + (waits ? "timed_out(" : "dropped(") + thing + ");");
        send.lost().ifPresent(this::call);
        if (!replaces && isAnybodyRaised(channel)) {
            out.close("} else {").indented(() -> raise(channel)).line("}");
            return;
        }
        out.close("}");
        raise(channel);
    }

    private boolean isAnybodyRaised(ChannelPlan channel) {
        return layout.tasks().stream().anyMatch(t -> !t.isInterrupt() && isRaisedBy(channel, t));
    }

    private void raise(ChannelPlan channel) {
        layout.tasks().stream()
                .filter(t -> !t.isInterrupt() && isRaisedBy(channel, t))
                .forEach(t -> out.line("shared::" + Shared.name(t.rust()) + ".raise();"));
    }

    private boolean isRaisedBy(ChannelPlan channel, TaskPlan other) {
        return Turn.raises(other, layout)
                        .filter(c -> c.queue().index() == channel.queue().index())
                        .isPresent()
                && Turn.all(layout).stream()
                        .anyMatch(t -> t instanceof Turn.ByFlag && t.task().equals(other));
    }

    /** What the function was called for: already taken ({@code value}), or looked for now. */
    void opening(Op.Receive receive, boolean taken) {
        ChannelPlan channel = receive.channel();
        out.item(channel.queue().item(), () -> {
            String thing = self() + ", " + names.thing(channel);
            if (!taken) {
                boolean carries = receive.consume().isPresent();
                out.block(
                        carries
                                ? "let Some(value) = " + take(channel) + " else {"
                                : "if " + take(channel) + ".is_none() {",
                        () -> out.line("return;"),
                        carries ? "};" : "}");
            }
            out.line("trace::received(" + thing + ");");
            receive.consume().ifPresent(this::call);
        });
    }

    /** Looks into a channel and goes on whether there is something or not. */
    private void poll(Op.Receive receive) {
        ChannelPlan channel = receive.channel();
        String thing = self() + ", " + names.thing(channel);
        out.open(
                receive.consume().isPresent()
                        ? "if let Some(value) = " + take(channel) + " {"
                        : "if " + take(channel) + ".is_some() {");
        out.line("trace::received(" + thing + ");");
        receive.consume().ifPresent(this::call);
        out.close("} else {").indented(() -> {
            out.line("trace::timed_out(" + thing + ");");
            receive.timedOut().ifPresent(this::call);
        });
        out.line("}");
    }

    private String take(ChannelPlan channel) {
        String where = "shared::" + Shared.name(channel.rust());
        if (channel.queue().kind() != ChannelKind.WATCH) {
            return where + ".take()";
        }
        return where + ".newer(" + channel.receivers().indexOf(task.context().index()) + ")";
    }

    private void spawn(Op.Spawn spawn) {
        String other = names.task(spawn.context());
        out.line("trace::releasing(" + other + ");");
        out.block("if !shared::" + Shared.name(spawn.rust()) + ".raise_anew()", () -> {
            out.line("trace::refused(" + other + ");");
            call(spawn.refused());
        });
    }
}
