package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Searched;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.SearchReport;
import dev.takt.app.task.Crew;
import dev.takt.app.task.Stopping;
import dev.takt.app.text.Texts;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.sim.Limit;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.search.Found;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.search.ScenarioText;
import dev.takt.sim.search.SearchOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks over many runs for longer responses than the plain run shows. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {
    private static final int RUNS = 1_000;
    private static final int MOST_RUNS = 100_000_000;

    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Option(
            names = {"--for", "--task"},
            paramLabel = "TASK",
            descriptionKey = "searched")
    private @Nullable String task;

    @Option(names = "--runs", paramLabel = "N", descriptionKey = "runs")
    private int runs = RUNS;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "search-seed")
    private @Nullable Long seed;

    @Option(names = "--until", paramLabel = "TIME", converter = DurationConverter.class, descriptionKey = "run-until")
    private @Nullable Long untilNs;

    @Option(names = "--offsets", descriptionKey = "offsets")
    private boolean offsets;

    @Option(names = "--shorter", descriptionKey = "shorter")
    private boolean shorter;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "SCENARIO",
            descriptionKey = "scenario-output")
    private @Nullable Path output;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    SearchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused, IOException {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.search.runs", runs, MOST_RUNS));
        }
        Project project = file.whole(console);
        Catalogue catalogue = file.catalogue(console);
        Reading reading = Readings.upTo(Stage.CHECKED, project, catalogue);
        Errors.say(console, file.name(), reading);
        Machine machine = reading.machine()
                .orElseThrow(() -> new Refused(
                        ExitCode.DESIGN,
                        Texts.text("cli.no-machine", file.name(), project.target(), project.runtime())));
        SimPlan plan = PlanCompiler.compile(machine, file.recordings(project));
        plan.problems().forEach(p -> console.say(file.name(), p.message()));
        ProgressLine progress = new ProgressLine(console.err(), "cli.progress");
        Searched searched = progress.untilStopped(console, () -> search(project, catalogue, machine, plan, progress));
        write(searched);
        format.print(console, new SearchReport(file.name(), searched));
        if (progress.enough()) {
            return Stopping.STATUS;
        }
        boolean missed = searched.result().found().stream().anyMatch(searched::misses);
        return reading.hasErrors() || missed ? ExitCode.DESIGN : ExitCode.FINE;
    }

    private Searched search(Project project, Catalogue catalogue, Machine machine, SimPlan plan, ProgressLine progress)
            throws Refused {
        RunLimit limit = RunLimit.of(project);
        SearchOptions options = new SearchOptions(
                wanted(machine),
                runs,
                seed == null ? limit.seed() : seed,
                Limit.until(untilNs == null ? limit.forNs() : untilNs).withMaxEvents(limit.maxEvents()),
                offsets,
                shorter);
        Instant begun = Instant.now();
        try (Crew crew = new Crew()) {
            Searched searched = Searched.of(project, catalogue, machine, plan, options, crew, progress);
            long millis = Math.max(1, Duration.between(begun, Instant.now()).toMillis());
            int done = searched.result().runs();
            console.say(Texts.text("cli.search.speed", done, millis, done * 1000L / millis, crew.size()));
            return searched;
        }
    }

    /** By id, else by a name that only one context has; all if none is asked for. */
    private List<Integer> wanted(Machine machine) throws Refused {
        String name = task;
        if (name == null) {
            return List.of();
        }
        List<Context> ids = machine.contexts().stream()
                .filter(c -> c.item().value().equals(name))
                .toList();
        List<Context> found = ids.isEmpty()
                ? machine.contexts().stream().filter(c -> c.name().equals(name)).toList()
                : ids;
        if (found.size() != 1) {
            String all = machine.contexts().stream().map(c -> c.item().value()).collect(Collectors.joining(", "));
            throw new Refused(ExitCode.INPUT, Texts.text("cli.search.no-task", name, all));
        }
        return List.of(found.getFirst().index());
    }

    private void write(Searched searched) throws IOException {
        Optional<Found> shown = searched.mostCritical();
        Optional<ScenarioFile> scenario = shown.flatMap(searched::scenario);
        if (output == null) {
            return;
        }
        if (scenario.isEmpty()) {
            console.say(Texts.text("cli.search.nothing", output));
            return;
        }
        String text = ScenarioText.write(scenario.get());
        console.files().write(output, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        console.say(Texts.text(
                "cli.search.written",
                output,
                searched.context(shown.get()).name(),
                scenario.get().scenario().changes().size()));
    }
}
