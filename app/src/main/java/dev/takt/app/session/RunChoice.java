package dev.takt.app.session;

import dev.takt.app.reading.RecordedTrace;
import dev.takt.app.reading.RecordingFiles;
import dev.takt.app.reading.RunLimit;
import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.model.Project;
import dev.takt.sim.search.ScenarioFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which run of an open design is shown: the plain one, the one of a scenario, or what was recorded. To be used on the window's thread. */
public final class RunChoice {
    private final ReadOnlyObjectProperty<Optional<Path>> file;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<RecordedTrace>> recorded =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ScenarioFile>> scenario =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** {@code file}: of the design, beside which its recordings are; {@code changed} is told after a choice. */
    RunChoice(ReadOnlyObjectProperty<Optional<Path>> file, Runnable changed) {
        this.file = file;
        this.changed = changed;
    }

    /** From now on the newest run is one of the simulator again, as the design has it. */
    public void showPlain() {
        show(Optional.empty());
    }

    /** From now on the newest run is this trace, as long as it fits the design. */
    public void show(RecordedTrace trace) {
        show(Optional.of(trace));
    }

    /** From now on the newest run is a trace, or one of the simulator. */
    public void show(Optional<RecordedTrace> instead) {
        scenario.set(Optional.empty());
        recorded.set(instead);
        changed.run();
    }

    /** From now on the newest run is that of a scenario, whatever the design becomes. */
    public void replay(ScenarioFile file) {
        recorded.set(Optional.empty());
        scenario.set(Optional.of(file));
        changed.run();
    }

    /** The trace that is read in place of a run; it may not fit the design as it is now. */
    public ReadOnlyObjectProperty<Optional<RecordedTrace>> recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /** The scenario that the simulator plays instead of the plain run. */
    public ReadOnlyObjectProperty<Optional<ScenarioFile>> scenarioProperty() {
        return scenario.getReadOnlyProperty();
    }

    /** True if something stands in place of the plain run. */
    public boolean isOther() {
        return recorded.get().isPresent() || scenario.get().isPresent();
    }

    /** How long, with which recordings and by which scenario a variant of the design is simulated; to be asked off the window's thread, as files may be read. */
    public Function<Project, RunLimit> limits() {
        Function<Project, RunLimit> plain = plainLimits();
        Optional<ScenarioFile> replayed = scenario.get();
        return project -> {
            RunLimit limit = plain.apply(project);
            return replayed.map(s -> limit.withScenario(s).withForNs(Math.max(limit.forNs(), s.forNs())))
                    .orElse(limit);
        };
    }

    /** The same for a run in which nothing is chosen otherwise than its seed has it. */
    public Function<Project, RunLimit> plainLimits() {
        Optional<Path> beside = file.get();
        return project -> RunLimit.of(project)
                .withRecordings(
                        beside.map(path -> RecordingFiles.of(project, path)).orElse(Recordings.NONE));
    }
}
