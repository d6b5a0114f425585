package dev.takt.app.simulation;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Searched;
import dev.takt.app.reading.Stage;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.session.Stopwatch;
import dev.takt.app.task.Crew;
import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.designer.document.Selection;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.search.SearchOptions;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.TraceNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Searches many runs of the open design for longer responses than the plain run shows, on all cores and off the window's thread, and has the run of one of them played instead of the plain one. */
public final class WorstCaseViewModel {
    private static final int RUNS = 1_000;
    private static final int MOST_RUNS = 100_000_000;
    private static final long MS_PER_S = 1_000;
    private static final long NS_PER_MS = 1_000_000;

    private final Session session;
    private final Shown shown;
    private final Newest worker;
    private final StringProperty runs = new SimpleStringProperty(Integer.toString(RUNS));
    private final BooleanProperty offsets = new SimpleBooleanProperty(false);
    private final BooleanProperty shorter = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<Optional<Double>> share = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ObservableList<WorstCaseRow> rows = FXCollections.observableArrayList();
    private Optional<Result> result = Optional.empty();
    private boolean stopping;
    /** A scenario whose run is to be shown as soon as it has been played. */
    private Optional<ScenarioFile> awaited = Optional.empty();

    /** What a search has found in a design, how long it took and on how many threads. */
    private record Result(Project project, Searched searched, List<WorstCaseRow> rows, long millis, int threads) {}

    /** Where a job is shown. */
    @FunctionalInterface
    public interface Shown {
        void show(ItemId item, long job, long endNs);
    }

    public WorstCaseViewModel(Session session, Shown shown) {
        this.session = session;
        this.shown = shown;
        worker = session.worker("takt-search");
        session.checkedProperty().addListener((_, _, reading) -> {
            say();
            // a run is there before the reading that it is of
            if (reading.filter(r -> r.stage() == Stage.SIMULATED).isPresent()) {
                reveal();
            }
        });
        runs.addListener((_, _, _) -> say());
        say();
    }

    /** How many runs are searched, as it is typed. */
    StringProperty runsProperty() {
        return runs;
    }

    /** The offsets of periodic tasks are open too. */
    BooleanProperty offsetsProperty() {
        return offsets;
    }

    /** Computations may take less than their best time. */
    BooleanProperty shorterProperty() {
        return shorter;
    }

    /** How much of a search is done, 0 to 1; none while there is none. */
    ReadOnlyObjectProperty<Optional<Double>> shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** How the search goes or went, or what keeps it from being begun. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    ObservableList<WorstCaseRow> rows() {
        return rows;
    }

    /** True if the number of runs can be searched. */
    boolean takesRuns() {
        return number().isPresent();
    }

    private Optional<Integer> number() {
        String typed = runs.get().strip();
        boolean number = typed.matches("[0-9]{1,9}") && Integer.parseInt(typed) >= 1;
        return number && Integer.parseInt(typed) <= MOST_RUNS ? Optional.of(Integer.parseInt(typed)) : Optional.empty();
    }

    /** Begins to search the design as it is now; what was found before stays until then. */
    void search() {
        Project project = session.document().project();
        Optional<Machine> machine = Machine.of(project, session.catalogue());
        if (number().isEmpty() || machine.isEmpty()) {
            say();
            return;
        }
        int wanted = number().get();
        boolean open = offsets.get();
        boolean less = shorter.get();
        Function<Project, RunLimit> limits = session.runChoice().plainLimits();
        stopping = false;
        share.set(Optional.of(0.0));
        words.set(Texts.text("worst.searching", 0, wanted).text());
        worker.<Result>begin(
                0,
                (progress, published) -> {
                    RunLimit limit = limits.apply(project);
                    SearchOptions options = new SearchOptions(
                            List.of(),
                            wanted,
                            limit.seed(),
                            Limit.until(limit.forNs()).withMaxEvents(limit.maxEvents()),
                            open,
                            less);
                    Result found = search(project, machine.get(), limit, options, progress);
                    if (!progress.cancelled()) {
                        published.accept(found);
                    }
                },
                this::take,
                done -> {
                    share.set(Optional.of(done));
                    if (!stopping) {
                        words.set(Texts.text("worst.searching", Math.round(done * wanted), wanted)
                                .text());
                    }
                },
                this::end);
    }

    private Result search(Project project, Machine machine, RunLimit limit, SearchOptions options, Progress progress) {
        Stopwatch watch = Stopwatch.started();
        SimPlan plan = PlanCompiler.compile(machine, limit.recordings());
        try (Crew crew = new Crew()) {
            Searched searched = Searched.of(project, session.catalogue(), machine, plan, options, crew, progress);
            return new Result(project, searched, WorstCaseRows.of(searched), Math.max(1, watch.millis()), crew.size());
        }
    }

    /** Ends the search with what it has found by now; asked again while that is put together, with nothing. */
    void stop() {
        if (stopping) {
            worker.cancel();
            end();
        } else {
            stopping = true;
            words.set(Texts.text("worst.stopping").text());
            worker.enough();
        }
    }

    private void end() {
        share.set(Optional.empty());
        say();
    }

    private void take(Result found) {
        result = Optional.of(found);
        rows.setAll(found.rows());
    }

    private void say() {
        if (share.get().isEmpty()) {
            words.set(outcome().text());
        }
    }

    private Message outcome() {
        if (number().isEmpty()) {
            return Texts.text("worst.runs.wrong", MOST_RUNS);
        }
        if (session.checkedProperty().get().filter(r -> r.machine().isEmpty()).isPresent()) {
            return Texts.text("worst.no-machine");
        }
        return result.map(this::outcome).orElseGet(() -> Texts.text("worst.hint"));
    }

    private Message outcome(Result found) {
        int done = found.searched().result().runs();
        boolean old = session.checkedProperty()
                .get()
                .map(Reading::project)
                .filter(now -> now != found.project())
                .isPresent();
        return Texts.text(
                old ? "worst.done.old" : "worst.done",
                done,
                TimeText.exact(found.millis() * NS_PER_MS),
                done * MS_PER_S / found.millis(),
                found.threads(),
                found.searched().options().seed());
    }

    /** Has the run that shows a response played instead of the plain one, and shows the job. */
    void show(WorstCaseRow row) {
        row.scenario().ifPresent(scenario -> {
            awaited = Optional.of(scenario);
            session.document().select(Selection.of(row.item()));
            session.runChoice().replay(scenario);
        });
    }

    /** The awaited job, in the run that was played for it. */
    private void reveal() {
        Optional<ScenarioFile> scenario =
                awaited.filter(a -> session.runChoice().scenarioProperty().get().equals(Optional.of(a)));
        awaited = Optional.empty();
        scenario.ifPresent(s -> session.runProperty()
                .get()
                .flatMap(run -> jobs(run, s))
                .filter(jobs -> jobs.position(s.job()) >= 0)
                .map(jobs -> jobs.finish(jobs.position(s.job())))
                .filter(endNs -> endNs >= 0)
                .ifPresent(endNs -> shown.show(s.item(), s.job(), endNs)));
    }

    private static Optional<Jobs> jobs(SimulatedRun run, ScenarioFile scenario) {
        List<TraceNames.ContextName> contexts = run.data().trace().names().contexts();
        return contexts.stream()
                .filter(c -> c.item().equals(scenario.item()))
                .findFirst()
                .map(c -> run.data().slices().jobs(c.index()));
    }
}
