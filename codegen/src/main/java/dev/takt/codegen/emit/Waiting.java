package dev.takt.codegen.emit;

import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
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
    private final Set<Message> refusals = new LinkedHashSet<>();

    /** For a runtime whose locks may not be held across a wait. */
    public Waiting(CodeLayout layout, TaskPlan task) {
        this(layout, task, false);
    }

    /** {@code locksWait}: the runtime has locks that may be held across a wait. */
    public Waiting(CodeLayout layout, TaskPlan task, boolean locksWait) {
        this.layout = layout;
        this.task = task;
        this.locksWait = locksWait;
    }

    /** What is found, each thing once. */
    public List<Message> refusals() {
        boolean handler = task.isInterrupt();
        walk(task.ops(), handler, handler ? "generation.wait.handler" : "", new HashSet<>());
        task.spawns().forEach(this::spawn);
        if (task.context().body().stream().anyMatch(Waiting::usesPool)) {
            refuse("generation.pool");
        }
        return new ArrayList<>(refusals);
    }

    private void refuse(String key, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(task.context().name()));
        all.addAll(List.of(arguments));
        refusals.add(Texts.text(key, all.toArray()));
    }

    private void walk(List<Op> ops, boolean mayNot, String why, Set<Integer> held) {
        for (Op op : ops) {
            if (mayNot && waits(op)) {
                refuse(why);
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
            refuse("generation.relock", lock.data().resource().name());
        }
        boolean sync = !locksWait || lock.data().resource().protocol() != Protocol.NONE;
        if (!sync && mayNot) {
            refuse(why);
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
            refuse(
                    "generation.spawn",
                    layout.machine().contexts().get(spawn.context()).name());
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

    private static boolean usesPool(Step step) {
        return step instanceof Step.Alloc
                || step instanceof Step.Free
                || step.inner().stream().flatMap(List::stream).anyMatch(Waiting::usesPool);
    }
}
