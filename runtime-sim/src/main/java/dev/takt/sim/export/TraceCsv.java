package dev.takt.sim.export;

import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.io.IOException;

/**
 * A trace as comma-separated values (RFC 4180, lines end with a line feed), one event a line under the heading {@value #HEADING}. Time is in nanoseconds; event is
 * the tag of an {@link EventKind}; core, context and thing are names; job counts the arrivals of its context from 0; other is the other context of a preemption; value
 * means what {@link EventKind} says. What an event does not have is empty.
 */
public final class TraceCsv {
    /** The first line. */
    public static final String HEADING = "time_ns,event,core,context,job,thing,other,value";

    private TraceCsv() {}

    public static void write(Trace trace, Appendable out) throws IOException {
        out.append(HEADING).append('\n');
        for (int i = 0; i < trace.size(); i++) {
            line(trace, i, out);
        }
    }

    private static void line(Trace trace, int i, Appendable out) throws IOException {
        TraceNames names = trace.names();
        EventKind kind = trace.kind(i);
        int other = trace.other(i);
        boolean otherIsContext = kind == EventKind.PREEMPT;
        boolean otherIsThing = !otherIsContext && kind != EventKind.OVERHEAD;
        out.append(Long.toString(trace.time(i))).append(',').append(kind.tag()).append(',');
        name(out, names.cores().get(trace.core(i)).name());
        name(
                out,
                trace.context(i) < 0
                        ? ""
                        : names.contexts().get(trace.context(i)).name());
        number(out, trace.job(i));
        name(out, other < 0 || !otherIsThing ? "" : names.things().get(other).name());
        name(
                out,
                other < 0 || !otherIsContext ? "" : names.contexts().get(other).name());
        if (trace.value(i) >= 0) {
            out.append(Long.toString(trace.value(i)));
        }
        out.append('\n');
    }

    private static void number(Appendable out, long value) throws IOException {
        if (value >= 0) {
            out.append(Long.toString(value));
        }
        out.append(',');
    }

    private static void name(Appendable out, String text) throws IOException {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.append(plain ? text : '"' + text.replace("\"", "\"\"") + '"').append(',');
    }
}
