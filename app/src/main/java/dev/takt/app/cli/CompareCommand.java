package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RecordedTrace;
import dev.takt.app.reading.RecordingFiles;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.ComparedSide;
import dev.takt.app.report.Comparison;
import dev.takt.app.report.ComparisonReport;
import dev.takt.app.report.ProblemLines;
import dev.takt.app.text.Texts;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFileException;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.sim.search.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets two designs, one design under two runtimes, or two runs of one design side by side. */
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "A", descriptionKey = "compare-a")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", arity = "0..1", descriptionKey = "compare-b")
    private @Nullable Path second;

    @Option(names = "--runtime", paramLabel = "ID", descriptionKey = "compare-runtime")
    private @Nullable String runtime;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "compare-seed")
    private @Nullable Long seed;

    @Option(names = "--for", paramLabel = "TIME", converter = DurationConverter.class, descriptionKey = "compare-for")
    private @Nullable Long forNs;

    @Option(names = "--trace", paramLabel = "TRACE", descriptionKey = "compare-trace")
    private @Nullable Path trace;

    @Mixin
    private ScenarioOption scenario = new ScenarioOption();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused, IOException {
        if (second == null && runtime == null && seed == null && trace == null && !scenario.isAsked()) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.compare.nothing"));
        }
        Path other = second == null ? first : second;
        Project a = whole(first);
        Project b = second == null ? a : whole(other);
        Catalogue catalogue = KnownTargets.of(console, Optional.of(other));
        Project changed = runtime == null
                ? b
                : b.withRuntime(KnownTargets.runtime(catalogue, runtime).id());
        ComparedSide left = side(first, a, KnownTargets.of(console, Optional.of(first)), limit(first, a));
        ComparedSide right = side(other, changed, catalogue, otherLimit(other, changed, catalogue));
        Comparison comparison = Comparison.of(left, right);
        format.print(console, new ComparisonReport(comparison));
        return comparison.worsened() ? ExitCode.DESIGN : ExitCode.FINE;
    }

    private Project whole(Path file) throws Refused {
        try {
            Opened opened = ProjectFiles.load(file);
            opened.problems().forEach(p -> console.err().println(ProblemLines.line(file.toString(), p)));
            if (!opened.isWhole()) {
                throw new Refused(
                        ExitCode.INPUT,
                        Texts.text("cli.design.broken", file, opened.problems().size()));
            }
            return opened.project().orElseThrow();
        } catch (ProjectFileException e) {
            throw new Refused(ExitCode.INPUT, e.words());
        }
    }

    private ComparedSide side(Path file, Project project, Catalogue catalogue, RunLimit limit) {
        Reading reading = Readings.upTo(
                Stage.SIMULATED, project, catalogue, limit, new ProgressLine(console.err(), "cli.progress"));
        String label = limit.recorded().map(RecordedTrace::file).orElse(file).toString();
        return new ComparedSide(label, limit.seed(), limit.recorded().isPresent(), reading);
    }

    private RunLimit limit(Path file, Project project) {
        RunLimit plain = RunLimit.of(project).withRecordings(RecordingFiles.of(project, file));
        return forNs == null ? plain : plain.withForNs(forNs);
    }

    /** With what is asked for the right side. */
    private RunLimit otherLimit(Path file, Project project, Catalogue catalogue) throws Refused, IOException {
        RunLimit plain = limit(file, project);
        Optional<ScenarioFile> replayed = scenario.read(project, catalogue, plain.recordings());
        if (trace != null && (replayed.isPresent() || seed != null)) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.compare.one-run"));
        }
        if (seed != null && replayed.isPresent()) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.scenario.seed"));
        }
        RunLimit played = replayed.map(
                        scenario -> plain.withScenario(scenario).withForNs(Math.max(plain.forNs(), scenario.forNs())))
                .orElse(plain);
        RunLimit seeded = seed == null ? played : played.withSeed(seed);
        return trace == null
                ? seeded
                : seeded.withRecorded(Optional.of(TraceOfDesign.read(trace, project, catalogue, console)));
    }
}
