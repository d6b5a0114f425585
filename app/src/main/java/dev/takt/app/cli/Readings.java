package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;

/** Readings as commands ask for them: with the shipped catalogue, and to a stage. */
final class Readings {
    private Readings() {}

    static Reading upTo(Stage last, Project project) {
        return upTo(last, project, RunLimit.of(project), Progress.NONE);
    }

    static Reading upTo(Stage last, Project project, RunLimit limit, Progress progress) {
        return Reading.of(project, ShippedCatalogue.get(), limit, progress, last, _ -> {});
    }
}
