package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A context that waits for something else while it holds a lock or masks interrupts. */
record SuspendHoldingLockRule(String id, Severity severity) implements MachineRule {
    SuspendHoldingLockRule() {
        this("suspend-holding-lock", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        machine.contexts().forEach(c -> walk(c, c.body(), null, machine, report));
    }

    private record Held(String name, boolean mask) {}

    private static void walk(Context context, List<Step> body, @Nullable Held held, Machine machine, Report report) {
        Waiting waiting = new Waiting(machine.project());
        for (Step step : body) {
            if (held != null) {
                waiting.reason(step).ifPresent(reason -> found(context, held, reason, report));
            }
            Held inside = held(step, held, machine);
            step.inner().forEach(inner -> walk(context, inner, inside, machine, report));
        }
    }

    private static void found(Context context, Held held, Message reason, Report report) {
        report.add(
                held.mask() ? Severity.ERROR : Severity.WARNING,
                context.item(),
                "body",
                Texts.text(
                        held.mask() ? "rule.suspend-holding-lock.mask" : "rule.suspend-holding-lock.found",
                        Names.of(context),
                        reason,
                        held.name()));
    }

    private static @Nullable Held held(Step step, @Nullable Held held, Machine machine) {
        if (step instanceof Step.CriticalSection) {
            return new Held(Texts.text("rule.suspend-holding-lock.section").text(), true);
        }
        if (step instanceof Step.Lock lock) {
            Optional<SharedResource> resource = machine.resource(lock.resource());
            return resource.isPresent()
                    ? new Held(Names.of(lock.resource(), machine.project()), masks(resource.get()))
                    : held;
        }
        return held;
    }

    /** Under these protocols a lock is a part of the processor's state, which another context would go on with. */
    private static boolean masks(SharedResource resource) {
        return switch (resource.protocol()) {
            case IMMEDIATE_CEILING, NON_PREEMPTIVE, SPIN -> true;
            case RUNTIME, NONE, INHERITANCE, CEILING -> false;
        };
    }
}
