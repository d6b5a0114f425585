package dev.takt.sim.reference;

import dev.takt.projects.exchange.Recording;
import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.metrics.Blame;
import dev.takt.sim.metrics.BlamePart;
import dev.takt.sim.metrics.Grip;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.OverrunOutcome;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ContextName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the engine made of a design, in the words of the reference. */
final class Played {
    private static final long MOST_EVENTS = 20_000;

    /** What designs may name: arrivals apart, close together and at once. */
    static final Recordings RECORDINGS = new Recordings(
            Map.of(
                    "apart.csv", new Recording(List.of(3L, 29L, 61L, 88L, 120L, 121L, 190L, 240L)),
                    "at-once.csv", new Recording(List.of(0L, 10L, 10L, 11L, 12L, 50L, 50L, 50L, 97L, 200L))),
            Map.of());

    private final Trace trace;

    private Played(Trace trace) {
        this.trace = trace;
    }

    static Played of(Machine machine, long seed, long until) {
        Run run = Simulation.start(PlanCompiler.compile(machine, RECORDINGS), RunOptions.ofSeed(seed));
        run.advance(Limit.until(until).withMaxEvents(MOST_EVENTS), Progress.NONE);
        return new Played(run.trace());
    }

    List<RefEvent> events() {
        List<RefEvent> events = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            int context = trace.context(i);
            events.add(new RefEvent(
                    trace.time(i),
                    trace.kind(i),
                    context < 0 ? "" : trace.names().contexts().get(context).name(),
                    trace.job(i),
                    detail(i)));
        }
        return events;
    }

    /** One word for each nanosecond of a core. */
    List<String> diary(int core, long until) {
        List<String> diary = new ArrayList<>();
        String doing = "-";
        for (int i = 0; i < trace.size(); i++) {
            if (trace.core(i) == core) {
                while (diary.size() < Math.min(until, trace.time(i))) {
                    diary.add(doing);
                }
                doing = doing(i, doing);
            }
        }
        while (diary.size() < until) {
            diary.add(doing);
        }
        return diary;
    }

    /** True if the run was not cut off before an instant. */
    boolean isWhole(long until) {
        return trace.durationNs() == until;
    }

    /** What held each job up, nanosecond by nanosecond. */
    Map<String, List<String>> causes() {
        Map<String, List<String>> causes = new TreeMap<>();
        Slices slices = Slices.of(trace);
        for (ContextName context : trace.names().contexts()) {
            Jobs jobs = slices.jobs(context.index());
            for (int i = 0; i < jobs.size(); i++) {
                List<BlamePart> parts = jobs.outcome(i) == JobOutcome.DROPPED
                        ? List.of()
                        : Blame.of(trace, slices, context.index(), jobs.number(i));
                if (!parts.isEmpty()) {
                    causes.put(context.name() + "#" + jobs.number(i), numbered(parts));
                }
            }
        }
        return causes;
    }

    private List<String> numbered(List<BlamePart> parts) {
        List<String> texts = new ArrayList<>();
        for (BlamePart part : parts) {
            for (long time = part.startNs(); time < part.endNs(); time++) {
                texts.add(time + " " + text(part));
            }
        }
        return texts;
    }

    private String text(BlamePart part) {
        TraceNames names = trace.names();
        return part.cause().tag()
                + (part.by() < 0 ? "" : " by " + names.contexts().get(part.by()).name())
                + (part.thing() < 0
                        ? ""
                        : " on " + names.things().get(part.thing()).name())
                + (part.grip() == Grip.NONE ? "" : " " + part.grip().tag());
    }

    private String doing(int event, String before) {
        int context = trace.context(event);
        String name = context < 0 ? "" : trace.names().contexts().get(context).name();
        return switch (trace.kind(event)) {
            case START, RESUME -> name;
            case SPIN -> name + ":spin";
            case OVERHEAD -> context < 0 ? "tick" : name + ":" + Cost.values()[trace.other(event)].tag();
            case IDLE, WATCHDOG_RESET -> "-";
            case BOOT -> "boot";
            default -> before;
        };
    }

    private String detail(int i) {
        TraceNames names = trace.names();
        int other = trace.other(i);
        return switch (trace.kind(i)) {
            case PREEMPT -> other < 0 ? "" : names.contexts().get(other).name();
            case BLOCK, SPIN, UNBLOCK, SUSPEND, LOCK, UNLOCK, DROP, TIMEOUT, DEADLOCK ->
                other < 0 ? "" : names.things().get(other).name();
            case SEND, RECEIVE -> names.things().get(other).name() + " " + trace.value(i);
            case WATCHDOG_FEED, WATCHDOG_RESET -> names.things().get(other).name();
            case OVERRUN -> OverrunOutcome.values()[(int) trace.value(i)].name();
            default -> "";
        };
    }
}
