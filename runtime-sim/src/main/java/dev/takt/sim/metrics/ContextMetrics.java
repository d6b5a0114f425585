package dev.takt.sim.metrics;

import dev.takt.projects.model.ItemId;
import java.util.OptionalLong;

/**
 * What was seen of one context. Responses count from arrival, {@code worstFromReleaseNs} from release; {@code worstLatencyNs} is first step minus arrival; jitters are
 * longest minus shortest, from arrival; {@code responses}: how responses from arrival are distributed. Absent where no job got that far. {@code overruns}: arrivals while the last job was unfinished, lost ones included;
 * {@code dropped}: jobs that never became one of their own: skipped, merged or lost.
 */
public record ContextMetrics(
        int context,
        ItemId item,
        String name,
        long jobs,
        long completed,
        long misses,
        OptionalLong bestResponseNs,
        OptionalLong worstResponseNs,
        OptionalLong meanResponseNs,
        OptionalLong worstFromReleaseNs,
        OptionalLong worstLatencyNs,
        OptionalLong startJitterNs,
        OptionalLong finishJitterNs,
        Percentiles responses,
        long preemptions,
        long overruns,
        long lost,
        long dropped,
        long aborted,
        long runningNs) {}
