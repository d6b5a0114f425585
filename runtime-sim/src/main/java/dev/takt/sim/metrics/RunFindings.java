package dev.takt.sim.metrics;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.DurationText;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.text.Texts;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.OverrunOutcome;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong in a run, one finding for each kind and item with the first instant and how often. They speak of this run alone: that a run has none proves nothing.
 */
public final class RunFindings {
    private final Trace trace;
    private final List<Problem> problems = new ArrayList<>();

    private RunFindings(Trace trace) {
        this.trace = trace;
    }

    /** Findings of a trace of this machine, what is not simulated included. */
    public static List<Problem> of(Machine machine, Trace trace) {
        return of(machine, PlanCompiler.compile(machine), trace);
    }

    /** The same of a run of this plan of the machine. */
    public static List<Problem> of(Machine machine, SimPlan plan, Trace trace) {
        RunFindings findings = new RunFindings(trace);
        findings.problems.addAll(plan.problems());
        findings.collect();
        ChainTimes.of(machine, trace).stream().filter(ChainTimes::exceeds).forEach(findings::chain);
        return List.copyOf(findings.problems);
    }

    private void collect() {
        int contexts = trace.names().contexts().size();
        int things = trace.names().things().size();
        Tally misses = new Tally(contexts);
        Tally lost = new Tally(contexts);
        Tally overruns = new Tally(contexts);
        Tally livelocks = new Tally(contexts);
        Tally drops = new Tally(things);
        Tally resets = new Tally(things);
        for (int i = 0; i < trace.size(); i++) {
            switch (trace.kind(i)) {
                case MISS -> misses.add(trace.context(i), trace.time(i));
                case OVERRUN -> {
                    if (trace.value(i) != OverrunOutcome.BOOTING.ordinal()) {
                        boolean gone = trace.value(i) == OverrunOutcome.LOST.ordinal();
                        (gone ? lost : overruns).add(trace.context(i), trace.time(i));
                    }
                }
                case LIVELOCK -> livelocks.add(trace.context(i), trace.time(i));
                case DROP -> drops.add(trace.other(i), trace.time(i));
                case WATCHDOG_RESET -> resets.add(trace.other(i), trace.time(i));
                case DEADLOCK -> i = deadlock(i);
                case ARRIVAL, RELEASE, START, PREEMPT, RESUME, BLOCK, SPIN, UNBLOCK, SUSPEND, COMPLETE, ABORT -> {}
                case LOCK, UNLOCK, PRIORITY, MIGRATE, SEND, RECEIVE, TIMEOUT, INTERRUPT_ENTER, INTERRUPT_EXIT -> {}
                case OVERHEAD, IDLE, BOOT, WATCHDOG_FEED -> {}
            }
        }
        for (ContextName c : trace.names().contexts()) {
            report("run-miss", Severity.ERROR, "deadline", c, misses);
            report("run-livelock", Severity.ERROR, "body", c, livelocks);
            report("run-lost", Severity.WARNING, "activation", c, lost);
            report("run-overrun", Severity.WARNING, "overrun", c, overruns);
        }
        for (ThingName t : trace.names().things()) {
            report("run-reset", t, resets, Severity.ERROR, "timeout");
            report("run-overflow", t, drops, Severity.WARNING, "capacity");
        }
    }

    private void chain(ChainTimes chain) {
        problems.add(Problem.of(
                "run-chain",
                Severity.ERROR,
                Texts.text(
                        "run.chain." + chain.measure().tag(),
                        DurationText.format(chain.worstNs().orElseThrow()),
                        DurationText.format(chain.limitNs().orElseThrow())),
                chain.item(),
                "bound"));
    }

    private void report(String rule, Severity severity, String property, ContextName c, Tally tally) {
        if (tally.count(c.index()) > 0) {
            problems.add(Problem.of(rule, severity, message(rule, c.name(), tally, c.index()), c.item(), property));
        }
    }

    private void report(String rule, ThingName t, Tally tally, Severity severity, String property) {
        if (tally.count(t.index()) > 0) {
            problems.add(Problem.of(rule, severity, message(rule, t.name(), tally, t.index()), t.item(), property));
        }
    }

    private static Message message(String rule, String name, Tally tally, int index) {
        return Texts.text(
                "run." + rule.substring("run-".length()),
                name,
                tally.count(index),
                DurationText.format(tally.first(index)));
    }

    /** The events of one cycle follow each other; returns the last of them. */
    private int deadlock(int first) {
        StringBuilder cycle = new StringBuilder();
        int at = first;
        while (true) {
            ContextName c = trace.names().contexts().get(trace.context(at));
            ThingName t = trace.names().things().get(trace.other(at));
            cycle.append(c.name()).append(" -> ").append(t.name()).append(" -> ");
            boolean more = at + 1 < trace.size()
                    && trace.kind(at + 1) == EventKind.DEADLOCK
                    && trace.value(at) != trace.context(first);
            if (!more) {
                break;
            }
            at++;
        }
        ContextName begin = trace.names().contexts().get(trace.context(first));
        cycle.append(begin.name());
        problems.add(Problem.of(
                "run-deadlock",
                Severity.ERROR,
                Texts.text("run.deadlock", DurationText.format(trace.time(first)), cycle.toString()),
                begin.item(),
                "body"));
        return at;
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
