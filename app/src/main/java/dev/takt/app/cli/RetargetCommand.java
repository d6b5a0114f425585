package dev.takt.app.cli;

import dev.takt.app.report.RetargetReport;
import dev.takt.app.text.Texts;
import dev.takt.projects.model.Project;
import dev.takt.projects.synthesis.Retarget;
import dev.takt.projects.synthesis.Retargeted;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Moves a design to another chip, to another runtime, or both, and says what changed. */
@Command(name = "retarget")
final class RetargetCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Option(names = "--target", paramLabel = "ID", descriptionKey = "retarget-target")
    private @Nullable String target;

    @Option(names = "--runtime", paramLabel = "ID", descriptionKey = "retarget-runtime")
    private @Nullable String runtime;

    @Mixin
    private DesignOutput output = new DesignOutput();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    RetargetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, Refused {
        if (target == null && runtime == null) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.retarget.what"));
        }
        Project project = file.whole(console);
        Catalogue catalogue = file.catalogue(console);
        Retargeted moved = moved(project, catalogue);
        format.print(console, new RetargetReport(file.name(), moved));
        output.write(console, moved.project());
        return moved.isWhole() ? ExitCode.FINE : ExitCode.DESIGN;
    }

    private Retargeted moved(Project project, Catalogue catalogue) throws Refused {
        Chip chip = KnownTargets.chip(catalogue, target == null ? project.target() : target);
        RuntimeProfile profile = KnownTargets.runtimeOn(chip, catalogue, runtime == null ? project.runtime() : runtime);
        return Retarget.to(project, catalogue, chip, profile);
    }
}
