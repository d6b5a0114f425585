package dev.takt.app.report;

import dev.takt.app.reading.Simulated;
import dev.takt.app.text.Texts;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.ShareText;
import dev.takt.projects.units.SizeText;
import dev.takt.sim.RunState;
import dev.takt.sim.metrics.ChainTimes;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.metrics.CoreMetrics;
import dev.takt.sim.metrics.QueueMetrics;
import dev.takt.sim.metrics.StackUse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was seen in a run, in figures. It speaks of this run; bounds are the analysis's. No {@code seed}: it was read from a file. */
public record SimulationReport(String file, OptionalLong seed, Simulated run) implements Report {
    public SimulationReport(String file, long seed, Simulated run) {
        this(file, OptionalLong.of(seed), run);
    }

    /** Missed deadlines. */
    public long missed() {
        return run.metrics().misses();
    }

    @Override
    public String text() {
        return contexts() + "\n" + distribution() + "\n" + cores() + "\n" + queues() + chains()
                + ProblemLines.lines(file, run.findings()) + end();
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

    private String distribution() {
        Table table = new Table("RESPONSES OF", ">P50", ">P90", ">P99", ">P99.9", ">LATENCY", ">START JITTER");
        for (ContextMetrics context : run.metrics().contexts()) {
            table.row(
                    context.name(),
                    duration(context.responses().p50()),
                    duration(context.responses().p90()),
                    duration(context.responses().p99()),
                    duration(context.responses().p999()),
                    duration(context.worstLatencyNs()),
                    duration(context.startJitterNs()));
        }
        return table.text();
    }

    private String cores() {
        Table table = new Table("CORE", ">BUSY", ">OVERHEAD", ">BUSIEST WINDOW", ">SHARED STACK");
        long whole = Math.max(1, run.metrics().durationNs());
        for (CoreMetrics core : run.metrics().cores()) {
            table.row(
                    core.name(),
                    ShareText.ofMillionths(core.loadPpm()),
                    ShareText.ofMillionths(Math.round(core.overheadNs() * 1e6 / whole)),
                    busiest(core.core()),
                    run.stacks().stream()
                            .filter(use -> use.core() == core.core())
                            .findFirst()
                            .map(SimulationReport::stack)
                            .orElse("-"));
        }
        return table.text();
    }

    private String busiest(int core) {
        return core >= run.load().busyPpm().size()
                ? "-"
                : ShareText.ofMillionths(run.load().busyPpm().get(core).stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElse(0))
                        + " of "
                        + DurationText.format(run.load().windowNs());
    }

    private static String stack(StackUse use) {
        return SizeText.format(use.highestBytes()) + (use.undeclared() > 0 ? " +" + use.undeclared() + "?" : "");
    }

    private String queues() {
        if (run.metrics().queues().isEmpty()) {
            return "";
        }
        Table table = new Table("CHANNEL", ">HIGHEST", ">CAPACITY", ">SENT", ">LOST");
        for (QueueMetrics queue : run.metrics().queues()) {
            table.row(
                    queue.name(),
                    String.valueOf(queue.highest()),
                    String.valueOf(queue.capacity()),
                    String.valueOf(queue.sent()),
                    String.valueOf(queue.dropped()));
        }
        return table.text() + "\n";
    }

    private String chains() {
        if (run.chains().isEmpty()) {
            return "";
        }
        Table table = new Table("CHAIN", "MEASURE", ">TIMES", ">WORST", ">MEAN", ">BEST", ">LIMIT");
        for (ChainTimes chain : run.chains()) {
            table.row(
                    chain.item().value(),
                    chain.measure().tag(),
                    String.valueOf(chain.count()),
                    duration(chain.worstNs()),
                    duration(chain.meanNs()),
                    duration(chain.bestNs()),
                    duration(chain.limitNs()));
        }
        return table.text() + "\n";
    }

    private static JsonObject json(ChainTimes chain) {
        return Json.object()
                .put("item", chain.item().value())
                .put("measure", chain.measure().tag())
                .put("count", chain.count())
                .put("worstNs", AnalysisReport.orNull(chain.worstNs()))
                .put("meanNs", AnalysisReport.orNull(chain.meanNs()))
                .put("bestNs", AnalysisReport.orNull(chain.bestNs()))
                .put("limitNs", AnalysisReport.orNull(chain.limitNs()))
                .build();
    }

    private String end() {
        String key = seed.isEmpty()
                ? "report.simulation.recorded"
                : switch (run.state()) {
                    case TIME_REACHED -> "report.simulation.end";
                    case MISSED -> "report.simulation.missed";
                    case CONDITION_MET -> "report.simulation.condition";
                    case EVENTS_REACHED -> "report.simulation.cut";
                    case CANCELLED -> "report.simulation.cancelled";
                    case STOPPED -> "report.simulation.stopped";
                    case LIVELOCK -> "report.simulation.livelock";
                };
        return Texts.text(
                                key,
                                file,
                                DurationText.format(run.trace().durationNs()),
                                run.trace().size(),
                                seed.orElse(0),
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
                .put("seed", AnalysisReport.orNull(seed))
                .put("durationNs", run.trace().durationNs())
                .put("complete", run.state() == RunState.TIME_REACHED)
                .put("stoppedBy", run.state().tag())
                .put("events", run.trace().size())
                .put("missed", missed())
                .put(
                        "contexts",
                        Json.array(run.metrics().contexts().stream()
                                .map(SimulationReport::json)
                                .toList()))
                .put(
                        "cores",
                        Json.array(
                                run.metrics().cores().stream().map(this::json).toList()))
                .put("windowNs", run.load().windowNs())
                .put(
                        "channels",
                        Json.array(run.metrics().queues().stream()
                                .map(SimulationReport::json)
                                .toList()))
                .put(
                        "chains",
                        Json.array(run.chains().stream()
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
                .put("p50Ns", AnalysisReport.orNull(context.responses().p50()))
                .put("p90Ns", AnalysisReport.orNull(context.responses().p90()))
                .put("p99Ns", AnalysisReport.orNull(context.responses().p99()))
                .put("p999Ns", AnalysisReport.orNull(context.responses().p999()))
                .put("preemptions", context.preemptions())
                .put("overruns", context.overruns())
                .put("lost", context.lost())
                .build();
    }

    private static JsonObject json(QueueMetrics queue) {
        return Json.object()
                .put("item", queue.item().value())
                .put("name", queue.name())
                .put("capacity", queue.capacity())
                .put("highest", queue.highest())
                .put("sent", queue.sent())
                .put("lost", queue.dropped())
                .build();
    }

    private JsonObject json(CoreMetrics core) {
        Optional<StackUse> stack =
                run.stacks().stream().filter(use -> use.core() == core.core()).findFirst();
        List<Long> windows =
                core.core() < run.load().busyPpm().size() ? run.load().busyPpm().get(core.core()) : List.of();
        return Json.object()
                .put("core", core.core())
                .put("busyPpm", core.loadPpm())
                .put("runningNs", core.runningNs())
                .put("spinningNs", core.spinningNs())
                .put("overheadNs", core.overheadNs())
                .put("idleNs", core.idleNs())
                .put(
                        "windowsBusyPpm",
                        Json.array(windows.stream().map(Json::number).toList()))
                .put(
                        "sharedStackBytes",
                        stack.<JsonValue>map(use -> Json.number(use.highestBytes()))
                                .orElse(Json.nothing()))
                .put("sharedStackUndeclared", stack.map(StackUse::undeclared).orElse(0))
                .build();
    }
}
