package dev.takt.designer.chart;

import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import java.util.Arrays;

/** The responses of one task or handler in a run, job by job in the order of arrival, as what histogram and scatter are drawn from. */
public final class Responses {
    private final String name;
    private final long durationNs;
    private final long[] arrivals;
    private final long[] responses;
    private final boolean[] missed;
    private final long worstNs;
    private final long deadlineNs;

    private Responses(String name, long durationNs, Jobs jobs) {
        this.name = name;
        this.durationNs = durationNs;
        long[] when = new long[jobs.size()];
        long[] took = new long[jobs.size()];
        boolean[] late = new boolean[jobs.size()];
        int count = 0;
        long deadline = -1;
        for (int job = 0; job < jobs.size(); job++) {
            if (ended(jobs, job)) {
                when[count] = jobs.arrival(job);
                took[count] = jobs.finish(job) - jobs.arrival(job);
                late[count++] = jobs.missed(job);
            }
            if (jobs.deadline(job) >= 0) {
                deadline = Math.max(deadline, jobs.deadline(job) - jobs.arrival(job));
            }
        }
        arrivals = Arrays.copyOf(when, count);
        responses = Arrays.copyOf(took, count);
        missed = Arrays.copyOf(late, count);
        worstNs = Arrays.stream(responses).max().orElse(0);
        deadlineNs = deadline;
    }

    /** Of a context of a run. */
    public static Responses of(ChartData data, int context) {
        return new Responses(
                data.trace().names().contexts().get(context).name(),
                data.durationNs(),
                data.slices().jobs(context));
    }

    /** True for a job that was completed; one that was given up has no response. */
    static boolean ended(Jobs jobs, int job) {
        return jobs.finish(job) >= 0 && jobs.outcome(job) == JobOutcome.COMPLETED;
    }

    public String name() {
        return name;
    }

    public int size() {
        return responses.length;
    }

    public long arrival(int job) {
        return arrivals[job];
    }

    public long response(int job) {
        return responses[job];
    }

    public boolean missed(int job) {
        return missed[job];
    }

    /** The longest; 0 if no job ended. */
    public long worstNs() {
        return worstNs;
    }

    /** The longest relative deadline of its jobs; -1 if they have none. */
    public long deadlineNs() {
        return deadlineNs;
    }

    public long durationNs() {
        return durationNs;
    }

    /** End of the axis of responses: all of them and the deadline are on it. */
    public long axisNs() {
        return Math.max(1, Math.max(worstNs, deadlineNs) + Math.max(worstNs, deadlineNs) / 20);
    }

    /** How many responses fall into each of so many equal parts of the axis. */
    public int[] histogram(int parts) {
        int[] counts = new int[parts];
        for (long response : responses) {
            counts[(int) Math.min(parts - 1, response / (double) axisNs() * parts)]++;
        }
        return counts;
    }

    /** The job that is drawn nearest to a place of the scatter, both given as shares of its axes; -1 if no job ended. */
    public int nearest(double shareOfRun, double shareOfAxis, double aspect) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int job = 0; job < responses.length; job++) {
            double across = (arrivals[job] / (double) durationNs - shareOfRun) * aspect;
            double up = responses[job] / (double) axisNs() - shareOfAxis;
            double distance = across * across + up * up;
            if (distance < least) {
                least = distance;
                best = job;
            }
        }
        return best;
    }
}
