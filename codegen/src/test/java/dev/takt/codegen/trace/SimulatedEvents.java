package dev.takt.codegen.trace;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.target.Cost;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.OverrunOutcome;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The events of a simulated trace as firmware would note them. What comes for a context that waits, and the end of its time, it notes when it runs again; that a job has begun with an element, behind taking it: if
 * that lets a more urgent sender go on, after this one. What a sender that waits for room sends it has noted before.
 */
final class SimulatedEvents {
    private static final Set<EventKind> OF_THINGS = EnumSet.of(
            EventKind.LOCK,
            EventKind.UNLOCK,
            EventKind.SEND,
            EventKind.RECEIVE,
            EventKind.DROP,
            EventKind.TIMEOUT,
            EventKind.WATCHDOG_FEED);

    /** The oldest element makes room for the newest. */
    private static final long OLDEST = 1;

    private final Machine machine;
    private final Trace trace;
    private final Calls calls = new Calls();
    private final List<Seen> seen = new ArrayList<>();
    /** What contexts that wait will note when they run again. */
    private final Map<Integer, List<String>> waiting = new HashMap<>();
    /** Jobs that take what they begin with. */
    private final Map<Integer, List<String>> beginning = new HashMap<>();

    /** Those that have noted what they send and have not sent it yet. */
    private final Set<Integer> sending = new HashSet<>();

    /** When contexts that had waited were last seen to run again. */
    private final Map<Integer, Long> resumed = new HashMap<>();

    SimulatedEvents(Machine machine, Trace trace) {
        this.machine = machine;
        this.trace = trace;
    }

    List<Seen> all() {
        for (int i = 0; i < trace.size(); i++) {
            if (trace.context(i) >= 0) {
                read(i);
            }
        }
        return seen;
    }

    private void read(int event) {
        EventKind kind = trace.kind(event);
        int context = trace.context(event);
        switch (kind) {
            case OVERHEAD -> calls.worksOn(trace, event);
            case START -> {
                if (machine.takesTrigger(context(event))) {
                    beginning.put(context, List.of());
                } else {
                    add(event, trace.time(event), "start");
                }
            }
            case COMPLETE -> note(event, "complete");
            case RELEASE -> {
                if (isReleasedByCode(context(event))) {
                    note(event, "release");
                }
            }
            case OVERRUN -> {
                if (isReleasedByCode(context(event)) && context(event).overrun() != Overrun.QUEUE) {
                    overrun(event);
                }
            }
            case SUSPEND, BLOCK -> {
                if (kind == EventKind.BLOCK && queue(event).isPresent() && sending.add(context)) {
                    add(
                            event,
                            calls.noted(EventKind.SEND, context, trace.time(event)),
                            "send " + thing(event).value());
                }
                waiting.put(context, new ArrayList<>());
                // who waits for what another has notes it behind having tried
                if (kind == EventKind.BLOCK || queue(event).isPresent()) {
                    calls.isOver(context);
                    add(event, trace.time(event) - noteNs(event), "suspend");
                } else {
                    note(event, "suspend");
                }
            }
            case RESUME -> resume(event);
            default -> {
                if (OF_THINGS.contains(kind)) {
                    ofThing(event);
                }
            }
        }
    }

    /** What Embassy merges or drops nobody refuses: whoever releases it notes no more than that. */
    private void overrun(int event) {
        boolean waits = trace.value(event) == OverrunOutcome.QUEUED.ordinal();
        if (!machine.runtime().family().equals("embassy")) {
            note(event, "overrun");
        } else if (!waits) {
            note(event, "release");
        }
    }

    private void ofThing(int event) {
        EventKind kind = trace.kind(event);
        int context = trace.context(event);
        String what = kind.tag() + " " + thing(event).value();
        if (kind == EventKind.RECEIVE && beginning.containsKey(context)) {
            begin(event, List.of("start", what));
        } else if (waiting.containsKey(context)) {
            if (kind != EventKind.SEND || !sending.remove(context)) {
                waiting.get(context).add(what);
            }
        } else if (kind == EventKind.DROP && trace.value(event) == OLDEST) {
            // who overwrites a signal does not see that
            if (queue(event).filter(q -> q.kind() == ChannelKind.QUEUE).isPresent()) {
                note(event, what);
                sending.add(context);
            }
        } else if (kind != EventKind.SEND || !sending.remove(context)) {
            if (resumed.getOrDefault(context, -1L) == trace.time(event)) {
                sending.remove(context);
                add(event, trace.time(event) + noteNs(event), what);
            } else {
                note(event, what);
            }
        }
    }

    private void begin(int event, List<String> what) {
        if (isPreemptedAtOnce(event)) {
            beginning.put(trace.context(event), what);
        } else {
            beginning.remove(trace.context(event));
            addAll(event, what);
        }
    }

    private void resume(int event) {
        int context = trace.context(event);
        List<String> came = waiting.get(context);
        if (came != null && !isPreemptedAtOnce(event)) {
            waiting.remove(context);
            note(event, "resume");
            came.forEach(what -> add(event, trace.time(event) + noteNs(event), what));
            resumed.put(context, trace.time(event));
        }
        List<String> begun = beginning.getOrDefault(context, List.of());
        if (!begun.isEmpty()) {
            begin(event, begun);
        }
        calls.goesOn(context, trace.time(event));
    }

    /** One note behind the other. */
    private void addAll(int event, List<String> what) {
        for (int i = 0; i < what.size(); i++) {
            add(event, trace.time(event) + i * noteNs(event), what.get(i));
        }
    }

    private long noteNs(int event) {
        return machine.coreOf(context(event)).costs().of(Cost.NOTE);
    }

    private boolean isPreemptedAtOnce(int event) {
        for (int i = event + 1; i < trace.size() && trace.time(i) == trace.time(event); i++) {
            if (trace.kind(i) == EventKind.PREEMPT && trace.context(i) == trace.context(event)) {
                return true;
            }
        }
        return false;
    }

    private void note(int event, String what) {
        add(event, calls.noted(trace.kind(event), trace.context(event), trace.time(event)), what);
    }

    private void add(int event, long ns, String what) {
        seen.add(new Seen(ns, context(event).item().value(), what));
    }

    private Context context(int event) {
        return machine.contexts().get(trace.context(event));
    }

    private ItemId thing(int event) {
        return trace.names().things().get(trace.other(event)).item();
    }

    private Optional<Queue> queue(int event) {
        return trace.other(event) < 0 ? Optional.empty() : machine.queue(thing(event));
    }

    private boolean isReleasedByCode(Context context) {
        return switch (context.activation()) {
            case Activation.Spawned _ -> true;
            case Activation.On on -> machine.queue(on.source()).isEmpty();
            case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ -> false;
            case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> false;
        };
    }
}
