package dev.takt.app.session;

import dev.takt.app.advice.SeenJob;
import dev.takt.designer.chart.ChartData;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A finished run of a design, ready to be shown, how many jobs it has, and those that missed their deadline, as the deadlines passed. */
public record SimulatedRun(Project project, ChartData data, long jobs, List<SeenJob> misses) {
    public SimulatedRun {
        misses = List.copyOf(misses);
    }

    /** How many deadlines were missed. */
    public long missed() {
        return misses.size();
    }

    /** Makes a trace ready to be shown; takes a while for a long one. */
    public static SimulatedRun of(Project project, Trace trace) {
        ChartData data = ChartData.of(trace, project);
        long jobs = 0;
        for (int context = 0; context < trace.names().contexts().size(); context++) {
            jobs += data.slices().jobs(context).size();
        }
        return new SimulatedRun(project, data, jobs, SeenJob.missed(trace, data.slices()));
    }

    /** The longest response of a task or handler, from arrival to completion; empty if no job of it has ended. */
    public OptionalLong longestResponseNs(ItemId item) {
        List<TraceNames.ContextName> contexts = data.trace().names().contexts();
        return IntStream.range(0, contexts.size())
                .filter(i -> contexts.get(i).item().equals(item))
                .mapToObj(data.slices()::jobs)
                .flatMapToLong(jobs -> IntStream.range(0, jobs.size())
                        .filter(job -> jobs.finish(job) >= 0)
                        .mapToLong(job -> jobs.finish(job) - jobs.arrival(job)))
                .max();
    }

    public long durationNs() {
        return data.trace().durationNs();
    }
}
