package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.GenerationReport;
import dev.takt.app.report.RefusalReport;
import dev.takt.app.text.Texts;
import dev.takt.codegen.Generation;
import dev.takt.codegen.export.ExportException;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the firmware project of a design, or shows what would change. */
@Command(name = "generate")
final class GenerateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            descriptionKey = "output")
    private Path folder = Path.of("firmware");

    @Option(names = "--dry-run", descriptionKey = "dry-run")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            descriptionKey = "yes")
    private boolean yes;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused {
        Reading reading = Readings.upTo(Stage.GENERATED, file.whole(console), file.catalogue(console));
        Errors.say(console, file.name(), reading);
        if (reading.hasErrors() || reading.generation().isEmpty()) {
            return refuse(Texts.text("cli.generate.errors"));
        }
        return switch (reading.generation().get()) {
            case Generation.Refused refused -> refuse(refused.reason());
            case Generation.Generated generated -> export(generated.files());
        };
    }

    private int refuse(Message reason) {
        console.say(file.name(), reason);
        format.print(console, new RefusalReport(file.name(), folder, dryRun, reason));
        return ExitCode.DESIGN;
    }

    private int export(List<GeneratedFile> files) throws Refused {
        try {
            ExportPlan plan = ExportPlan.of(files, folder);
            if (!dryRun && !yes && !isWanted(plan)) {
                throw new Refused(ExitCode.INPUT, Texts.text("cli.generate.unwanted"));
            }
            if (!dryRun) {
                console.files().<ExportException>whole(plan::write);
            }
            format.print(console, new GenerationReport(file.name(), folder, dryRun, plan));
            return ExitCode.FINE;
        } catch (ExportException e) {
            throw new Refused(ExitCode.INPUT, e.reason());
        }
    }

    /** At a terminal, whoever sits there sees what changes in files that are there, and is asked; a script is not. */
    private boolean isWanted(ExportPlan plan) {
        java.io.Console terminal = System.console();
        boolean touches = plan.files().stream()
                .anyMatch(f -> f.isWritten()
                        && f.present().isPresent()
                        && !f.after().equals(f.present().get()));
        if (terminal == null || !terminal.isTerminal() || !touches) {
            return true;
        }
        console.err().print(new GenerationReport(file.name(), folder, true, plan).text());
        String answer = terminal.readLine("%s ", Texts.text("cli.generate.ask").text());
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
