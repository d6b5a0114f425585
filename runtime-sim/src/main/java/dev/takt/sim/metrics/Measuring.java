package dev.takt.sim.metrics;

import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.EventReader;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.OverrunOutcome;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import dev.takt.sim.trace.TraceNames.ThingName;
import dev.takt.sim.trace.Track;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongConsumer;

/** One pass over a trace for what is counted per event, one over slices and jobs for what is measured in time. */
final class Measuring implements EventReader {
    /** Nothing of such an arrival is left. */
    private static final Set<OverrunOutcome> LOST =
            EnumSet.of(OverrunOutcome.LOST, OverrunOutcome.BOOTING, OverrunOutcome.FULL);

    private static final OverrunOutcome[] OUTCOMES = OverrunOutcome.values();

    private final TraceNames names;
    private final long[] preemptions;
    private final long[] overruns;
    private final long[] lost;
    private final long[] sent;
    private final long[] dropped;

    Measuring(TraceNames names) {
        this.names = names;
        int contexts = names.contexts().size();
        int things = names.things().size();
        preemptions = new long[contexts];
        overruns = new long[contexts];
        lost = new long[contexts];
        sent = new long[things];
        dropped = new long[things];
    }

    /** After all events. */
    Metrics metrics(Slices slices) {
        return new Metrics(
                slices.durationNs(),
                names.contexts().stream().map(c -> context(c, slices)).toList(),
                names.cores().stream().map(c -> core(c, slices)).toList(),
                names.queues().stream().map(q -> queue(q, slices)).toList(),
                names.resources().stream().map(r -> resource(r, slices)).toList());
    }

    @Override
    public void take(long timeNs, EventKind kind, int core, int context, long job, int other, long value) {
        switch (kind) {
            case PREEMPT -> preemptions[context]++;
            case OVERRUN -> {
                OverrunOutcome outcome = OUTCOMES[(int) value];
                overruns[context]++;
                if (LOST.contains(outcome)) {
                    lost[context]++;
                }
            }
            case SEND -> sent[other]++;
            case DROP -> dropped[other]++;
            case ARRIVAL, RELEASE, START, RESUME, BLOCK, SPIN, UNBLOCK, SUSPEND, COMPLETE, MISS, ABORT -> {}
            case LOCK, UNLOCK, PRIORITY, MIGRATE, RECEIVE, TIMEOUT, INTERRUPT_ENTER, INTERRUPT_EXIT -> {}
            case OVERHEAD, IDLE, WATCHDOG_FEED, WATCHDOG_RESET, BOOT, DEADLOCK, LIVELOCK -> {}
        }
    }

    private ContextMetrics context(ContextName name, Slices slices) {
        Jobs jobs = slices.jobs(name.index());
        Spread responses = new Spread();
        Spread fromRelease = new Spread();
        Spread starts = new Spread();
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
                Percentiles.of(to -> responses(jobs, to), responses),
                preemptions[name.index()],
                overruns[name.index()],
                lost[name.index()],
                dropped,
                aborted,
                slices.context(name.index()).total(SliceState.RUNNING));
    }

    private static void responses(Jobs jobs, LongConsumer to) {
        for (int i = 0; i < jobs.size(); i++) {
            if (jobs.outcome(i) == JobOutcome.COMPLETED) {
                to.accept(jobs.finish(i) - jobs.arrival(i));
            }
        }
    }

    private CoreMetrics core(CoreName name, Slices slices) {
        Track track = slices.core(name.index());
        long idle = track.total(SliceState.IDLE);
        return new CoreMetrics(
                name.index(),
                name.name(),
                track.total(SliceState.RUNNING),
                track.total(SliceState.SPINNING),
                track.total(SliceState.OVERHEAD) + track.total(SliceState.BOOTING),
                idle,
                ppm(slices.durationNs() - idle, slices.durationNs()));
    }

    private static long ppm(long part, long whole) {
        return whole == 0
                ? 0
                : BigInteger.valueOf(part)
                        .multiply(BigInteger.valueOf(1_000_000))
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
    }

    private QueueMetrics queue(ThingName name, Slices slices) {
        return new QueueMetrics(
                name.index(),
                name.item(),
                name.name(),
                name.capacity(),
                slices.depth(name.index()).highest(),
                sent[name.index()],
                dropped[name.index()]);
    }

    private ResourceMetrics resource(ThingName name, Slices slices) {
        Track track = slices.holder(name.index());
        long longest = 0;
        for (int i = 0; i < track.size(); i++) {
            longest = Math.max(longest, track.end(i) - track.start(i));
        }
        return new ResourceMetrics(name.index(), name.item(), name.name(), track.size(), longest);
    }
}
