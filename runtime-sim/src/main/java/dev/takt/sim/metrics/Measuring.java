package dev.takt.sim.metrics;

import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.OverrunOutcome;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import dev.takt.sim.trace.TraceNames.ThingName;
import dev.takt.sim.trace.Track;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** One pass over a trace for what is counted per event, one over slices and jobs for what is measured in time. */
final class Measuring {
    /** Nothing of such an arrival is left. */
    private static final Set<OverrunOutcome> LOST =
            EnumSet.of(OverrunOutcome.LOST, OverrunOutcome.BOOTING, OverrunOutcome.FULL);

    private final Trace trace;
    private final Slices slices;
    private final long[] preemptions;
    private final long[] overruns;
    private final long[] lost;
    private final long[] sent;
    private final long[] dropped;

    Measuring(Trace trace, Slices slices) {
        this.trace = trace;
        this.slices = slices;
        int contexts = trace.names().contexts().size();
        int things = trace.names().things().size();
        preemptions = new long[contexts];
        overruns = new long[contexts];
        lost = new long[contexts];
        sent = new long[things];
        dropped = new long[things];
    }

    Metrics metrics() {
        for (int i = 0; i < trace.size(); i++) {
            count(i);
        }
        return new Metrics(
                trace.durationNs(),
                trace.names().contexts().stream().map(this::context).toList(),
                trace.names().cores().stream().map(this::core).toList(),
                trace.names().queues().stream().map(this::queue).toList(),
                trace.names().resources().stream().map(this::resource).toList());
    }

    private void count(int event) {
        switch (trace.kind(event)) {
            case PREEMPT -> preemptions[trace.context(event)]++;
            case OVERRUN -> {
                OverrunOutcome outcome = OverrunOutcome.values()[(int) trace.value(event)];
                overruns[trace.context(event)]++;
                if (LOST.contains(outcome)) {
                    lost[trace.context(event)]++;
                }
            }
            case SEND -> sent[trace.other(event)]++;
            case DROP -> dropped[trace.other(event)]++;
            case ARRIVAL, RELEASE, START, RESUME, BLOCK, SPIN, UNBLOCK, SUSPEND, COMPLETE, MISS, ABORT -> {}
            case LOCK, UNLOCK, PRIORITY, MIGRATE, RECEIVE, TIMEOUT, INTERRUPT_ENTER, INTERRUPT_EXIT -> {}
            case OVERHEAD, IDLE, WATCHDOG_FEED, WATCHDOG_RESET, BOOT, DEADLOCK, LIVELOCK -> {}
        }
    }

    private ContextMetrics context(ContextName name) {
        Jobs jobs = slices.jobs(name.index());
        Spread responses = new Spread();
        Spread fromRelease = new Spread();
        Spread starts = new Spread();
        long[] each = new long[jobs.size()];
        int completed = 0;
        long misses = 0;
        long dropped = 0;
        long aborted = 0;
        for (int i = 0; i < jobs.size(); i++) {
            misses += jobs.missed(i) ? 1 : 0;
            JobOutcome outcome = jobs.outcome(i);
            dropped += outcome == JobOutcome.DROPPED ? 1 : 0;
            aborted += outcome == JobOutcome.ABORTED || outcome == JobOutcome.RESET ? 1 : 0;
            if (jobs.start(i) >= 0) {
                starts.add(jobs.start(i) - jobs.arrival(i));
            }
            if (outcome == JobOutcome.COMPLETED) {
                each[completed++] = jobs.finish(i) - jobs.arrival(i);
                responses.add(jobs.finish(i) - jobs.arrival(i));
                fromRelease.add(jobs.finish(i) - jobs.release(i));
            }
        }
        return new ContextMetrics(
                name.index(),
                name.item(),
                name.name(),
                jobs.size(),
                responses.count(),
                misses,
                responses.least(),
                responses.greatest(),
                responses.mean(),
                fromRelease.greatest(),
                starts.greatest(),
                starts.width(),
                responses.width(),
                Percentiles.of(Arrays.copyOf(each, completed)),
                preemptions[name.index()],
                overruns[name.index()],
                lost[name.index()],
                dropped,
                aborted,
                slices.context(name.index()).total(SliceState.RUNNING));
    }

    private CoreMetrics core(CoreName name) {
        Track track = slices.core(name.index());
        long idle = track.total(SliceState.IDLE);
        return new CoreMetrics(
                name.index(),
                name.name(),
                track.total(SliceState.RUNNING),
                track.total(SliceState.SPINNING),
                track.total(SliceState.OVERHEAD) + track.total(SliceState.BOOTING),
                idle,
                ppm(trace.durationNs() - idle, trace.durationNs()));
    }

    private static long ppm(long part, long whole) {
        return whole == 0
                ? 0
                : BigInteger.valueOf(part)
                        .multiply(BigInteger.valueOf(1_000_000))
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
    }

    private QueueMetrics queue(ThingName name) {
        return new QueueMetrics(
                name.index(),
                name.item(),
                name.name(),
                name.capacity(),
                slices.depth(name.index()).highest(),
                sent[name.index()],
                dropped[name.index()]);
    }

    private ResourceMetrics resource(ThingName name) {
        Track track = slices.holder(name.index());
        long longest = 0;
        for (int i = 0; i < track.size(); i++) {
            longest = Math.max(longest, track.end(i) - track.start(i));
        }
        return new ResourceMetrics(name.index(), name.item(), name.name(), track.size(), longest);
    }
}
