package dev.takt.sim.metrics;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Hop;
import dev.takt.projects.machine.Route;
import dev.takt.projects.model.ChainMeasure;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.EventReader;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.util.Arrays;
import java.util.List;

/** One pass over a trace that follows a chain: which job of each member used what which job of the member before had handed on. */
final class ChainPass implements EventReader {
    private final ChainMeasure measure;
    private final Route route;
    private final int[] member;
    private final int[] thing;
    private final boolean[] triggers;
    private final long[] current;
    private final long[] written;
    private final JobNumbers[] source;
    private final JobNumbers headArrival = new JobNumbers();
    private final JobNumbers headStart = new JobNumbers();
    private final Spread times = new Spread();
    private long reflected = -1;

    ChainPass(ChainMeasure measure, Route route, TraceNames names) {
        this.measure = measure;
        this.route = route;
        int members = route.members().size();
        this.member = route.members().stream().mapToInt(Context::index).toArray();
        this.thing = new int[members];
        this.triggers = new boolean[members];
        this.written = filled(members);
        this.current = filled(names.contexts().size());
        this.source = new JobNumbers[members];
        for (int i = 1; i < members; i++) {
            Hop hop = route.hops().get(i - 1);
            triggers[i] = hop.triggers();
            thing[i] = thing(hop, names);
            source[i] = new JobNumbers();
        }
    }

    private static long[] filled(int length) {
        long[] numbers = new long[length];
        Arrays.fill(numbers, -1);
        return numbers;
    }

    private static int thing(Hop hop, TraceNames names) {
        List<ThingName> things = names.things();
        return hop.through()
                .flatMap(item ->
                        things.stream().filter(t -> t.item().equals(item)).findFirst())
                .map(ThingName::index)
                .orElse(-1);
    }

    /** After all events. */
    Spread times() {
        return times;
    }

    @Override
    public void take(long timeNs, EventKind kind, int core, int context, long job, int other, long value) {
        if (context < 0) {
            return;
        }
        if (kind == EventKind.START || kind == EventKind.RESUME) {
            current[context] = job;
        }
        for (int i = 0; i < member.length; i++) {
            if (kind == EventKind.ARRIVAL && context == member[i] && triggers[i]) {
                source[i].put(job, current[member[i - 1]]);
            }
            if (i > 0 && !triggers[i] && other == thing[i]) {
                sampled(i, kind, context, job);
            }
        }
        if (context == member[0]) {
            head(timeNs, kind, job);
        }
        if (context == member[member.length - 1] && kind == EventKind.COMPLETE) {
            ended(timeNs, origin(job));
        }
    }

    /** Written when it is let go or sent, read when it is first taken. */
    private void sampled(int i, EventKind kind, int context, long job) {
        if (context == member[i - 1] && (kind == EventKind.UNLOCK || kind == EventKind.SEND)) {
            written[i] = job;
        }
        boolean takes = kind == EventKind.LOCK || kind == EventKind.RECEIVE;
        if (context == member[i] && takes && source[i].get(job) < 0) {
            source[i].put(job, written[i]);
        }
    }

    private void head(long timeNs, EventKind kind, long job) {
        if (kind == EventKind.ARRIVAL) {
            headArrival.put(job, timeNs);
        } else if (kind == EventKind.START) {
            headStart.put(job, timeNs);
        }
    }

    /** The job of the first member behind a job of the last; -1 if it used none. */
    private long origin(long job) {
        long at = job;
        for (int i = member.length - 1; i > 0 && at >= 0; i--) {
            at = source[i].get(at);
        }
        return at;
    }

    private void ended(long timeNs, long head) {
        if (head < 0) {
            return;
        }
        if (measure == ChainMeasure.AGE) {
            times.add(timeNs - headArrival.get(head));
            return;
        }
        for (long h = reflected + 1; h <= head; h++) {
            long input = route.looksForInput() ? h == 0 ? -1 : headStart.get(h - 1) : headArrival.get(h);
            if (input >= 0) {
                times.add(timeNs - input);
            }
        }
        reflected = Math.max(reflected, head);
    }

    /** A number for each job of a context, -1 where there is none. */
    private static final class JobNumbers {
        private long[] values = filled(16);

        long get(long job) {
            return job >= 0 && job < values.length ? values[(int) job] : -1;
        }

        void put(long job, long value) {
            int at = Math.toIntExact(job);
            if (at >= values.length) {
                int before = values.length;
                values = Arrays.copyOf(values, Math.max(at + 1, before * 2));
                Arrays.fill(values, before, values.length, -1);
            }
            values[at] = value;
        }
    }
}
