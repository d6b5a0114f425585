package dev.takt.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command above all others. Alone it opens the window, which is not this package's matter. */
@Command(
        name = "takt",
        versionProvider = Version.class,
        subcommands = {
            SamplesCommand.class,
            TargetsCommand.class,
            NewCommand.class,
            CheckCommand.class,
            AnalyzeCommand.class,
            GenerateCommand.class
        })
final class TaktCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true)
    private boolean version;
}
