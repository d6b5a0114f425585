package dev.takt.app.cli;

import dev.takt.app.reading.RecordingFiles;
import dev.takt.app.report.ProblemLines;
import dev.takt.app.text.Texts;
import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFileException;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** {@code FILE}: the design a command is about. */
final class DesignFile {
    @Parameters(paramLabel = "FILE", arity = "1", descriptionKey = "FILE")
    private Path path = Path.of("");

    /** As it was typed, for messages. */
    String name() {
        return path.toString();
    }

    /** The catalogue with the target files beside the design. */
    Catalogue catalogue(Console console) {
        return KnownTargets.of(console, Optional.of(path));
    }

    /** The recordings that a design of this file names. */
    Recordings recordings(Project project) {
        return RecordingFiles.of(project, path);
    }

    /** The file as far as it can be read. */
    Opened open() throws Refused {
        try {
            return ProjectFiles.load(path);
        } catch (ProjectFileException e) {
            throw new Refused(ExitCode.INPUT, e.words());
        }
    }

    /** The design, only if all of it could be read; every error of the file goes to the console. */
    Project whole(Console console) throws Refused {
        Opened opened = open();
        opened.problems().forEach(p -> console.err().println(ProblemLines.line(name(), p)));
        if (!opened.isWhole()) {
            throw new Refused(
                    ExitCode.INPUT,
                    Texts.text("cli.design.broken", name(), opened.problems().size()));
        }
        return opened.project().orElseThrow();
    }
}
