package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.CheckReport;
import dev.takt.projects.format.Opened;
import dev.takt.projects.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what is wrong with a design; of a file with errors in it, with as much as could be read. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused {
        Opened opened = file.open();
        List<Problem> problems = new ArrayList<>(opened.problems());
        int suppressed = 0;
        if (opened.project().isPresent()) {
            Reading reading = Readings.upTo(Stage.GENERATED, opened.project().get(), file.catalogue(console));
            problems.addAll(reading.problems());
            suppressed = reading.findings().suppressed().size();
        }
        CheckReport report = new CheckReport(file.name(), problems, suppressed);
        format.print(console, report);
        if (!opened.isWhole()) {
            return ExitCode.INPUT;
        }
        return report.hasErrors() ? ExitCode.DESIGN : ExitCode.FINE;
    }
}
