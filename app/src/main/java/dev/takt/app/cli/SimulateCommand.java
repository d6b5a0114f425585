package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.SimulationReport;
import dev.takt.app.settings.Places;
import dev.takt.app.task.Stopping;
import dev.takt.app.text.Texts;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.Until;
import dev.takt.sim.search.ScenarioFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a design and says what was seen. */
@Command(name = "simulate")
final class SimulateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Option(names = "--for", paramLabel = "TIME", converter = DurationConverter.class, descriptionKey = "for")
    private @Nullable Long forNs;

    @Option(names = "--until", paramLabel = "END", descriptionKey = "until")
    private List<String> until = List.of();

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
    private @Nullable Long seed;

    @Option(names = "--window", paramLabel = "TIME", converter = DurationConverter.class, descriptionKey = "window")
    private @Nullable Long windowNs;

    @Mixin
    private RunFiles files = new RunFiles();

    @Mixin
    private ScenarioOption scenario = new ScenarioOption();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused, IOException {
        Project project = file.whole(console);
        Catalogue catalogue = file.catalogue(console);
        Optional<ScenarioFile> replayed = scenario.read(project, catalogue, file.recordings(project));
        RunLimit limit = limit(project, replayed);
        cutAfter(project, limit).ifPresent(console::say);
        ProgressLine progress = new ProgressLine(console.err(), "cli.progress");
        Reading reading = progress.untilStopped(
                console, () -> Readings.upTo(Stage.SIMULATED, project, catalogue, limit, progress));
        Errors.say(console, file.name(), reading);
        if (reading.run().isEmpty()) {
            return ExitCode.DESIGN;
        }
        Simulated run = reading.run().get();
        files.write(console, run);
        replayed.ifPresent(file -> console.say(ScenarioOption.outcome(file, run)));
        SimulationReport report = new SimulationReport(file.name(), limit.seed(), run);
        format.print(console, report);
        if (progress.enough()) {
            return Stopping.STATUS;
        }
        return reading.hasErrorsOrRanIntoOne() ? ExitCode.DESIGN : ExitCode.FINE;
    }

    /** What is due in the whole of a run that will be cut long before its end: known before it, so it is said before it. */
    static Optional<Message> cutAfter(Project project, RunLimit limit) {
        boolean endsEarlier = limit.ends().stream().anyMatch(e -> !(e instanceof Until.Time));
        long forNs = limit.ends().stream()
                .mapToLong(e -> e instanceof Until.Time(long ns) ? ns : Long.MAX_VALUE)
                .min()
                .orElse(limit.forNs());
        double arrivals = endsEarlier
                ? 0
                : Stream.concat(
                                        project.all(Task.class).stream().map(Task::activation),
                                        project.all(Interrupt.class).stream().map(Interrupt::activation))
                                .mapToDouble(SimulateCommand::arrivals)
                                .sum()
                        * forNs;
        return arrivals > limit.maxEvents()
                ? Optional.of(Texts.text(
                        "cli.simulate.cut",
                        String.format(Locale.ROOT, "%.1e", arrivals),
                        DurationText.format(forNs),
                        limit.maxEvents()))
                : Optional.empty();
    }

    /** How many jobs arrive in a nanosecond, as far as nobody else decides that. */
    private static double arrivals(Activation activation) {
        long every = activation.everyNs().orElse(0);
        int count = activation instanceof Activation.Burst burst ? burst.count() : 1;
        return every > 0 ? (double) count / every : 0;
    }

    private RunLimit limit(Project project, Optional<ScenarioFile> replayed) throws Refused {
        if (seed != null && replayed.isPresent()) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.scenario.seed"));
        }
        List<Until> ends = new ArrayList<>();
        for (String text : until) {
            switch (Until.parse(text, project)) {
                case Parsed.Ok<Until>(Until end) -> ends.add(end);
                case Parsed.Wrong<Until>(Message message) -> throw new Refused(ExitCode.INPUT, message);
            }
        }
        if (forNs != null) {
            ends.add(new Until.Time(forNs));
        }
        RunLimit plain =
                RunLimit.of(project).withRecordings(file.recordings(project)).withEnds(ends);
        RunLimit asked = ends.isEmpty()
                ? plain
                : plain.withScratch(Places.ofThisProcess().cache());
        RunLimit timed = replayed.map(asked::withScenario).orElse(asked);
        RunLimit windowed = windowNs == null ? timed : timed.withWindowNs(windowNs);
        return seed == null ? windowed : windowed.withSeed(seed);
    }
}
