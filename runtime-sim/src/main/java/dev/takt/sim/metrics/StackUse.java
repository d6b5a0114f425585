package dev.takt.sim.metrics;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * The highest need seen on the stack that contexts of a core share: handlers everywhere, tasks too where the runtime runs them on one stack. Counts the declared bytes of all
 * that had begun and neither ended nor waited at one instant; {@code undeclared}: contexts on that stack that declare none, so the need is higher.
 */
public record StackUse(int core, long highestBytes, long atNs, int undeclared) {
    /** Of every core on which contexts share a stack. */
    public static List<StackUse> of(Machine machine, Trace trace) {
        List<StackUse> uses = new ArrayList<>();
        for (int core = 0; core < machine.cores().size(); core++) {
            List<Context> sharing = new ArrayList<>();
            for (Context context : machine.contextsOf(core)) {
                if (shares(machine, context)) {
                    sharing.add(context);
                }
            }
            if (!sharing.isEmpty()) {
                uses.add(of(core, sharing, trace));
            }
        }
        return List.copyOf(uses);
    }

    private static boolean shares(Machine machine, Context context) {
        return context.kind() == ContextKind.INTERRUPT
                || !machine.runtime().kernel().ownStacks();
    }

    private static StackUse of(int core, List<Context> sharing, Trace trace) {
        long[] bytes = new long[trace.names().contexts().size()];
        boolean[] counts = new boolean[bytes.length];
        boolean[] nested = new boolean[bytes.length];
        int undeclared = 0;
        for (Context context : sharing) {
            bytes[context.index()] = context.stackBytes();
            counts[context.index()] = true;
            undeclared += context.stackBytes() == 0 ? 1 : 0;
        }
        long now = 0;
        long highest = 0;
        long at = 0;
        for (int i = 0; i < trace.size(); i++) {
            int context = trace.context(i);
            if (context < 0 || !counts[context]) {
                continue;
            }
            boolean on =
                    switch (trace.kind(i)) {
                        case START, RESUME, SPIN -> true;
                        case COMPLETE, ABORT, SUSPEND, BLOCK -> false;
                        default -> nested[context];
                    };
            if (on != nested[context]) {
                nested[context] = on;
                now += on ? bytes[context] : -bytes[context];
                if (now > highest) {
                    highest = now;
                    at = trace.time(i);
                }
            }
        }
        return new StackUse(core, highest, at, undeclared);
    }
}
