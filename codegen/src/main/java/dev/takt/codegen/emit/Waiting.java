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
import java.util.Optional;
import java.util.Set;

/** Finds steps that stand where a Rust framework cannot run them: waiting in a handler, a lock or a critical section; relocking; spawning what is not spawned; pools. */
public final class Waiting {
    /** Where a task must not wait. */
    private enum Place {
        HANDLER("generation.wait.handler", "isr-blocks"),
        LOOP("generation.wait.loop", "not-expressible"),
        CRITICAL("generation.wait.critical", "suspend-holding-lock"),
        LOCK("generation.wait.lock", "suspend-holding-lock", "not-expressible");

        private final String key;
        /** The rules of which one says the same of the design. */
        private final String[] rules;

        Place(String key, String... rules) {
            this.key = key;
            this.rules = rules;
        }
    }

    /** What a runtime can do while a task waits. */
    private enum Waits {
        /** Tasks wait, but hold no lock meanwhile. */
        WITHOUT_LOCKS,
        /** Tasks wait, and may hold an async lock meanwhile. */
        WITH_LOCKS,
        /** Tasks run to their end. */
        NEVER
    }

    private final CodeLayout layout;
    private final TaskPlan task;
    private final Waits runtime;
    private final Set<Obstacle> refusals = new LinkedHashSet<>();

    private Waiting(CodeLayout layout, TaskPlan task, Waits runtime) {
        this.layout = layout;
        this.task = task;
        this.runtime = runtime;
    }

    /** For a runtime whose locks may not be held across a wait. */
    public static Waiting withoutLocks(CodeLayout layout, TaskPlan task) {
        return new Waiting(layout, task, Waits.WITHOUT_LOCKS);
    }

    /** For a runtime that has locks that may be held across a wait. */
    public static Waiting withLocks(CodeLayout layout, TaskPlan task) {
        return new Waiting(layout, task, Waits.WITH_LOCKS);
    }

    /** For a runtime whose tasks run to their end: they take what they were released for, and look into channels without waiting (timeout 0). */
    public static Waiting never(CodeLayout layout, TaskPlan task) {
        return new Waiting(layout, task, Waits.NEVER);
    }

    /** What is found, each thing once. */
    public List<Obstacle> refusals() {
        Optional<Place> place = Optional.empty();
        if (task.isInterrupt()) {
            place = Optional.of(Place.HANDLER);
        } else if (runtime == Waits.NEVER) {
            place = Optional.of(Place.LOOP);
        }
        walk(isOpened() ? task.ops().subList(1, task.ops().size()) : task.ops(), place, new HashSet<>());
        task.spawns().forEach(this::spawn);
        if (task.context().body().stream().anyMatch(Waiting::usesPool)) {
            refuse(text("generation.pool"));
        }
        return new ArrayList<>(refusals);
    }

    /** The first step takes what released the task, so it finds something. */
    private boolean isOpened() {
        return runtime == Waits.NEVER
                && !task.ops().isEmpty()
                && task.ops().getFirst() instanceof Op.Receive receive
                && receive.timeoutNs().isEmpty()
                && task.context().activation() instanceof Activation.On on
                && on.source().equals(receive.channel().queue().item());
    }

    private void refuse(Message message, String... rules) {
        refusals.add(Obstacle.at(task.context().item(), "body", message).orSaidBy(rules));
    }

    /** Words about the task. */
    private Message text(String key, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(task.context().name()));
        all.addAll(List.of(arguments));
        return Texts.text(key, all.toArray());
    }

    /** {@code place}: where these steps must not wait; empty if they may. */
    private void walk(List<Op> ops, Optional<Place> place, Set<Integer> held) {
        for (Op op : ops) {
            if (waits(op) && !(runtime == Waits.NEVER && looks(op))) {
                place.ifPresent(this::refuseWait);
            }
            switch (op) {
                case Op.Lock lock -> lock(lock, place, held);
                case Op.Critical critical -> walk(critical.body(), Optional.of(Place.CRITICAL), held);
                case Op.Spawn spawn -> spawn(spawn);
                case Op.Repeat _, Op.Branch _ -> walk(op.inner(), place, held);
                case Op.Call _, Op.Send _, Op.Receive _, Op.Delay _, Op.Yield _ -> {}
            }
        }
    }

    private void refuseWait(Place place) {
        refuse(text(place.key), place.rules);
    }

    private void lock(Op.Lock lock, Optional<Place> place, Set<Integer> held) {
        int index = lock.data().resource().index();
        boolean first = held.add(index);
        if (!first) {
            refusals.add(Obstacle.at(
                            lock.data().resource().item(),
                            "reentrant",
                            text("generation.relock", lock.data().resource().name()))
                    .orSaidBy("lock-order-cycle"));
        }
        boolean async = runtime == Waits.WITH_LOCKS && lock.data().resource().protocol() == Protocol.NONE;
        if (async) {
            place.ifPresent(this::refuseWait);
            walk(lock.body(), place, held);
        } else {
            walk(lock.body(), place.or(() -> Optional.of(Place.LOCK)), held);
        }
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
