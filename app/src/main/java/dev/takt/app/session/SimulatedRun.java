package dev.takt.app.session;

import dev.takt.designer.chart.ChartData;
import dev.takt.projects.model.Project;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Trace;

/** A finished run of a design, ready to be shown, and how many of its jobs missed their deadline. */
public record SimulatedRun(Project project, ChartData data, long jobs, long missed) {
    /** Makes a trace ready to be shown; takes a while for a long one. */
    public static SimulatedRun of(Project project, Trace trace) {
        ChartData data = ChartData.of(trace);
        long jobs = 0;
        long missed = 0;
        for (int context = 0; context < trace.names().contexts().size(); context++) {
            Jobs of = data.slices().jobs(context);
            jobs += of.size();
            for (int job = 0; job < of.size(); job++) {
                missed += of.missed(job) ? 1 : 0;
            }
        }
        return new SimulatedRun(project, data, jobs, missed);
    }

    public long durationNs() {
        return data.trace().durationNs();
    }
}
