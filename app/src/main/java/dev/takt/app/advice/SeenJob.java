package dev.takt.app.advice;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Misses;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job of a run: {@code context} is its number in the trace, {@code number} counts the arrivals of its context from 0, {@code untilNs} is when it ended or, if it has not, where the run does. Instants are those of the
 * run.
 */
public record SeenJob(
        int context,
        ItemId item,
        String name,
        long number,
        long arrivalNs,
        OptionalLong releaseNs,
        OptionalLong deadlineNs,
        OptionalLong finishNs,
        boolean missed,
        long untilNs) {

    /** Every job that missed its deadline, in the order in which the deadlines passed; each is made when it is asked for, as there may be millions. */
    public static List<SeenJob> missed(Trace trace, Slices slices) {
        return new MissedJobs(trace, slices);
    }

    /** The first job of an item that missed its deadline. */
    public static Optional<SeenJob> firstMissed(Trace trace, Slices slices, ItemId item) {
        return context(trace, item)
                .filter(context -> slices.jobs(context).misses().size() > 0)
                .map(context ->
                        of(trace, slices, context, slices.jobs(context).misses().job(0)));
    }

    /** The first job that missed a deadline at this instant. */
    public static Optional<SeenJob> missedAt(Trace trace, Slices slices, long deadlineNs) {
        Misses misses = slices.misses();
        int first = misses.firstAt(deadlineNs);
        return first < misses.size() && misses.deadline(first) == deadlineNs
                ? Optional.of(of(trace, slices, misses.context(first), misses.job(first)))
                : Optional.empty();
    }

    /** The job of an item with a number; empty if it has none in this run. */
    public static Optional<SeenJob> of(Trace trace, Slices slices, ItemId item, long number) {
        return context(trace, item).flatMap(context -> {
            int position = slices.jobs(context).position(number);
            return position < 0 || slices.jobs(context).outcome(position) == JobOutcome.DROPPED
                    ? Optional.empty()
                    : Optional.of(of(trace, slices, context, position));
        });
    }

    /** The job of an item that took longest; empty if none ended. */
    public static Optional<SeenJob> longest(Trace trace, Slices slices, ItemId item) {
        return context(trace, item).flatMap(context -> {
            Jobs jobs = slices.jobs(context);
            int longest = -1;
            for (int job = 0; job < jobs.size(); job++) {
                boolean ended = jobs.outcome(job) == JobOutcome.COMPLETED;
                if (ended && (longest < 0 || responseNs(jobs, job) > responseNs(jobs, longest))) {
                    longest = job;
                }
            }
            return longest < 0 ? Optional.empty() : Optional.of(of(trace, slices, context, longest));
        });
    }

    private static long responseNs(Jobs jobs, int job) {
        return jobs.finish(job) - jobs.arrival(job);
    }

    private static Optional<Integer> context(Trace trace, ItemId item) {
        return trace.names().contexts().stream()
                .filter(c -> c.item().equals(item))
                .map(ContextName::index)
                .findFirst();
    }

    static SeenJob of(Trace trace, Slices slices, int context, int position) {
        Jobs jobs = slices.jobs(context);
        ContextName name = trace.names().contexts().get(context);
        OptionalLong finish = known(jobs.finish(position));
        return new SeenJob(
                context,
                name.item(),
                name.name(),
                jobs.number(position),
                jobs.arrival(position),
                known(jobs.release(position)),
                known(jobs.deadline(position)),
                finish,
                jobs.missed(position),
                finish.orElse(trace.durationNs()));
    }

    private static OptionalLong known(long ns) {
        return ns < 0 ? OptionalLong.empty() : OptionalLong.of(ns);
    }

    /** Its task and number, such as {@code control#21}. */
    public String label() {
        return name + "#" + number;
    }

    /** From arrival to its end, or as far as the run goes. */
    public long responseNs() {
        return untilNs - arrivalNs;
    }

    /** How much later than its deadline it ended, or the run did; 0 if it was in time or has none. */
    public long lateNs() {
        return deadlineNs.isEmpty() ? 0 : Math.max(0, untilNs - deadlineNs.getAsLong());
    }
}
