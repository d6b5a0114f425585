package dev.takt.app.why;

import dev.takt.app.advice.Advice;
import dev.takt.app.advice.Place;
import dev.takt.app.advice.SeenJob;
import dev.takt.app.advice.Tried;
import dev.takt.app.advice.Why;
import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.task.Crew;
import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.document.Selection;
import dev.takt.designer.overlay.Ghost;
import dev.takt.designer.overlay.LevelScale;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.sim.trace.TraceNames.ContextName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Which job is explained, why it took so long, and what was tried against it. Explained and tried off the window's thread; a newer run or another job cancels that. Nothing is tried while the pane is not open or a slider is
 * dragged.
 */
public final class WhyViewModel {
    private final Session session;
    private final Newest worker;
    private final Places places;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Advice> advice = new ReadOnlyObjectWrapper<>(Advice.NONE);
    private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper overtaken = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper missed = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Ghost>> ghost = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<SeenJob> misses = List.of();
    private Optional<SeenJob> chosen = Optional.empty();
    private Optional<Project> read = Optional.empty();
    private boolean open;

    /** An explanation, and the levels in use, which give its bars their colours. */
    public record Shown(Why why, LevelScale scale, int level) {}

    private record News(Shown shown, Advice advice, boolean trying) {}

    /** Whoever brings something of the run into view. */
    public interface Places {
        /** The playhead is there now. */
        void place(Place place);

        /** This is what it is about now. */
        void job(SeenJob job);
    }

    public WhyViewModel(Session session, Places places) {
        this.session = session;
        this.worker = session.worker("takt-why");
        this.places = places;
        session.checkedProperty().addListener((_, _, _) -> refresh());
        session.document().addListener(change -> {
            if (change.ofProject()) {
                overtaken.set(isOvertaken());
            }
        });
        session.draggingProperty().addListener((_, _, dragging) -> {
            if (!dragging) {
                begin();
            }
        });
        refresh();
    }

    /** The explanation; empty if there is nothing to explain. */
    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Advice> adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    /** True while there is more to try: the order of the fixes is not settled, and none can be applied. */
    public ReadOnlyBooleanProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    /** True while the design is another than the one the fixes were tried on: none can be applied until they are tried again. */
    public ReadOnlyBooleanProperty overtakenProperty() {
        return overtaken.getReadOnlyProperty();
    }

    private boolean isOvertaken() {
        return read.filter(p -> p != session.document().project()).isPresent();
    }

    /** Which miss of how many it is, in words. */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** True if there is a miss to go to. */
    public ReadOnlyBooleanProperty missedProperty() {
        return missed.getReadOnlyProperty();
    }

    /** What the fix under the pointer would make of the run. */
    public ReadOnlyObjectProperty<Optional<Ghost>> ghostProperty() {
        return ghost.getReadOnlyProperty();
    }

    /** The pane is seen from now on, or no longer. */
    public void setOpen(boolean now) {
        if (open != now) {
            open = now;
            hover(Optional.empty());
            begin();
        }
    }

    /** True if jobs of an item missed their deadline in the newest run. */
    public boolean isLate(ItemId item) {
        return firstMissed(item).isPresent();
    }

    private void refresh() {
        Optional<Reading> reading = session.checkedProperty().get().filter(r -> r.stage() == Stage.SIMULATED);
        Optional<SimulatedRun> run = session.runProperty().get();
        if (reading.isEmpty()
                || run.isEmpty()
                || run.get().project() != reading.get().project()) {
            return;
        }
        if (read.filter(p -> p == reading.get().project()).isPresent()) {
            return;
        }
        read = Optional.of(reading.get().project());
        misses = run.get().misses();
        chosen = chosen.flatMap(job ->
                        SeenJob.of(run.get().data().trace(), run.get().data().slices(), job.item(), job.number()))
                .or(() -> misses.stream().findFirst());
        begin();
    }

    /** Explains a job of an item, in time or not. */
    public void choose(ItemId item, long job) {
        session.runProperty()
                .get()
                .flatMap(run -> SeenJob.of(run.data().trace(), run.data().slices(), item, job))
                .ifPresent(this::choose);
    }

    /** Explains the first miss of an item; of all if it has none. */
    public void chooseFirst(ItemId item) {
        firstMissed(item).or(() -> misses.stream().findFirst()).ifPresent(this::choose);
    }

    /** Explains the miss of an instant. */
    public void chooseAt(long ns) {
        shownRun()
                .flatMap(data -> SeenJob.missedAt(data.trace(), data.slices(), ns))
                .ifPresent(this::choose);
    }

