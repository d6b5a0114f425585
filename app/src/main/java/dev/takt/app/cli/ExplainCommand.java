package dev.takt.app.cli;

import dev.takt.app.advice.Advice;
import dev.takt.app.advice.SeenJob;
import dev.takt.app.advice.Why;
import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.ExplanationReport;
import dev.takt.app.task.Crew;
import dev.takt.app.text.Texts;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Slices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says why a job was late and what would repair it. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Option(names = "--task", paramLabel = "TASK", descriptionKey = "explained-task")
    private @Nullable String task;

    @Option(names = "--job", paramLabel = "N", descriptionKey = "explained-job")
    private @Nullable Long job;

    @Option(names = "--for", paramLabel = "TIME", converter = DurationConverter.class, descriptionKey = "for")
    private @Nullable Long forNs;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
    private @Nullable Long seed;

    @Option(names = "--trace", paramLabel = "TRACE", descriptionKey = "explained-trace")
    private @Nullable Path trace;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused, IOException {
        if (job != null && task == null) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.explain.job-of-what"));
        }
        Project project = file.whole(console);
        RunLimit limit = limit(project);
        Catalogue catalogue = file.catalogue(console);
        RunLimit shown = trace == null
                ? limit
                : limit.withRecorded(Optional.of(TraceOfDesign.read(trace, project, catalogue, console)));
        Reading reading = Readings.upTo(
                Stage.SIMULATED, project, catalogue, shown, new ProgressLine(console.err(), "cli.progress"));
        Errors.say(console, file.name(), reading);
        if (reading.run().isEmpty() || reading.machine().isEmpty()) {
            return ExitCode.DESIGN;
        }
        Machine machine = reading.machine().get();
        Simulated run = reading.run().get();
        Slices slices = run.slices();
        List<SeenJob> missed = SeenJob.missed(run.trace(), slices);
        Optional<SeenJob> chosen = chosen(machine, run, slices, missed);
        Optional<Why> why = chosen.map(seen -> Why.of(machine, run.trace(), slices, seen));
        Advice advice = why.filter(w -> w.job().missed())
                .map(w -> advice(reading, w, catalogue, limit))
                .orElse(Advice.NONE);
        format.print(console, new ExplanationReport(file.name(), limit.seed(), missed.size(), why, advice));
        return reading.hasErrors() || !missed.isEmpty() ? ExitCode.DESIGN : ExitCode.FINE;
    }

    private static Advice advice(Reading reading, Why why, Catalogue catalogue, RunLimit limit) {
        try (Crew crew = new Crew()) {
            return Advice.of(reading, why, catalogue, limit, crew, Progress.NONE, _ -> {});
        }
    }

    private RunLimit limit(Project project) {
        RunLimit plain = RunLimit.of(project).withRecordings(file.recordings(project));
        RunLimit timed = forNs == null ? plain : plain.withForNs(forNs);
        return seed == null ? timed : timed.withSeed(seed);
    }

    private Optional<SeenJob> chosen(Machine machine, Simulated run, Slices slices, List<SeenJob> missed)
            throws Refused {
        if (task == null) {
            return missed.stream().findFirst();
        }
        ItemId item = item(machine, task);
        if (job == null) {
            return missed.stream()
                    .filter(seen -> seen.item().equals(item))
                    .findFirst()
                    .or(() -> SeenJob.longest(run.trace(), slices, item));
        }
        Optional<SeenJob> seen = SeenJob.of(run.trace(), slices, item, job);
        if (seen.isEmpty()) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.explain.no-job", task, job));
        }
        return seen;
    }

    private static ItemId item(Machine machine, String text) throws Refused {
        List<Context> called = machine.contexts().stream()
                .filter(c -> c.item().value().equals(text) || c.name().equals(text))
                .toList();
        if (called.size() != 1) {
            throw new Refused(
                    ExitCode.INPUT,
                    Texts.text(
                            "cli.search.no-task",
                            text,
                            machine.contexts().stream().map(Context::name).collect(Collectors.joining(", "))));
        }
        return called.getFirst().item();
    }
}
