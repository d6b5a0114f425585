package dev.takt.app.session;

import dev.takt.app.journal.JournalPage;
import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RecordedTrace;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.app.task.Newest;
import dev.takt.app.task.Turns;
import dev.takt.app.task.WindowThread;
import dev.takt.designer.document.Change;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Playhead;
import dev.takt.projects.format.ReadCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

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
    private final WindowThread window;
    private final Turns turns;
    private final Runnable over = this::over;
    private final List<Newest> workers = new ArrayList<>();
    private final List<Problem> targetProblems;
    private final DesignFile file;
    private final ReadOnlyObjectWrapper<Optional<Reading>> checked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SimulatedRun>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final RunChoice choice;
    private final ReadOnlyObjectWrapper<Timing> timing = new ReadOnlyObjectWrapper<>(Timing.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyBooleanWrapper dragging = new ReadOnlyBooleanWrapper(false);
    private final Scribe scribe;
    private boolean changedMeanwhile;
    private final ReadOnlyBooleanWrapper goingOn = new ReadOnlyBooleanWrapper(false);

    /** {@code file} absent: never saved; {@code fileProblems}: what was wrong in the file; {@code targets}: the catalogue, and what was wrong in target files; {@code journal}: where unsaved work is kept. {@code window} is the thread that all of this is used on. */
    public Session(
            Project project,
            Optional<Path> file,
            List<Problem> fileProblems,
            ReadCatalogue targets,
            JournalPage journal,
            WindowThread window) {
        this.document = new Document(project);
        this.catalogue = targets.catalogue();
        this.targetProblems = targets.problems();
        this.window = window;
        this.turns = new Turns(window.nextFrame());
        this.reader = new Newest("takt-reading", window.soon(), window.failed());
        this.scribe = new Scribe(journal, worker("takt-journal"));
        this.file = new DesignFile(document, file, fileProblems, new FileWatch(worker("takt-file"), file));
        this.choice = new RunChoice(this.file.property(), () -> read(0));
        document.addListener(this::changed);
        read(0);
    }

    private void changed(Change change) {
        scribe.keep(change, file.property().get(), title());
        if (change.ofProject() && dragging.get()) {
            follow();
        } else if (change.ofProject()) {
            read(PAUSE_MILLIS);
        }
    }

    /** While a figure is dragged the design is read without a pause, and what runs is let end: cancelled by each movement, none would ever be seen. */
    private void follow() {
        if (busy.get() && !goingOn.get()) {
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
        Newest worker = new Newest(name, window.soon(), window.failed());
        workers.add(worker);
        return worker;
    }

    /** Does an update each time this reading or run is a newer one: in a frame of its own, with what is newest then, and never twice for the same; the same object is the same update. */
    public void follow(ObservableValue<?> newest, Runnable update) {
        newest.addListener((_, _, _) -> turns.ask(update));
    }

    /** Reads the design again at once. */
    public void readAgain() {
        read(0);
    }

    /** Which run is the newest one: the plain one, or another in its place. */
    public RunChoice runChoice() {
        return choice;
    }

    private void read(long pauseMillis) {
        Project project = document.project();
        Function<Project, RunLimit> limits = choice.limits();
        Optional<RecordedTrace> instead = choice.recordedProperty().get();
        changedMeanwhile = false;
        begin(false);
        reader.<News>begin(
                pauseMillis,
                (progress, published) -> {
                    Stopwatch watch = Stopwatch.started();
                    Reading.of(
                            project,
                            catalogue,
                            limits.apply(project).withRecorded(instead),
                            progress,
                            Stage.SIMULATED,
                            reading -> published.accept(news(reading, watch)));
                },
                this::take,
                share::set,
                this::ended);
    }

    private void begin(boolean furtherRun) {
        turns.forget(over);
        share.set(0);
        goingOn.set(furtherRun);
        busy.set(true);
    }

    /** True if the newest run was cut short and can go on now. */
    public boolean canGoOn() {
        return !busy.get() && checked.get().filter(Reading::isCut).isPresent();
    }

    /** The newest run goes on from where it was cut, to the end that the design has for it unless it is stopped; then the longer takes its place. What would not fit into memory is kept in a folder. */
    public void goOn(Path scratch) {
        Optional<Reading> cut = checked.get().filter(_ -> canGoOn());
        Function<Project, RunLimit> limits = choice.limits();
        cut.ifPresent(reading -> {
            begin(true);
            reader.<News>begin(
                    0,
                    (progress, published) -> {
                        Stopwatch watch = Stopwatch.started();
                        RunLimit limit = limits.apply(reading.project()).withScratch(scratch);
                        published.accept(news(reading.further(limit, progress), watch));
                    },
                    this::takeFurther,
                    share::set,
                    this::ended);
        });
    }

    /** A run that goes on ends where it is, and is shown as far as it came. */
    public void stop() {
        if (goingOn.get()) {
            reader.enough();
        }
    }

    /** What has been read is shown first. */
    private void ended() {
        turns.ask(over);
    }

    private void over() {
        goingOn.set(false);
        busy.set(false);
        if (changedMeanwhile) {
            read(0);
        }
    }

    /** What a stage brings: the reading, the run once there is one, and how long it took since the start. */
    private record News(Reading reading, Optional<SimulatedRun> run, long sinceStartMillis) {}

    private static News news(Reading reading, Stopwatch watch) {
        Optional<SimulatedRun> run = reading.run().map(r -> SimulatedRun.of(reading.project(), r));
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
                takeRun(news, news.sinceStartMillis() - timing.get().checkedMillis());
            }
        }
    }

    private void takeFurther(News news) {
        takeRun(news, timing.get().simulatedMillis() + news.sinceStartMillis());
    }

    private void takeRun(News news, long simulatedMillis) {
        timing.set(new Timing(timing.get().checkedMillis(), simulatedMillis));
        playhead.setEnd(news.run().map(SimulatedRun::durationNs).orElse(0L));
        run.set(news.run());
        checked.set(Optional.of(news.reading()));
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

    /** What was wrong in target files; the design is whole all the same. */
    public List<Problem> targetProblems() {
        return targetProblems;
    }

    /** Where the design comes from and is kept. */
    public DesignFile designFile() {
        return file;
    }

    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.property();
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

    /** True while a newer reading is under way, or panes have not shown all of it yet. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** True while the newest run goes on from where it was cut. */
    public ReadOnlyBooleanProperty goingOnProperty() {
        return goingOn.getReadOnlyProperty();
    }

    /** How far the run of a reading that is under way is simulated, or a trace in its place measured, 0 to 1. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** What the window calls it: the file's name, or the design's. */
    public String title() {
        return file.property()
                .get()
                .map(f -> String.valueOf(f.getFileName()))
                .orElse(document.project().name());
    }

    /** Ends the session in order: whatever was not saved is not wanted. */
    @Override
    public void close() {
        scribe.close();
        workers.forEach(Newest::close);
        reader.close();
        turns.forgetAll();
    }
}
