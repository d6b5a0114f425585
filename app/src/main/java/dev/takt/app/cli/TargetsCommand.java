package dev.takt.app.cli;

import dev.takt.app.report.TargetsReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the chips and runtimes of the catalogue, the user's own in the settings and in this folder with them. */
@Command(name = "targets")
final class TargetsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    TargetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        format.print(console, new TargetsReport(KnownTargets.of(console, Optional.of(Path.of("design.takt")))));
        return ExitCode.FINE;
    }
}
