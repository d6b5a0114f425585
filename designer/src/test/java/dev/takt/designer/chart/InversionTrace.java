package dev.takt.designer.chart;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import dev.takt.sim.trace.TraceNames;
import java.util.List;

/** A priority inversion by hand, repeated every 20 ms: low holds, high waits, middle runs ahead; high misses its deadline of 8 ms by 1.5 ms. */
final class InversionTrace {
    static final ItemId HIGH = ItemId.of("control");
    static final ItemId MIDDLE = ItemId.of("filter");
    static final ItemId LOW = ItemId.of("logger");
    static final ItemId HANDLER = ItemId.of("button-isr");
    static final ItemId LOCK = ItemId.of("state");
    static final ItemId QUEUE = ItemId.of("samples");

    private static final int H = 0;
    private static final int M = 1;
    private static final int L = 2;
    private static final int I = 3;
    private static final int STATE = 0;
    private static final int SAMPLES = 1;

    private final TraceBuilder builder;
    private long base;
    private int round;

    private InversionTrace() {
        builder = new TraceBuilder(new TraceNames(
                List.of(new TraceNames.CoreName(0, "Core 0")),
                List.of(
                        new TraceNames.ContextName(H, HIGH, "control", 0, 2, 2, false),
                        new TraceNames.ContextName(M, MIDDLE, "filter", 0, 1, 1, false),
                        new TraceNames.ContextName(L, LOW, "logger", 0, 0, 0, false),
                        new TraceNames.ContextName(I, HANDLER, "button_isr", 0, 3, 3, true)),
                List.of(
                        new TraceNames.ThingName(STATE, ThingKind.RESOURCE, LOCK, "state", 0),
                        new TraceNames.ThingName(SAMPLES, ThingKind.QUEUE, QUEUE, "samples", 4))));
    }

    static Trace of(int rounds) {
        InversionTrace trace = new InversionTrace();
        for (int i = 0; i < rounds; i++) {
            trace.base = 20_000_000L * i;
            trace.round = i;
            trace.round();
        }
        trace.builder.reach(20_000_000L * rounds);
        return trace.builder.trace();
    }

    private void at(long us, EventKind kind, int context, int other, long value) {
        builder.add(base + us * 1000, kind, 0, context, context < 0 ? -1 : round, other, value);
    }

    private void release(long us, int context, long deadlineUs) {
        at(us, EventKind.ARRIVAL, context, -1, deadlineUs < 0 ? -1 : base + deadlineUs * 1000);
        at(us, EventKind.RELEASE, context, -1, base + us * 1000);
    }

    private void round() {
        release(1000, L, 20_000);
        at(1000, EventKind.START, L, -1, 0);
        at(1600, EventKind.LOCK, L, STATE, 0);
        release(2000, H, 10_000);
        at(2000, EventKind.PREEMPT, L, H, 0);
        at(2000, EventKind.START, H, -1, 0);
        at(2500, EventKind.SEND, H, SAMPLES, 1);
        at(2900, EventKind.BLOCK, H, STATE, L);
        release(2900, M, -1);
        at(2900, EventKind.RECEIVE, M, SAMPLES, 0);
        at(2900, EventKind.START, M, -1, 0);
        release(5000, I, -1);
        at(5000, EventKind.PREEMPT, M, I, 0);
        at(5000, EventKind.OVERHEAD, I, 0, 0);
        at(5020, EventKind.START, I, -1, 0);
        at(5068, EventKind.COMPLETE, I, -1, 68_000);
        at(5068, EventKind.RESUME, M, -1, 0);
        at(7700, EventKind.COMPLETE, M, -1, 4_800_000);
        at(7700, EventKind.RESUME, L, -1, 0);
        at(10_000, EventKind.MISS, H, -1, base + 10_000_000);
        at(10_300, EventKind.UNLOCK, L, STATE, 0);
        at(10_300, EventKind.UNBLOCK, H, STATE, 0);
        at(10_300, EventKind.LOCK, H, STATE, 0);
        at(10_300, EventKind.PREEMPT, L, H, 0);
        at(10_300, EventKind.RESUME, H, -1, 0);
        at(10_900, EventKind.UNLOCK, H, STATE, 0);
        at(11_500, EventKind.COMPLETE, H, -1, 9_500_000);
        at(11_500, EventKind.RESUME, L, -1, 0);
        at(11_700, EventKind.COMPLETE, L, -1, 10_700_000);
        at(11_700, EventKind.IDLE, -1, -1, 0);
    }
}
