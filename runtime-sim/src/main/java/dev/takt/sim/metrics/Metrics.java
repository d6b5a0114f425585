package dev.takt.sim.metrics;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.Optional;

/** What was seen in a run, in numbers. Seen, not proven: a worst case here is the worst of this run. */
public record Metrics(
        long durationNs,
        List<ContextMetrics> contexts,
        List<CoreMetrics> cores,
        List<QueueMetrics> queues,
        List<ResourceMetrics> resources) {
    public Metrics {
        contexts = List.copyOf(contexts);
        cores = List.copyOf(cores);
        queues = List.copyOf(queues);
        resources = List.copyOf(resources);
    }

    /** Measures a trace. */
    public static Metrics of(Trace trace) {
        return of(trace, Slices.of(trace));
    }

    /** As {@link #of(Trace)} where the slices are at hand. */
    public static Metrics of(Trace trace, Slices slices) {
        Measuring measuring = new Measuring(trace.names());
        trace.each(Progress.NONE, List.of(measuring));
        return measuring.metrics(slices);
    }

    public Optional<ContextMetrics> context(ItemId item) {
        return contexts.stream().filter(c -> c.item().equals(item)).findFirst();
    }

    /** Missed deadlines of all contexts. */
    public long misses() {
        return contexts.stream().mapToLong(ContextMetrics::misses).sum();
    }
}
