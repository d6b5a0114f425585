package dev.takt.sim.metrics;

import dev.takt.projects.model.ItemId;
import java.util.OptionalLong;

/**
 * What a run showed of one context. Responses count from arrival; a jitter is the longest minus the shortest time from arrival. A time is absent if no job got that far.
 *
 * @param worstFromReleaseNs longest response counted from release
 * @param worstLatencyNs longest time from arrival to the first step
 * @param responses how the responses are distributed
 * @param overruns arrivals while the last job was unfinished, lost ones included
 * @param dropped arrivals that did not become a job of their own: skipped, merged or lost
 * @param runningNs time in which it had a core
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
