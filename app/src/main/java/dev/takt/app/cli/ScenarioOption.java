package dev.takt.app.cli;

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
import dev.takt.sim.search.Change;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.search.ScenarioText;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --scenario}: a run that a search has found, made again. */
final class ScenarioOption {
    private static final long LARGEST_BYTES = 16 << 20;

    @Option(names = "--scenario", paramLabel = "SCENARIO", descriptionKey = "scenario")
    private @Nullable Path path;

    /** The scenario, if one is asked for; it has to be about the design. */
    Optional<ScenarioFile> read(Project project, Catalogue catalogue, Recordings recordings)
            throws IOException, Refused {
        if (path == null) {
            return Optional.empty();
        }
        ScenarioFile scenario =
                switch (ScenarioText.read(text(path))) {
                    case Parsed.Ok<ScenarioFile>(ScenarioFile file) -> file;
                    case Parsed.Wrong<ScenarioFile>(Message message) ->
                        throw new Refused(ExitCode.INPUT, Texts.text("cli.scenario.wrong", path, message));
                };
        Optional<Change> foreign = Machine.of(project, catalogue)
                .map(machine -> PlanCompiler.compile(machine, recordings))
                .flatMap(plan -> scenario.scenario().foreign(plan));
        if (foreign.isPresent()) {
            throw new Refused(
                    ExitCode.INPUT,
                    Texts.text("cli.scenario.foreign", path, foreign.get().item()));
        }
        return Optional.of(scenario);
    }

    private static String text(Path path) throws IOException, Refused {
        if (Files.isDirectory(path)) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.folder", path));
        }
        if (Files.size(path) > LARGEST_BYTES) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.too-large", path, LARGEST_BYTES));
        }
        try {
            return Files.readString(path);
        } catch (CharacterCodingException _) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.not-utf8", path));
        }
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
