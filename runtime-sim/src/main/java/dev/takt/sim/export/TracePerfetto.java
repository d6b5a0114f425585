package dev.takt.sim.export;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonWriter;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Steps;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import dev.takt.sim.trace.TraceNames.ThingName;
import dev.takt.sim.trace.Track;
import java.io.IOException;
import java.util.Locale;

/**
 * A trace in the Trace Event Format (JSON), which ui.perfetto.dev and chrome://tracing open: a process for each core with a thread for what it runs and one for each context, whose slices say what the context does; a process for the resources with
 * a thread each; a counter for each channel; arrivals and missed deadlines as instants. Times are in microseconds with three decimals, as the format wants them.
 */
public final class TracePerfetto {
    private final Slices slices;
    private final TraceNames names;
    private final Appendable out;
    private boolean first = true;

    private TracePerfetto(TraceNames names, Slices slices, Appendable out) {
        this.slices = slices;
        this.names = names;
        this.out = out;
    }

    public static void write(Trace trace, Appendable out) throws IOException {
        write(trace, Slices.of(trace), out);
    }

    /** The same where the slices are at hand. */
    public static void write(Trace trace, Slices slices, Appendable out) throws IOException {
        new TracePerfetto(trace.names(), slices, out).all();
    }

    private void all() throws IOException {
        out.append("{\"displayTimeUnit\": \"ns\", \"traceEvents\": [");
        for (CoreName core : names.cores()) {
            processName(core.index(), core.name());
            threadName(core.index(), 0, "running");
            track(slices.core(core.index()), core.index(), 0, false);
        }
        for (ContextName context : names.contexts()) {
            threadName(context.core(), thread(context.index()), context.name());
            track(slices.context(context.index()), context.core(), thread(context.index()), true);
            jobs(context);
        }
        int process = names.cores().size();
        processName(process, "shared");
        for (ThingName thing : names.resources()) {
            threadName(process, thread(thing.index()), thing.name());
            holders(thing, process);
        }
        for (ThingName queue : names.queues()) {
            depth(queue, process);
        }
        out.append("\n]}\n");
    }

    private static int thread(int index) {
        return index + 1;
    }

    private void processName(int process, String name) throws IOException {
        event("process_name", 'M', process, 0)
                .append(", \"args\": {\"name\": ")
                .append(quoted(name))
                .append("}}");
        event("process_sort_index", 'M', process, 0)
                .append(", \"args\": {\"sort_index\": ")
                .append(Integer.toString(process))
                .append("}}");
    }

    private void threadName(int process, int thread, String name) throws IOException {
        event("thread_name", 'M', process, thread)
                .append(", \"args\": {\"name\": ")
                .append(quoted(name))
                .append("}}");
        event("thread_sort_index", 'M', process, thread)
                .append(", \"args\": {\"sort_index\": ")
                .append(Integer.toString(thread))
                .append("}}");
    }

    private void track(Track track, int process, int thread, boolean ofContext) throws IOException {
        for (int i = 0; i < track.size(); i++) {
            SliceState state = track.state(i);
            if (state == SliceState.IDLE) {
                continue;
            }
            int context = track.context(i);
            boolean named = !ofContext && context >= 0;
            String doing = state.name().toLowerCase(Locale.ROOT);
            slice(
                    named ? names.contexts().get(context).name() : doing,
                    process,
                    thread,
                    track.start(i),
                    track.end(i) - track.start(i));
            out.append(", \"args\": {\"state\": \"").append(doing).append('"');
            if (track.job(i) >= 0) {
                out.append(", \"job\": ").append(Long.toString(track.job(i)));
            }
            if (track.thing(i) >= 0) {
                out.append(", \"on\": ")
                        .append(quoted(names.things().get(track.thing(i)).name()));
            }
            out.append("}}");
        }
    }

    private void jobs(ContextName context) throws IOException {
        Jobs jobs = slices.jobs(context.index());
        for (int i = 0; i < jobs.size(); i++) {
            instant("arrival", context, jobs.arrival(i), jobs.number(i));
            if (jobs.missed(i)) {
                instant("deadline missed", context, jobs.deadline(i), jobs.number(i));
            }
        }
    }

    private void instant(String name, ContextName context, long timeNs, long job) throws IOException {
        event(name, 'i', context.core(), thread(context.index()));
        time(", \"ts\": ", timeNs);
        out.append(", \"s\": \"t\", \"args\": {\"job\": ")
                .append(Long.toString(job))
                .append("}}");
    }

    private void holders(ThingName thing, int process) throws IOException {
        Track track = slices.holder(thing.index());
        for (int i = 0; i < track.size(); i++) {
            String holder = names.contexts().get(track.context(i)).name();
            slice(holder, process, thread(thing.index()), track.start(i), track.end(i) - track.start(i));
            out.append('}');
        }
    }

    private void depth(ThingName queue, int process) throws IOException {
        Steps steps = slices.depth(queue.index());
        for (int i = 0; i < steps.size(); i++) {
            event(queue.name(), 'C', process, 0);
            time(", \"ts\": ", steps.time(i));
            out.append(", \"args\": {\"elements\": ")
                    .append(Long.toString(steps.value(i)))
                    .append("}}");
        }
    }

    private void slice(String name, int process, int thread, long startNs, long lengthNs) throws IOException {
        event(name, 'X', process, thread);
        time(", \"ts\": ", startNs);
        time(", \"dur\": ", lengthNs);
    }

    private Appendable event(String name, char phase, int process, int thread) throws IOException {
        out.append(first ? "\n" : ",\n");
        first = false;
        return out.append("{\"name\": ")
                .append(quoted(name))
                .append(", \"ph\": \"")
                .append(phase)
                .append("\", \"pid\": ")
                .append(Integer.toString(process))
                .append(", \"tid\": ")
                .append(Integer.toString(thread));
    }

    private void time(String key, long ns) throws IOException {
        out.append(key)
                .append(Long.toString(ns / 1000))
                .append('.')
                .append(Long.toString(1000 + ns % 1000).substring(1));
    }

    private static String quoted(String text) {
        JsonValue value = Json.string(text);
        return JsonWriter.write(value).strip();
    }
}
