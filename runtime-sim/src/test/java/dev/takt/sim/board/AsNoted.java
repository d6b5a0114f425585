package dev.takt.sim.board;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A simulated trace without overheads, reduced to the log that firmware would print of the same run: nothing of preemptions, idleness, arrivals by time, misses. What comes for a context that waits it notes when it runs again; what a sender
 * that waits for room sends, it has noted before.
 */
final class AsNoted {
    /** The printed log, and its lines in the order in which they happened on all cores. */
    record Noted(String log, List<String> inOrder) {}

    private static final long OLDEST = 1;

    private final Machine machine;
    private final Trace trace;
    private final long endNs;
    private final List<StringBuilder> logs = new ArrayList<>();
    private final List<String> inOrder = new ArrayList<>();
    private final Map<Integer, List<String>> waiting = new HashMap<>();
    private final Set<Integer> sending = new HashSet<>();
    private final Map<Long, Long> arrivals = new HashMap<>();

    private AsNoted(Machine machine, Trace trace, long endNs) {
        this.machine = machine;
        this.trace = trace;
        this.endNs = endNs;
        trace.names().cores().forEach(_ -> logs.add(new StringBuilder()));
    }

    static Noted of(Machine machine, Trace trace, long endNs) {
        AsNoted noted = new AsNoted(machine, trace, endNs);
        for (int i = 0; i < trace.size() && trace.time(i) < endNs; i++) {
            if (trace.context(i) >= 0) {
                noted.take(i, trace.context(i));
            }
        }
        String lines = noted.logs.stream().collect(Collectors.joining());
        return new Noted(LogReader.HEADING + "\n" + lines + endNs + ",end,0,,,\n", noted.inOrder);
    }

    private void take(int i, int context) {
        switch (trace.kind(i)) {
            case ARRIVAL -> {
                arrivals.put(key(context, trace.job(i)), trace.time(i));
                if (isReleasedByCode(context)) {
                    line(i, "release", "", "");
                }
            }
            case START ->
                line(
                        i,
                        "start",
                        "",
                        activation(context) instanceof Activation.Periodic
                                ? String.valueOf(arrivals.get(key(context, trace.job(i))))
                                : "");
            case COMPLETE -> line(i, "complete", "", "");
            case SUSPEND -> suspend(i, context);
            case BLOCK -> {
                if (isQueue(i)) {
                    line(i, "send", thing(i), "");
                    sending.add(context);
                }
                suspend(i, context);
            }
            case RESUME -> {
                List<String> came = waiting.remove(context);
                if (came != null) {
                    line(i, "resume", "", "");
                    came.forEach(text -> append(i, text));
                }
            }
            case LOCK, UNLOCK, RECEIVE -> told(i, context);
            case TIMEOUT -> {
                sending.remove(context);
                told(i, context);
            }
            case SEND -> {
                if (!sending.remove(context)) {
                    told(i, context);
                }
            }
            case DROP -> {
                // who overwrites the oldest notes it behind what it sends; here only signals are, which nobody notes
                if (trace.value(i) != OLDEST) {
                    line(i, "send", thing(i), "");
                    line(i, "drop", thing(i), "");
                }
            }
            case RELEASE, PREEMPT, SPIN, UNBLOCK, MISS, ABORT, PRIORITY, MIGRATE, INTERRUPT_ENTER -> {}
            case INTERRUPT_EXIT, OVERHEAD, IDLE, WATCHDOG_FEED, WATCHDOG_RESET, BOOT, OVERRUN -> {}
            case DEADLOCK, LIVELOCK -> throw new AssertionError("no such design is drawn");
        }
    }

    private void suspend(int i, int context) {
        line(i, "suspend", trace.other(i) < 0 ? "time" : thing(i), "");
        waiting.put(context, new ArrayList<>());
    }

    /** What happens to one that waits is noted when it runs again. */
    private void told(int i, int context) {
        String text = text(i, trace.kind(i).tag(), thing(i), "");
        if (waiting.containsKey(context)) {
            waiting.get(context).add(text);
        } else {
            append(i, trace.time(i) + text);
        }
    }

    private void line(int i, String event, String thing, String value) {
        append(i, trace.time(i) + text(i, event, thing, value));
    }

    private void append(int i, String text) {
        String line = text.startsWith(",") ? trace.time(i) + text : text;
        logs.get(trace.core(i)).append(line).append('\n');
        inOrder.add(line);
    }

    private String text(int i, String event, String thing, String value) {
        String id = trace.names().contexts().get(trace.context(i)).item().value();
        return "," + event + "," + trace.core(i) + "," + id + "," + thing + "," + value;
    }

    private String thing(int i) {
        return new LogNames(trace.names()).id(trace.names().things().get(trace.other(i)));
    }

    private boolean isQueue(int i) {
        return trace.names().things().get(trace.other(i)).kind() == ThingKind.QUEUE;
    }

    private Activation activation(int context) {
        return machine.contexts().get(context).activation();
    }

    private boolean isReleasedByCode(int context) {
        return switch (activation(context)) {
            case Activation.Spawned _ -> true;
            case Activation.On on ->
                machine.queue(ItemId.of(on.source().value())).isEmpty();
            case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ -> false;
            case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> false;
        };
    }

    private static long key(int context, long job) {
        return job << 16 | context;
    }
}
