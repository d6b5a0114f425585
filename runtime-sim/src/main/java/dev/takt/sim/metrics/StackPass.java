package dev.takt.sim.metrics;

import dev.takt.projects.machine.Context;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.EventReader;
import java.util.List;

/** One pass over a trace that follows the stack which contexts of a core share. */
final class StackPass implements EventReader {
    private final int ofCore;
    private final long[] bytes;
    private final boolean[] counts;
    private final boolean[] nested;
    private int undeclared;
    private long now;
    private long highest;
    private long at;

    /** {@code contexts}: how many there are in all. */
    StackPass(int ofCore, List<Context> sharing, int contexts) {
        this.ofCore = ofCore;
        bytes = new long[contexts];
        counts = new boolean[contexts];
        nested = new boolean[contexts];
        for (Context context : sharing) {
            bytes[context.index()] = context.stackBytes();
            counts[context.index()] = true;
            undeclared += context.stackBytes() == 0 ? 1 : 0;
        }
    }

    @Override
    public void take(long timeNs, EventKind kind, int core, int context, long job, int other, long value) {
        if (context < 0 || !counts[context]) {
            return;
        }
        boolean on =
                switch (kind) {
                    case START, RESUME, SPIN -> true;
                    case COMPLETE, ABORT, SUSPEND, BLOCK -> false;
                    default -> nested[context];
                };
        if (on != nested[context]) {
            nested[context] = on;
            now += on ? bytes[context] : -bytes[context];
            if (now > highest) {
                highest = now;
                at = timeNs;
            }
        }
    }

    /** After all events. */
    StackUse use() {
        return new StackUse(ofCore, highest, at, undeclared);
    }
}
