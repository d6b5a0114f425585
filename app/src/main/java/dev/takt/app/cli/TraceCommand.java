package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RecordedTrace;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.SimulationReport;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads what a board has told of its run, or a trace, and says what was seen as of a simulated run. */
@Command(name = "trace")
final class TraceCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Parameters(index = "1", paramLabel = "LOG", arity = "1", descriptionKey = "LOG")
    private Path log = Path.of("");

    @Option(names = "--window", paramLabel = "TIME", converter = DurationConverter.class, descriptionKey = "window")
    private @Nullable Long windowNs;

    @Mixin
    private RunFiles files = new RunFiles();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    TraceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused, IOException {
        Project project = file.whole(console);
        Catalogue catalogue = file.catalogue(console);
        RecordedTrace trace = TraceOfDesign.read(log, project, catalogue, console);
        RunLimit plain = RunLimit.of(project).withRecorded(Optional.of(trace));
        RunLimit limit = windowNs == null ? plain : plain.withWindowNs(windowNs);
        Reading reading = Readings.upTo(
                Stage.SIMULATED, project, catalogue, limit, new ProgressLine(console.err(), "cli.progress"));
        Errors.say(console, file.name(), reading);
        if (reading.run().isEmpty()) {
            return ExitCode.DESIGN;
        }
        Simulated run = reading.run().get();
        files.write(console, run);
        SimulationReport report = new SimulationReport(log.toString(), OptionalLong.empty(), run);
        format.print(console, report);
        return reading.hasErrorsOrRanIntoOne() ? ExitCode.DESIGN : ExitCode.FINE;
    }
}
