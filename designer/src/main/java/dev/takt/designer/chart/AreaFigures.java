package dev.takt.designer.chart;

import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.PixelRow;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Steps;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What happened between two instants of a run, in figures: of cores, of tasks and handlers, and of channels. Seen in this run; not bounds. */
public record AreaFigures(
        long fromNs, long toNs, List<CoreFigures> cores, List<ContextFigures> contexts, List<QueueFigures> queues) {
    public AreaFigures {
        cores = List.copyOf(cores);
        contexts = List.copyOf(contexts);
        queues = List.copyOf(queues);
    }

    /** How long a core was busy, the runtime's own work included, and how long with that work. */
    public record CoreFigures(String name, long busyNs, long overheadNs) {}

    /**
     * What a task or handler did: jobs that arrived, that ended and that missed their deadline in the area; how long it ran, was ready, waited for others and by itself; the shortest,
     * mean and longest response of those that ended.
     */
    public record ContextFigures(
            ItemId item,
            String name,
            long arrived,
            long ended,
            long missed,
            long runningNs,
            long readyNs,
            long blockedNs,
            long suspendedNs,
            OptionalLong bestNs,
            OptionalLong meanNs,
            OptionalLong worstNs) {}

    /** The most a channel held, and how much at the end. */
    public record QueueFigures(ItemId item, String name, int capacity, long highest, long atEnd) {}

    public long spanNs() {
        return toNs - fromNs;
    }

    /** A part of a run. Time comes from the index, so a large part costs no more than a small one; jobs are counted one by one. */
    public static AreaFigures of(ChartData data, long fromNs, long toNs) {
        TraceNames names = data.trace().names();
        List<CoreFigures> cores = new ArrayList<>();
        for (TraceNames.CoreName core : names.cores()) {
            PixelRow row = data.index().core(core.index(), fromNs, toNs, 1);
            long idle = row.ns(0, SliceState.IDLE);
            long own = row.ns(0, SliceState.OVERHEAD) + row.ns(0, SliceState.BOOTING);
            cores.add(new CoreFigures(MachineCore.title(core.name(), core.index()), toNs - fromNs - idle, own));
        }
        List<ContextFigures> contexts = new ArrayList<>();
        names.contexts().forEach(c -> contexts.add(context(data, c, fromNs, toNs)));
        List<QueueFigures> queues = new ArrayList<>();
        names.queues().forEach(q -> queues.add(queue(data, q, fromNs, toNs)));
        return new AreaFigures(fromNs, toNs, cores, contexts, queues);
    }

    private static ContextFigures context(ChartData data, TraceNames.ContextName context, long fromNs, long toNs) {
        Jobs jobs = data.slices().jobs(context.index());
        long arrived = jobs.firstAt(toNs) - jobs.firstAt(fromNs);
        long ended = 0;
        long missed = 0;
        long sum = 0;
        long best = Long.MAX_VALUE;
        long worst = -1;
        for (int job = 0, behind = jobs.firstAt(toNs); job < behind; job++) {
            if (jobs.missed(job) && jobs.deadline(job) >= fromNs && jobs.deadline(job) < toNs) {
                missed++;
            }
            if (Responses.ended(jobs, job) && jobs.finish(job) >= fromNs && jobs.finish(job) < toNs) {
                long response = jobs.finish(job) - jobs.arrival(job);
                ended++;
                sum += response;
                best = Math.min(best, response);
                worst = Math.max(worst, response);
            }
        }
        PixelRow row = data.index().context(context.index(), fromNs, toNs, 1);
        return new ContextFigures(
                context.item(),
                context.name(),
                arrived,
                ended,
                missed,
                row.ns(0, SliceState.RUNNING) + row.ns(0, SliceState.SPINNING),
                row.ns(0, SliceState.READY),
                row.ns(0, SliceState.BLOCKED),
                row.ns(0, SliceState.SUSPENDED),
                ended == 0 ? OptionalLong.empty() : OptionalLong.of(best),
                ended == 0 ? OptionalLong.empty() : OptionalLong.of(sum / ended),
                ended == 0 ? OptionalLong.empty() : OptionalLong.of(worst));
    }

    private static QueueFigures queue(ChartData data, TraceNames.ThingName queue, long fromNs, long toNs) {
        Steps steps = data.slices().depth(queue.index());
        int first = steps.firstAfter(fromNs);
        int last = Math.max(first, steps.firstAfter(toNs - 1));
        long highest = Math.max(steps.at(fromNs), steps.highest(first, last));
        return new QueueFigures(queue.item(), queue.name(), queue.capacity(), highest, steps.at(toNs - 1));
    }
}
