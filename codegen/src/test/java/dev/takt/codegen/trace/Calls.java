package dev.takt.codegen.trace;

import dev.takt.projects.target.Cost;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * When firmware would note what a simulated run does. It notes an unlock, a send and a spawn before it makes the call, because whoever is woken may run before the call returns, and an end before it asks for the
 * next release; in a simulated trace these events stand where they take effect, behind the overhead of noting them and of the call.
 */
final class Calls {
    private static final Set<EventKind> NOTED_BEHIND = EnumSet.of(EventKind.LOCK, EventKind.RECEIVE, EventKind.TIMEOUT);
    private static final Set<Cost> CALLS = EnumSet.of(Cost.UNLOCK, Cost.SEND, Cost.AWAIT_ROOM, Cost.SPAWN);

    private final Map<Integer, Call> calls = new HashMap<>();
    private int spawner = -1;

    /** Overhead of a context: when it began, what was left of its last row when that began or went on, and when it was over; -1 if it is not. */
    private record Call(long begunNs, long leftNs, long overNs) {}

    /** The runtime works for a context, or goes on with it behind a preemption. */
    void worksOn(Trace trace, int event) {
        int context = trace.context(event);
        Cost row = Cost.values()[(int) trace.other(event)];
        if (row == Cost.NOTE || CALLS.contains(row)) {
            Call last = calls.get(context);
            boolean over = last == null || last.overNs >= 0;
            boolean begins = over || row == Cost.NOTE && trace.value(event) >= last.leftNs;
            calls.put(context, new Call(begins ? trace.time(event) : last.begunNs, trace.value(event), -1));
        }
        if (row == Cost.SLEEP) {
            // it begins to wait in the midst of a call
            calls.computeIfPresent(
                    context, (c, call) -> call.overNs == trace.time(event) ? new Call(call.begunNs, 0, -1) : call);
        }
        spawner = row == Cost.SPAWN || row == Cost.NOTE ? context : spawner;
    }

    /** The call of a context has had its effect. */
    void isOver(int context) {
        calls.remove(context);
    }

    /** The context itself has its core again; what has no length follows at the same instant. */
    void goesOn(int context, long now) {
        calls.computeIfPresent(context, (c, call) -> new Call(call.begunNs, call.leftNs, now));
    }

    /** When firmware notes this effect. */
    long noted(EventKind effect, int context, long now) {
        int caller = effect == EventKind.RELEASE || effect == EventKind.OVERRUN ? spawner : context;
        Call call = calls.remove(caller);
        boolean belongs = call != null && (call.overNs < 0 || call.overNs == now);
        return belongs && !NOTED_BEHIND.contains(effect) ? call.begunNs : now;
    }
}