    /** Goes to the next miss, or the one before, around the ends. */
    public void step(boolean forward) {
        if (misses.isEmpty()) {
            return;
        }
        int at = index();
        int next = at < 0 ? (forward ? 0 : misses.size() - 1) : Math.floorMod(at + (forward ? 1 : -1), misses.size());
        SeenJob job = misses.get(next);
        choose(job);
        goTo(new Place(job.deadlineNs().orElse(job.untilNs()), job.item(), OptionalLong.of(job.number())));
    }

    private void choose(SeenJob job) {
        if (!chosen.equals(Optional.of(job)) || shown.get().isEmpty()) {
            chosen = Optional.of(job);
            begin();
        }
        session.document().select(Selection.of(job.item()));
        places.job(job);
    }

    private Optional<SeenJob> firstMissed(ItemId item) {
        return shownRun().flatMap(data -> SeenJob.firstMissed(data.trace(), data.slices(), item));
    }

    private Optional<ChartData> shownRun() {
        return session.runProperty().get().map(SimulatedRun::data);
    }

    private int index() {
        return chosen.map(misses::indexOf).orElse(-1);
    }

    private void begin() {
        int at = index();
        missed.set(!misses.isEmpty());
        count.set(
                at >= 0
                        ? Texts.text("why.count", at + 1, misses.size()).text()
                        : Texts.text("why.count.other", misses.size()).text());
        Optional<Reading> reading = session.checkedProperty().get().filter(r -> r.stage() == Stage.SIMULATED);
        Optional<SimulatedRun> run = session.runProperty().get();
        if (chosen.isEmpty()
                || reading.isEmpty()
                || run.isEmpty()
                || reading.get().machine().isEmpty()) {
            worker.cancel();
            shown.set(Optional.empty());
            advice.set(Advice.NONE);
            trying.set(false);
            overtaken.set(isOvertaken());
            return;
        }
        SeenJob job = chosen.get();
        boolean tries = open && job.missed() && !session.draggingProperty().get();
        Catalogue catalogue = session.catalogue();
        Function<Project, RunLimit> limits = session.runChoice().limits();
        worker.<News>begin(
                0,
                (progress, published) -> {
                    Shown explained = explained(reading.get(), run.get(), job);
                    published.accept(new News(explained, Advice.NONE, tries));
                    if (tries) {
                        try (Crew crew = new Crew()) {
                            Advice found = Advice.of(
                                    reading.get(),
                                    explained.why(),
                                    catalogue,
                                    limits.apply(reading.get().project()),
                                    crew,
                                    progress,
                                    now -> published.accept(new News(explained, now, true)));
                            published.accept(new News(explained, found, true));
                        }
                    }
                },
                this::take,
                _ -> {},
                () -> trying.set(false));
    }

    private static Shown explained(Reading reading, SimulatedRun run, SeenJob job) {
        Why why = Why.of(
                reading.machine().orElseThrow(), run.data().trace(), run.data().slices(), job);
        ContextName own = run.data().trace().names().contexts().get(job.context());
        return new Shown(why, run.data().scale(), own.level());
    }

    private void take(News news) {
        if (!shown.get().equals(Optional.of(news.shown()))) {
            shown.set(Optional.of(news.shown()));
        }
        // What can be pressed is in its final order, and what is not cannot be pressed: that nothing is tried any more
        // is told last.
        if (news.trying()) {
            trying.set(true);
        }
        advice.set(news.advice());
        overtaken.set(isOvertaken());
    }

    /** Brings a place into view: the playhead goes there, the item is selected. */
    public void goTo(Place place) {
        session.playhead().pause();
        session.playhead().moveTo(place.atNs());
        if (session.document().project().item(place.item()).isPresent()) {
            session.document().select(Selection.of(place.item()));
        }
        places.place(place);
    }

    /** What the pointer is on. */
    void hover(Optional<Tried> fix) {
        ghost.set(fix.flatMap(Tried::ghost));
    }

    /**
     * Applies the fix with a number from 1, as one undo step; false if there is none, while more is tried, as what comes may change the order, and when they were tried on another design than is open now.
     */
    public boolean apply(int number) {
        List<Tried> good = advice.get().good();
        if (trying.get() || overtaken.get() || number < 1 || number > good.size()) {
            return false;
        }
        apply(good.get(number - 1));
        return true;
    }

    void apply(Tried fix) {
        ghost.set(Optional.empty());
        session.document().endStep();
        session.document().apply(fix.remedy().edit());
        session.document().endStep();
    }
}
