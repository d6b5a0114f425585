package dev.takt.app.cli;

import dev.takt.app.report.ProblemLines;
import dev.takt.app.text.Texts;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFileException;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Puts the result of a command into a design that is there. */
final class DesignChange {
    private DesignChange() {}

    /** The design of a chip with another flash plan. */
    static void flash(Console console, Path file, FlashPlan plan, Chip chip) throws IOException, Refused {
        Project project = whole(console, file);
        if (!project.target().equals(chip.id())) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.into.target", file, project.target(), chip.id()));
        }
        write(console, file, project, plan);
    }

    /** The design with another flash plan, if its chip keeps flash that way. */
    static void table(Console console, Path file, FlashPlan plan) throws IOException, Refused {
        write(console, file, whole(console, file), plan);
    }

    private static void write(Console console, Path file, Project project, FlashPlan plan) throws IOException {
        String text = ProjectFormat.write(
                project.withFlash(plan.withExtras(project.flash().extras())));
        console.files().write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        console.say(Texts.text("cli.into.written", file, plan.partitions().size()));
    }

    private static Project whole(Console console, Path file) throws Refused {
        try {
            Opened opened = ProjectFiles.load(file);
            opened.problems().forEach(p -> console.err().println(ProblemLines.line(file.toString(), p)));
            Optional<Project> project = opened.project();
            if (!opened.isWhole() || project.isEmpty()) {
                throw new Refused(
                        ExitCode.INPUT,
                        Texts.text("cli.design.broken", file, opened.problems().size()));
            }
            return project.get();
        } catch (ProjectFileException e) {
            throw new Refused(ExitCode.INPUT, e.words());
        }
    }
}
