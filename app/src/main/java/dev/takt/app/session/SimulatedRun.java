package dev.takt.app.session;

import dev.takt.app.advice.SeenJob;
import dev.takt.app.reading.Simulated;
import dev.takt.designer.chart.ChartData;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.sim.RunState;
import dev.takt.sim.metrics.ChainTimes;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A run of a design as far as it came, ready to be shown, why it ended, how many jobs it has, those that missed their deadline, as the deadlines passed, and what its chains took. */
public record SimulatedRun(
        Project project, ChartData data, RunState state, long jobs, List<SeenJob> misses, List<ChainTimes> chains) {
    /** How many deadlines were missed. */
    public long missed() {
        return misses.size();
    }

    /** Makes a run ready to be shown; takes a while for a long one. */
    public static SimulatedRun of(Project project, Simulated run) {
        Trace trace = run.trace();
        Slices slices = run.slices();
        ChartData data = ChartData.of(trace, slices, project);
        long jobs = 0;
        for (int context = 0; context < trace.names().contexts().size(); context++) {
            jobs += slices.jobs(context).size();
        }
        return new SimulatedRun(project, data, run.state(), jobs, SeenJob.missed(trace, slices), run.chains());
    }

    /** The longest response of a task or handler, from arrival to completion; empty if no job of it has ended. */
    public OptionalLong longestResponseNs(ItemId item) {
        List<TraceNames.ContextName> contexts = data.trace().names().contexts();
        return IntStream.range(0, contexts.size())
                .filter(i -> contexts.get(i).item().equals(item))
                .mapToObj(data.slices()::jobs)
                .mapToLong(jobs -> jobs.longestNs())
                .filter(ns -> ns >= 0)
                .max();
    }

    public long durationNs() {
        return data.trace().durationNs();
    }
}
