package dev.takt.app.cli;

import dev.takt.app.report.SensitivityReport;
import dev.takt.app.task.Crew;
import dev.takt.app.text.Texts;
import dev.takt.projects.model.Project;
import dev.takt.projects.synthesis.Sensitivity;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how far each figure of a design can go before a deadline is missed. */
@Command(name = "sensitivity")
final class SensitivityCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    SensitivityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused {
        Project project = file.whole(console);
        Optional<Sensitivity> sensitivity;
        try (Crew crew = new Crew()) {
            sensitivity = Sensitivity.of(
                    project, file.catalogue(console), crew, new ProgressLine(console.err(), "cli.progress"));
        }
        if (sensitivity.isEmpty()) {
            throw new Refused(
                    ExitCode.DESIGN, Texts.text("cli.no-machine", file.name(), project.target(), project.runtime()));
        }
        format.print(console, new SensitivityReport(file.name(), project, sensitivity.get()));
        return sensitivity.get().meets() ? ExitCode.FINE : ExitCode.DESIGN;
    }
}
