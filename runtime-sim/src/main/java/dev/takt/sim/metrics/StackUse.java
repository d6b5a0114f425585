package dev.takt.sim.metrics;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.List;

/**
 * The highest need seen on the stack that contexts of a core share: handlers everywhere, tasks too where the runtime runs them on one stack. Counts the declared bytes of all
 * that had begun and neither ended nor waited at one instant; {@code undeclared}: contexts on that stack that declare none, so the need is higher.
 */
public record StackUse(int core, long highestBytes, long atNs, int undeclared) {
    /** Of every core on which contexts share a stack. */
    public static List<StackUse> of(Machine machine, Trace trace) {
        List<StackPass> passes = passes(machine, trace.names());
        trace.each(Progress.NONE, passes);
        return passes.stream().map(StackPass::use).toList();
    }

    static List<StackPass> passes(Machine machine, TraceNames names) {
        List<StackPass> passes = new ArrayList<>();
        for (int core = 0; core < machine.cores().size(); core++) {
            List<Context> sharing = machine.contextsOf(core).stream()
                    .filter(context -> shares(machine, context))
                    .toList();
            if (!sharing.isEmpty()) {
                passes.add(new StackPass(core, sharing, names.contexts().size()));
            }
        }
        return passes;
    }

    private static boolean shares(Machine machine, Context context) {
        return context.kind() == ContextKind.INTERRUPT
                || !machine.runtime().kernel().ownStacks();
    }
}
