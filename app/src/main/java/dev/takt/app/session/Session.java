package dev.takt.app.session;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RecordingFiles;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.app.task.Newest;
import dev.takt.designer.document.Change;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Playhead;
import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.format.ReadCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * An open design: its document, its file, and what the pipeline says about it, kept up to date: shortly after each change the design is read again off the window's
 * thread, and what is no longer wanted is cancelled. To be used on the window's thread.
 */
public final class Session implements AutoCloseable {
    private static final long PAUSE_MILLIS = 300;

    private final Document document;
    private final Playhead playhead = new Playhead();
    private final Catalogue catalogue;
    private final Newest reader;
    private final Executor handOver;
    private final Consumer<Throwable> failed;
    private final List<Newest> workers = new ArrayList<>();
    private final List<Problem> fileProblems;
    private final List<Problem> targetProblems;
    private final ReadOnlyObjectWrapper<Optional<Path>> file;
    private final ReadOnlyObjectWrapper<Optional<Reading>> checked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SimulatedRun>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Timing> timing = new ReadOnlyObjectWrapper<>(Timing.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper dragging = new ReadOnlyBooleanWrapper(false);
    private boolean changedMeanwhile;

    /** {@code file} absent: never saved; {@code fileProblems}: what was wrong in the file; {@code targets}: the catalogue, and what was wrong in target files. {@code handOver} runs work on the window's thread. */
    public Session(
            Project project,
            Optional<Path> file,
            List<Problem> fileProblems,
            ReadCatalogue targets,
            Executor handOver,
            Consumer<Throwable> failed) {
        this.document = new Document(project);
        this.file = new ReadOnlyObjectWrapper<>(file);
        this.fileProblems = List.copyOf(fileProblems);
        this.catalogue = targets.catalogue();
        this.targetProblems = targets.problems();
        this.handOver = handOver;
        this.failed = failed;
        this.reader = new Newest("takt-reading", handOver, failed);
        document.addListener(this::changed);
        read(0);
    }

    private void changed(Change change) {
        if (change.ofProject() && dragging.get()) {
            follow();
        } else if (change.ofProject()) {
            read(PAUSE_MILLIS);
        }
    }

    /** While a figure is dragged the design is read without a pause, and what runs is let end: cancelled by each movement, none would ever be seen. */
    private void follow() {
        if (busy.get()) {
            changedMeanwhile = true;
        } else {
            read(0);
        }
    }

    /** A figure of the design is dragged from now on, or no longer. */
    public void setDragging(boolean now) {
        if (dragging.get() != now) {
            dragging.set(now);
            if (changedMeanwhile) {
                read(0);
            }
        }
    }

    public ReadOnlyBooleanProperty draggingProperty() {
        return dragging.getReadOnlyProperty();
    }

    /** A thread of its own for what a pane computes about this design; it ends with the session. */
    public Newest worker(String name) {
        Newest worker = new Newest(name, handOver, failed);
        workers.add(worker);
        return worker;
    }

    /** How long and with which recordings a variant of this design is simulated; to be asked off the window's thread, as files may be read. */
    public Function<Project, RunLimit> limits() {
        Optional<Path> beside = file.get();
        return project -> RunLimit.of(project)
                .withRecordings(
                        beside.map(path -> RecordingFiles.of(project, path)).orElse(Recordings.NONE));
    }

    /** Reads the design again at once. */
    public void readAgain() {
        read(0);
    }

    private void read(long pauseMillis) {
        Project project = document.project();
        Function<Project, RunLimit> limits = limits();
        changedMeanwhile = false;
        busy.set(true);
        reader.<News>begin(
                pauseMillis,
                (progress, published) -> {
                    Stopwatch watch = Stopwatch.started();
                    Reading.of(
                            project,
                            catalogue,
                            limits.apply(project),
                            progress,
                            Stage.SIMULATED,
                            reading -> published.accept(news(reading, watch)));
                },
                this::take,
                _ -> {});
    }

    /** What a stage brings: the reading, the run once there is one, and how long it took since the start. */
    private record News(Reading reading, Optional<SimulatedRun> run, long sinceStartMillis) {}

    private static News news(Reading reading, Stopwatch watch) {
        Optional<SimulatedRun> run = reading.run().map(r -> SimulatedRun.of(reading.project(), r.trace()));
        return new News(reading, run, watch.millis());
    }

    private void take(News news) {
        switch (news.reading().stage()) {
            case RESOLVED -> {
                // nothing to show before it is checked
            }
            case CHECKED -> {
                timing.set(new Timing(news.sinceStartMillis(), timing.get().simulatedMillis()));
                checked.set(Optional.of(news.reading()));
            }
            case GENERATED -> checked.set(Optional.of(news.reading()));
            case SIMULATED -> {
                timing.set(new Timing(
                        timing.get().checkedMillis(),
                        news.sinceStartMillis() - timing.get().checkedMillis()));
                playhead.setEnd(news.run().map(SimulatedRun::durationNs).orElse(0L));
                run.set(news.run());
                checked.set(Optional.of(news.reading()));
                busy.set(false);
                if (changedMeanwhile) {
                    read(0);
                }
            }
        }
    }

    public Document document() {
        return document;
    }

    public Playhead playhead() {
        return playhead;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** What was wrong in the file the design came from; such a design is not saved over its file without a question. */
    public List<Problem> fileProblems() {
        return fileProblems;
    }

    /** What was wrong in target files; the design is whole all the same. */
    public List<Problem> targetProblems() {
        return targetProblems;
    }

    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** The newest reading that is at least checked. */
    public ReadOnlyObjectProperty<Optional<Reading>> checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    /** The newest run; stays until a newer one is finished. */
    public ReadOnlyObjectProperty<Optional<SimulatedRun>> runProperty() {
        return run.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Timing> timingProperty() {
        return timing.getReadOnlyProperty();
    }

    /** True while a newer reading is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The design now stands in this file, as the given project. */
    public void saved(Path where, Project written) {
        file.set(Optional.of(where));
        document.markSaved(written);
    }

    /** What the window calls it: the file's name, or the design's. */
    public String title() {
        return file.get()
                .map(f -> String.valueOf(f.getFileName()))
                .orElse(document.project().name());
    }

    @Override
    public void close() {
        workers.forEach(Newest::close);
        reader.close();
    }
}
