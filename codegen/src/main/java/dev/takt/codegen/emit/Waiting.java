package dev.takt.codegen.emit;

import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds steps that stand where a Rust framework cannot run them: waiting in a handler, a lock or a critical section; relocking; spawning what is not spawned; pools. */
public final class Waiting {
    private final CodeLayout layout;
    private final TaskPlan task;
    private final boolean locksWait;
    private final boolean neverWaits;
    private final Set<Obstacle> refusals = new LinkedHashSet<>();

    /** For a runtime whose locks may not be held across a wait. */
    public Waiting(CodeLayout layout, TaskPlan task) {
        this(layout, task, false, false);
    }

    /** For a runtime whose tasks run to their end: they take what they were released for, and look into channels without waiting (timeout 0). */
    public static Waiting neverWaits(CodeLayout layout, TaskPlan task) {
        return new Waiting(layout, task, false, true);
    }

    /** {@code locksWait}: the runtime has locks that may be held across a wait. */
    public Waiting(CodeLayout layout, TaskPlan task, boolean locksWait) {
        this(layout, task, locksWait, false);
    }

    private Waiting(CodeLayout layout, TaskPlan task, boolean locksWait, boolean neverWaits) {
        this.layout = layout;
        this.task = task;
        this.locksWait = locksWait;
        this.neverWaits = neverWaits;
    }

    /** What is found, each thing once. */
    public List<Obstacle> refusals() {
        boolean mayNot = task.isInterrupt() || neverWaits;
        String why = task.isInterrupt() ? "generation.wait.handler" : neverWaits ? "generation.wait.loop" : "";
        walk(isOpened() ? task.ops().subList(1, task.ops().size()) : task.ops(), mayNot, why, new HashSet<>());
        task.spawns().forEach(this::spawn);
        if (task.context().body().stream().anyMatch(Waiting::usesPool)) {
            refuse(text("generation.pool"));
        }
        return new ArrayList<>(refusals);
    }

    /** The first step takes what released the task, so it finds something. */
    private boolean isOpened() {
        return neverWaits
                && !task.ops().isEmpty()
                && task.ops().getFirst() instanceof Op.Receive receive
                && receive.timeoutNs().isEmpty()
                && task.context().activation() instanceof Activation.On on
                && on.source().equals(receive.channel().queue().item());
    }

    private void refuse(Message message, String... rules) {
        refusals.add(Obstacle.at(task.context().item(), "body", message).orSaidBy(rules));
    }

    private void refuseWait(String why) {
        switch (why) {
            case "generation.wait.handler" -> refuse(text(why), "isr-blocks");
            case "generation.wait.critical" -> refuse(text(why), "suspend-holding-lock");
            case "generation.wait.lock" -> refuse(text(why), "suspend-holding-lock", "not-expressible");
            default -> refuse(text(why), "not-expressible");
        }
    }

    /** Words about the task. */
    private Message text(String key, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(task.context().name()));
        all.addAll(List.of(arguments));
        return Texts.text(key, all.toArray());
    }

    private void walk(List<Op> ops, boolean mayNot, String why, Set<Integer> held) {
        for (Op op : ops) {
            if (mayNot && waits(op) && !(neverWaits && looks(op))) {
                refuseWait(why);
            }
            switch (op) {
                case Op.Lock lock -> lock(lock, mayNot, why, held);
                case Op.Critical critical -> walk(critical.body(), true, "generation.wait.critical", held);
                case Op.Spawn spawn -> spawn(spawn);
                case Op.Repeat _, Op.Branch _ -> walk(op.inner(), mayNot, why, held);
                case Op.Call _, Op.Send _, Op.Receive _, Op.Delay _, Op.Yield _ -> {}
            }
        }
    }

    private void lock(Op.Lock lock, boolean mayNot, String why, Set<Integer> held) {
        int index = lock.data().resource().index();
        boolean first = held.add(index);
        if (!first) {
            refusals.add(Obstacle.at(
                            lock.data().resource().item(),
                            "reentrant",
                            text("generation.relock", lock.data().resource().name()))
                    .orSaidBy("lock-order-cycle"));
        }
        boolean sync = !locksWait || lock.data().resource().protocol() != Protocol.NONE;
        if (!sync && mayNot) {
            refuseWait(why);
        }
        walk(lock.body(), mayNot || sync, mayNot || !sync ? why : "generation.wait.lock", held);
        if (first) {
            held.remove(index);
        }
    }

    private void spawn(Op.Spawn spawn) {
        Activation activation = layout.machine().contexts().get(spawn.context()).activation();
        boolean released =
                switch (activation) {
                    case Activation.Spawned _, Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> true;
                    case Activation.On on -> layout.machine().queue(on.source()).isEmpty();
                    case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ ->
                        false;
                };
        if (!released) {
            String target = layout.machine().contexts().get(spawn.context()).name();
            refuse(text("generation.spawn", target), "not-expressible");
        }
    }

    /** True if a step may have to wait. */
    public static boolean waits(Op op) {
        return switch (op) {
            case Op.Receive _, Op.Delay _, Op.Yield _ -> true;
            case Op.Send send ->
                send.channel().queue().full() == FullPolicy.BLOCK
                        && !send.channel().keepsNewest();
            case Op.Call call -> call.hook().isAsync();
            case Op.Lock _, Op.Critical _, Op.Spawn _, Op.Repeat _, Op.Branch _ -> false;
        };
    }

    /** A look into a channel, or a send that gives up at once. */
    private static boolean looks(Op op) {
        return switch (op) {
            case Op.Receive receive -> receive.timeoutNs().orElse(-1) == 0;
            case Op.Send send -> send.timeoutNs().orElse(-1) == 0;
            case Op.Call _, Op.Lock _, Op.Critical _, Op.Spawn _, Op.Delay _, Op.Yield _ -> false;
            case Op.Repeat _, Op.Branch _ -> false;
        };
    }

    private static boolean usesPool(Step step) {
        return step instanceof Step.Alloc
                || step instanceof Step.Free
                || step.inner().stream().flatMap(List::stream).anyMatch(Waiting::usesPool);
    }
}
