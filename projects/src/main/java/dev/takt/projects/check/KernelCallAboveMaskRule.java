package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.Optional;

/**
 * An interrupt handler above what the kernel's critical sections mask that calls the kernel: it can come in the middle of a list the kernel is changing. FreeRTOS asserts it
 * (FreeRTOS-Kernel V11.3.0, portable/GCC/ARM_CM4F/port.c, vPortValidateInterruptPriority).
 */
record KernelCallAboveMaskRule(String id, Severity severity) implements MachineRule {
    KernelCallAboveMaskRule() {
        this("kernel-call-above-mask", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        machine.contexts().stream()
                .filter(c -> c.kind() == ContextKind.INTERRUPT)
                .filter(c -> c.level() > machine.coreOf(c).criticalRank())
                .filter(c -> callsKernel(c, machine))
                .forEach(c -> found(c, machine.coreOf(c), report));
    }

    private void found(Context handler, MachineCore core, Report report) {
        Level highest = core.levels().get(core.criticalRank());
        int priority = highest.band() == Band.INTERRUPT ? highest.priority() : 1;
        report.add(
                severity(),
                handler.item(),
                "priority",
                Texts.text("rule.kernel-call-above-mask.found", Names.of(handler), Integer.toString(priority)),
                new ChangeItem(
                        Texts.text("fix.lower-priority", Names.of(handler), Integer.toString(priority)),
                        handler.item(),
                        Optional.empty(),
                        i -> i instanceof Interrupt interrupt ? interrupt.withPriority(priority) : i));
    }

    /** A handler that releases a task gives it a notification at its end. */
    private static boolean callsKernel(Context handler, Machine machine) {
        boolean releases = machine.contexts().stream()
                .flatMap(c -> machine.triggers(c).stream())
                .anyMatch(t -> t.context() == handler.index());
        return releases || Walk.all(handler.body()).stream().anyMatch(KernelCallAboveMaskRule::isCall);
    }

    private static boolean isCall(Step step) {
        return switch (step) {
            case Step.Send _, Step.Receive _, Step.Notify _, Step.Wait _, Step.Spawn _, Step.Delay _ -> true;
            case Step.Lock _, Step.CriticalSection _, Step.Yield _ -> true;
            case Step.Compute _, Step.Transfer _, Step.Repeat _, Step.Branch _, Step.Alloc _, Step.Free _ -> false;
            case Step.Feed _, Step.Noted _, Step.UnknownStep _ -> false;
        };
    }
}
