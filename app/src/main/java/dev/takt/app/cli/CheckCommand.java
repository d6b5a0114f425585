package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.CheckReport;
import dev.takt.app.report.JunitText;
import dev.takt.app.report.SarifText;
import dev.takt.projects.format.Opened;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what is wrong with a design; of a file with errors in it, with as much as could be read. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    /** How the problems are printed. */
    enum Form {
        TEXT,
        JSON,
        SARIF,
        JUNIT
    }

    @Option(names = "--format", paramLabel = "text|json|sarif|junit", descriptionKey = "check-format")
    private Form form = Form.TEXT;

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
        console.out()
                .print(
                        switch (form) {
                            case TEXT -> report.text();
                            case JSON -> JsonWriter.write(report.json());
                            case SARIF -> SarifText.of(report);
                            case JUNIT -> JunitText.of(report);
                        });
        if (!opened.isWhole()) {
            return ExitCode.INPUT;
        }
        return report.hasErrors() ? ExitCode.DESIGN : ExitCode.FINE;
    }
}
