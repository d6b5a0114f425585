package dev.takt.app.simulation;

import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.AbstractList;
import java.util.RandomAccess;

/** The events of a trace as a list that makes each row when it is asked for: a run may have millions. */
final class EventRows extends AbstractList<EventRow> implements RandomAccess {
    private final Trace trace;

    EventRows(Trace trace) {
        this.trace = trace;
    }

    @Override
    public int size() {
        return trace.size();
    }

    @Override
    public EventRow get(int event) {
        return new EventRow(trace.time(event), trace.core(event), trace.kind(event), job(event), what(event));
    }

    private String job(int event) {
        int context = trace.context(event);
        if (context == Trace.NONE) {
            return "";
        }
        String name = name(context);
        return trace.job(event) == Trace.NONE ? name : name + "#" + trace.job(event);
    }

    private String name(int context) {
        return trace.names().contexts().get(context).name();
    }

    private String thing(int event) {
        int thing = trace.other(event);
        return thing == Trace.NONE || thing >= trace.names().things().size()
                ? ""
                : trace.names().things().get(thing).name();
    }

    private String what(int event) {
        TraceNames names = trace.names();
        EventKind kind = trace.kind(event);
        long value = trace.value(event);
        int other = trace.other(event);
        return switch (kind) {
            case BLOCK, SPIN, DEADLOCK ->
                value >= 0 && value < names.contexts().size()
                        ? Texts.text("event.held", thing(event), name((int) value))
                                .text()
                        : thing(event);
            case LOCK, UNLOCK, UNBLOCK, SUSPEND, TIMEOUT, DROP, WATCHDOG_FEED, WATCHDOG_RESET -> thing(event);
            case SEND, RECEIVE -> Texts.text("event.depth", thing(event), value).text();
            case PREEMPT ->
                other == Trace.NONE ? "" : Texts.text("event.by", name(other)).text();
            case BOOT -> TimeText.exact(value);
            case COMPLETE -> Texts.text("event.response", TimeText.exact(value)).text();
            case MISS -> Texts.text("event.deadline", TimeText.exact(value)).text();
            case ARRIVAL ->
                value < 0
                        ? ""
                        : Texts.text("event.deadline", TimeText.exact(value)).text();
            case RELEASE, START, RESUME, ABORT, PRIORITY, MIGRATE, INTERRUPT_ENTER, INTERRUPT_EXIT -> "";
            case OVERHEAD, IDLE, OVERRUN, LIVELOCK -> "";
        };
    }

    /** Events are in the order of their instants: a table asks for the one that was selected in the rows it had before, and a walk through all would take seconds of a long run. */
    @Override
    public int indexOf(Object row) {
        if (row instanceof EventRow wanted) {
            for (int event = trace.firstAt(wanted.timeNs());
                    event < trace.size() && trace.time(event) == wanted.timeNs();
                    event++) {
                if (get(event).equals(wanted)) {
                    return event;
                }
            }
        }
        return -1;
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    /** The same events: to compare row by row would take seconds of a long run. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EventRows rows && rows.trace == trace;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(trace);
    }
}
