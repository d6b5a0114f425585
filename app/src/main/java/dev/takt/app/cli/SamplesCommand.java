package dev.takt.app.cli;

import dev.takt.app.report.SamplesReport;
import dev.takt.projects.sample.Samples;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the shipped designs. */
@Command(name = "samples")
final class SamplesCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    SamplesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        format.print(console, new SamplesReport(Samples.ALL));
        return ExitCode.FINE;
    }
}
