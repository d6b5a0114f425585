package dev.takt.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command above all others. Alone it does the whole job on the samples; where there is a display it does not get here, a window opens. */
@Command(
        name = "takt",
        versionProvider = Version.class,
        subcommands = {
            SamplesCommand.class,
            TargetsCommand.class,
            NewCommand.class,
            ImportCommand.class,
            PartitionsCommand.class,
            LayoutCommand.class,
            CheckCommand.class,
            AnalyzeCommand.class,
            SensitivityCommand.class,
            AssignCommand.class,
            RetargetCommand.class,
            SimulateCommand.class,
            TraceCommand.class,
            ExplainCommand.class,
            CompareCommand.class,
            SearchCommand.class,
            GenerateCommand.class,
            RenderCommand.class,
            ReportCommand.class
        })
final class TaktCommand implements Callable<Integer> {
    private static final Path OUT = Path.of("out");

    private final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true)
    private boolean version;

    TaktCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, Refused {
        return new MainJob(console, OUT).run();
    }
}
