package dev.takt.app.cli;

import dev.takt.app.reading.ScenarioFiles;
import dev.takt.app.reading.Simulated;
import dev.takt.app.text.Texts;
import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --scenario}: a run that a search has found, made again. */
final class ScenarioOption {
    @Option(names = "--scenario", paramLabel = "SCENARIO", descriptionKey = "scenario")
    private @Nullable Path path;

    boolean isAsked() {
        return path != null;
    }

    /** The scenario, if one is asked for; it has to be about the design. */
    Optional<ScenarioFile> read(Project project, Catalogue catalogue, Recordings recordings)
            throws IOException, Refused {
        if (path == null) {
            return Optional.empty();
        }
        Optional<SimPlan> plan =
                Machine.of(project, catalogue).map(machine -> PlanCompiler.compile(machine, recordings));
        return switch (ScenarioFiles.read(path, plan)) {
            case Parsed.Ok<ScenarioFile>(ScenarioFile file) -> Optional.of(file);
            case Parsed.Wrong<ScenarioFile>(Message message) -> throw new Refused(ExitCode.INPUT, message);
        };
    }

    /** Whether the run has shown what the scenario says. */
    static Message outcome(ScenarioFile scenario, Simulated run) {
        long seen = response(scenario, run.trace());
        String expected = DurationText.format(scenario.responseNs());
        if (seen < 0) {
            return Texts.text("cli.scenario.not-ended", scenario.item(), scenario.job(), expected);
        }
        String key = seen == scenario.responseNs() ? "cli.scenario.shown" : "cli.scenario.other";
        return Texts.text(key, scenario.item(), scenario.job(), DurationText.format(seen), expected);
    }

    /** Of the scenario's job, from arrival; -1 if it did not end. */
    private static long response(ScenarioFile scenario, Trace trace) {
        for (int i = 0; i < trace.size(); i++) {
            if (trace.kind(i) == EventKind.COMPLETE
                    && trace.job(i) == scenario.job()
                    && trace.names().contexts().get(trace.context(i)).item().equals(scenario.item())) {
                return trace.value(i);
            }
        }
        return -1;
    }
}
