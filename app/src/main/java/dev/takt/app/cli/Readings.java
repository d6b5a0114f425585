package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;

/** Readings as commands ask for them: of a catalogue, and to a stage. */
final class Readings {
    private Readings() {}

    static Reading upTo(Stage last, Project project, Catalogue catalogue) {
        return upTo(last, project, catalogue, RunLimit.of(project), Progress.NONE);
    }

    static Reading upTo(Stage last, Project project, Catalogue catalogue, RunLimit limit, Progress progress) {
        return Reading.of(project, catalogue, limit, progress, last, _ -> {});
    }
}
