package dev.takt.sim.metrics;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.DurationText;
import dev.takt.sim.text.Texts;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.EventReader;
import dev.takt.sim.trace.OverrunOutcome;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.util.ArrayList;
import java.util.List;

/** One pass over a trace for what went wrong in it. */
final class FindingsPass implements EventReader {
    private final TraceNames names;
    private final List<Problem> problems = new ArrayList<>();
    private final Tally misses;
    private final Tally lost;
    private final Tally overruns;
    private final Tally livelocks;
    private final Tally drops;
    private final Tally resets;
    /** The cycle whose events are told; they follow each other. Empty if none is. */
    private final StringBuilder cycle = new StringBuilder();

    private int cycleBegin;
    private long cycleNs;

    FindingsPass(TraceNames names) {
        this.names = names;
        int contexts = names.contexts().size();
        int things = names.things().size();
        misses = new Tally(contexts);
        lost = new Tally(contexts);
        overruns = new Tally(contexts);
        livelocks = new Tally(contexts);
        drops = new Tally(things);
        resets = new Tally(things);
    }

    @Override
    public void take(long timeNs, EventKind kind, int core, int context, long job, int other, long value) {
        if (kind != EventKind.DEADLOCK && !cycle.isEmpty()) {
            endCycle();
        }
        switch (kind) {
            case MISS -> misses.add(context, timeNs);
            case OVERRUN -> {
                if (value != OverrunOutcome.BOOTING.ordinal()) {
                    (value == OverrunOutcome.LOST.ordinal() ? lost : overruns).add(context, timeNs);
                }
            }
            case LIVELOCK -> livelocks.add(context, timeNs);
            case DROP -> drops.add(other, timeNs);
            case WATCHDOG_RESET -> resets.add(other, timeNs);
            case DEADLOCK -> deadlock(timeNs, context, other, value);
            case ARRIVAL, RELEASE, START, PREEMPT, RESUME, BLOCK, SPIN, UNBLOCK, SUSPEND, COMPLETE, ABORT -> {}
            case LOCK, UNLOCK, PRIORITY, MIGRATE, SEND, RECEIVE, TIMEOUT, INTERRUPT_ENTER, INTERRUPT_EXIT -> {}
            case OVERHEAD, IDLE, BOOT, WATCHDOG_FEED -> {}
        }
    }

    private void deadlock(long timeNs, int context, int thing, long holder) {
        if (cycle.isEmpty()) {
            cycleBegin = context;
            cycleNs = timeNs;
        }
        cycle.append(names.contexts().get(context).name())
                .append(" -> ")
                .append(names.things().get(thing).name())
                .append(" -> ");
        if (holder == cycleBegin) {
            endCycle();
        }
    }

    private void endCycle() {
        ContextName begin = names.contexts().get(cycleBegin);
        cycle.append(begin.name());
        problems.add(Problem.of(
                "run-deadlock",
                Severity.ERROR,
                Texts.text("run.deadlock", DurationText.format(cycleNs), cycle.toString()),
                begin.item(),
                "body"));
        cycle.setLength(0);
    }

    /** After all events. */
    List<Problem> problems() {
        if (!cycle.isEmpty()) {
            endCycle();
        }
        List<Problem> all = new ArrayList<>(problems);
        for (ContextName c : names.contexts()) {
            report(all, "run-miss", Severity.ERROR, "deadline", c, misses);
            report(all, "run-livelock", Severity.ERROR, "body", c, livelocks);
            report(all, "run-lost", Severity.WARNING, "activation", c, lost);
            report(all, "run-overrun", Severity.WARNING, "overrun", c, overruns);
        }
        for (ThingName t : names.things()) {
            report(all, "run-reset", t, resets, Severity.ERROR, "timeout");
            report(all, "run-overflow", t, drops, Severity.WARNING, "capacity");
        }
        return all;
    }

    private static void report(
            List<Problem> all, String rule, Severity severity, String property, ContextName c, Tally tally) {
        if (tally.count(c.index()) > 0) {
            all.add(Problem.of(rule, severity, message(rule, c.name(), tally, c.index()), c.item(), property));
        }
    }

    private static void report(
            List<Problem> all, String rule, ThingName t, Tally tally, Severity severity, String property) {
        if (tally.count(t.index()) > 0) {
            all.add(Problem.of(rule, severity, message(rule, t.name(), tally, t.index()), t.item(), property));
        }
    }

    private static Message message(String rule, String name, Tally tally, int index) {
        return Texts.text(
                "run." + rule.substring("run-".length()),
                name,
                tally.count(index),
                DurationText.format(tally.first(index)));
    }

    /** How often and when first, for each of a number of things. */
    private static final class Tally {
        private final long[] count;
        private final long[] first;

        Tally(int size) {
            count = new long[size];
            first = new long[size];
        }

        void add(int index, long timeNs) {
            if (count[index]++ == 0) {
                first[index] = timeNs;
            }
        }

        long count(int index) {
            return count[index];
        }

        long first(int index) {
            return first[index];
        }
    }
}
