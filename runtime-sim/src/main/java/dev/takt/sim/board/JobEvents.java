package dev.takt.sim.board;

import static dev.takt.sim.text.Texts.text;

import dev.takt.projects.units.DurationText;
import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.OverrunOutcome;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import dev.takt.sim.trace.TraceFormatException;
import java.util.ArrayList;
import java.util.List;

/** Writes the trace: what was noted and derived, and of each job what follows from when it arrived, began and ended: its number, overruns, and whether it has missed its deadline. */
final class JobEvents {
    /** More of them are no run of a board but a time that somebody has garbled. */
    private static final double MOST_ARRIVALS = 20_000_000;

    private final SimPlan plan;
    private final long endNs;

    JobEvents(SimPlan plan, long endNs) {
        this.plan = plan;
        this.endNs = endNs;
    }

    void refuseTooMany(Schedule schedule) {
        if (schedule.arrivals(endNs) > MOST_ARRIVALS) {
            throw new TraceFormatException(text("board.too-long", DurationText.format(endNs)));
        }
    }

    /** {@code jobs}: those of each context; {@code noted}: what else has happened. */
    Trace trace(List<SeenJobs> jobs, List<Happening> noted) {
        List<Happening> all = new ArrayList<>();
        for (PlanContext context : plan.contexts()) {
            of(context, jobs.get(context.index()).all(), all);
        }
        all.addAll(noted);
        all.sort(Happening.ORDER);
        TraceBuilder builder = new TraceBuilder(plan.names());
        for (Happening h : all) {
            builder.add(h.ns(), h.kind(), h.core(), h.context(), h.number(), h.other(), h.value());
        }
        builder.reach(endNs);
        return builder.trace();
    }

    private void of(PlanContext context, List<SeenJob> jobs, List<Happening> to) {
        long busyUntilNs = Trace.NONE;
        long number = 0;
        for (SeenJob job : jobs) {
            job.number = number++;
            long dueNs = context.deadlineNs() < 0 ? Trace.NONE : job.arrivalNs + context.deadlineNs();
            arrives(context, job, EventKind.ARRIVAL, dueNs, to);
            if (job.dropped.isPresent()) {
                arrives(context, job, EventKind.OVERRUN, job.dropped.get().ordinal(), to);
                continue;
            }
            if (job.arrivalNs < busyUntilNs) {
                arrives(context, job, EventKind.OVERRUN, OverrunOutcome.QUEUED.ordinal(), to);
            }
            arrives(context, job, EventKind.RELEASE, job.arrivalNs, to);
            busyUntilNs = job.finishNs < 0 ? Long.MAX_VALUE : job.finishNs;
            boolean late = job.finishNs < 0 || job.finishNs > dueNs;
            if (dueNs >= 0 && late && dueNs < endNs) {
                to.add(new Happening(
                        dueNs,
                        Happening.LAST,
                        EventKind.MISS,
                        context.core(),
                        context.index(),
                        job,
                        Trace.NONE,
                        dueNs));
            }
        }
    }

    private static void arrives(PlanContext context, SeenJob job, EventKind kind, long value, List<Happening> to) {
        to.add(new Happening(job.arrivalNs, job.rank, kind, context.core(), context.index(), job, Trace.NONE, value));
    }
}
