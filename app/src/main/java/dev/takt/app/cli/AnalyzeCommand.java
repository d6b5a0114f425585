package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.AnalysisReport;
import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints bounds on response times and the load of the cores. */
@Command(name = "analyze")
final class AnalyzeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Option(names = "--granule", paramLabel = "TIME", converter = DurationConverter.class, descriptionKey = "granule")
    private long granuleNs;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused {
        Project project = file.whole(console);
        Progress progress = new ProgressLine(console.err(), "cli.progress.analysis");
        Reading reading =
                Readings.upTo(Stage.CHECKED, project, file.catalogue(console), RunLimit.of(project), progress);
        Errors.say(console, file.name(), reading);
        if (reading.machine().isEmpty() || reading.analysis().isEmpty()) {
            return ExitCode.DESIGN;
        }
        AnalysisResult result = granuleNs > 0
                ? Analysis.of(reading.machine().get(), granuleNs, progress)
                : reading.analysis().get();
        AnalysisReport report =
                new AnalysisReport(file.name(), reading.machine().get(), result, granuleNs);
        format.print(console, report);
        return reading.hasErrors() || !report.result().noneCanMiss() ? ExitCode.DESIGN : ExitCode.FINE;
    }
}
