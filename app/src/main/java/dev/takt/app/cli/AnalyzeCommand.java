package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.AnalysisReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints bounds on response times and the load of the cores. */
@Command(name = "analyze")
final class AnalyzeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused {
        Reading reading = Readings.upTo(Stage.CHECKED, file.whole(console));
        Errors.say(console, file.name(), reading);
        if (reading.machine().isEmpty() || reading.analysis().isEmpty()) {
            return ExitCode.DESIGN;
        }
        AnalysisReport report = new AnalysisReport(
                file.name(), reading.machine().get(), reading.analysis().get());
        format.print(console, report);
        return reading.hasErrors() || !report.result().noneCanMiss() ? ExitCode.DESIGN : ExitCode.FINE;
    }
}
