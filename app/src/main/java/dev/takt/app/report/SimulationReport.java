package dev.takt.app.report;

import dev.takt.app.reading.Simulated;
import dev.takt.app.text.Texts;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.units.DurationText;
import dev.takt.sim.RunState;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.metrics.CoreMetrics;
import java.util.OptionalLong;

/** What was seen in a run, in figures. It speaks of this run; bounds are the analysis's. */
public record SimulationReport(String file, long seed, Simulated run) implements Report {
    /** Missed deadlines. */
    public long missed() {
        return run.metrics().misses();
    }

    @Override
    public String text() {
        return contexts() + "\n" + cores() + "\n" + ProblemLines.lines(file, run.findings()) + end();
    }

    private String contexts() {
        Table table = new Table(
                "CONTEXT", ">JOBS", ">MISSED", ">WORST", ">MEAN", ">BEST", ">JITTER", ">PREEMPTED", ">OVERRUNS");
        for (ContextMetrics context : run.metrics().contexts()) {
            table.row(
                    context.name(),
                    String.valueOf(context.jobs()),
                    String.valueOf(context.misses()),
                    duration(context.worstResponseNs()),
                    duration(context.meanResponseNs()),
                    duration(context.bestResponseNs()),
                    duration(context.finishJitterNs()),
                    String.valueOf(context.preemptions()),
                    String.valueOf(context.overruns()));
        }
        return table.text();
    }

    private String cores() {
        Table table = new Table("CORE", ">BUSY", ">OVERHEAD");
        long whole = Math.max(1, run.metrics().durationNs());
        for (CoreMetrics core : run.metrics().cores()) {
            table.row(core.name(), percent(core.loadPpm()), percent(Math.round(core.overheadNs() * 1e6 / whole)));
        }
        return table.text();
    }

    private static String percent(long ppm) {
        return "%d.%02d %%".formatted(ppm / 10_000, ppm / 100 % 100);
    }

    private String end() {
        String key =
                switch (run.state()) {
                    case TIME_REACHED, MISSED -> "report.simulation.end";
                    case EVENTS_REACHED -> "report.simulation.cut";
                    case CANCELLED -> "report.simulation.cancelled";
                    case LIVELOCK -> "report.simulation.livelock";
                };
        return Texts.text(
                                key,
                                file,
                                DurationText.format(run.trace().durationNs()),
                                run.trace().size(),
                                seed,
                                missed())
                        .text()
                + "\n";
    }

    private static String duration(OptionalLong ns) {
        return ns.isPresent() ? DurationText.format(ns.getAsLong()) : "-";
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.simulation/1")
                .put("file", file)
                .put("seed", seed)
                .put("durationNs", run.trace().durationNs())
                .put("complete", run.state() == RunState.TIME_REACHED)
                .put("events", run.trace().size())
                .put("missed", missed())
                .put(
                        "contexts",
                        Json.array(run.metrics().contexts().stream()
                                .map(SimulationReport::json)
                                .toList()))
                .put(
                        "cores",
                        Json.array(run.metrics().cores().stream()
                                .map(SimulationReport::json)
                                .toList()))
                .put("findings", ProblemLines.json(run.findings()))
                .build();
    }

    private static JsonObject json(ContextMetrics context) {
        return Json.object()
                .put("item", context.item().value())
                .put("name", context.name())
                .put("jobs", context.jobs())
                .put("completed", context.completed())
                .put("missed", context.misses())
                .put("worstResponseNs", AnalysisReport.orNull(context.worstResponseNs()))
                .put("meanResponseNs", AnalysisReport.orNull(context.meanResponseNs()))
                .put("bestResponseNs", AnalysisReport.orNull(context.bestResponseNs()))
                .put("worstFromReleaseNs", AnalysisReport.orNull(context.worstFromReleaseNs()))
                .put("worstLatencyNs", AnalysisReport.orNull(context.worstLatencyNs()))
                .put("startJitterNs", AnalysisReport.orNull(context.startJitterNs()))
                .put("finishJitterNs", AnalysisReport.orNull(context.finishJitterNs()))
                .put("preemptions", context.preemptions())
                .put("overruns", context.overruns())
                .put("lost", context.lost())
                .build();
    }

    private static JsonObject json(CoreMetrics core) {
        return Json.object()
                .put("core", core.core())
                .put("busyPpm", core.loadPpm())
                .put("runningNs", core.runningNs())
                .put("spinningNs", core.spinningNs())
                .put("overheadNs", core.overheadNs())
                .put("idleNs", core.idleNs())
                .build();
    }
}
