package dev.takt.designer.timeline;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.ChartHit;
import dev.takt.designer.chart.ChartTrack;
import dev.takt.designer.chart.TraceSearch;
import dev.takt.designer.chart.TrackList;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Point;
import dev.takt.designer.overlay.Ghost;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.sim.trace.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The timeline without its pixels: a chart over the newest run, moved by keys, wheel and playhead. There is no chart before the first run. */
public final class TimelineViewModel {
    private static final int MOST_SEARCHED_AT_ONCE = 5_000_000;

    /** So many jobs of the busiest context a first look shows, about. */
    private static final long JOBS_AT_FIRST = 36;

    /** What is asked for takes at least one part of so many of the picture. */
    private static final long LEAST_SHARE = 6;

    private static final double KEY_ZOOM = 1.5;
    private static final double KEY_PAN = 0.2;

    private final Document document;
    private final Playhead playhead;
    private final ReadOnlyObjectWrapper<Optional<Chart>> chart = new ReadOnlyObjectWrapper<>(Optional.empty());
    private BiConsumer<ItemId, Long> missChosen = (_, _) -> {};
    private BiConsumer<ItemId, Long> jobChosen = (_, _) -> {};
    private double width = 800;
    private double height = 400;
    private boolean loads;
    private TrackList.Choice first = TrackList.Choice.ALL;

    public TimelineViewModel(Document document, Playhead playhead) {
        this.document = document;
        this.playhead = playhead;
        document.addListener(change -> {
            if (change.ofSelection()) {
                change(c -> c.withSelection(Set.copyOf(change.selection().items())));
            }
        });
        playhead.addListener(this::follow);
    }

    public ReadOnlyObjectProperty<Optional<Chart>> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    /** Shows a run; where it lasts as long as the one before, the same part of it. */
    public void show(ChartData data, Project project) {
        Chart fresh = Chart.of(data, Optional.of(project), width, height);
        VisibleRange range = chart.get()
                .map(Chart::range)
                .filter(r -> r.totalNs() == data.durationNs())
                .orElseGet(() -> FirstLook.of(data, JOBS_AT_FIRST));
        Chart next = chart.get()
                .map(old -> fresh.withChoice(old.choice()).withMarks(old.marks()))
                .orElseGet(() -> fresh.withChoice(first.withLoads(loads)));
        chart.set(Optional.of(next.withRange(range)
                .withSelection(Set.copyOf(document.selection().items()))
                .withPlayhead(OptionalLong.of(playhead.atNs()))));
    }

    /** Who is told of a click on the mark of a missed deadline: the task and the number of its job. */
    public void setMissChosen(BiConsumer<ItemId, Long> chosen) {
        missChosen = chosen;
    }

    /** Who is told of a click on a job, in time or not: its task and its number. */
    public void setJobChosen(BiConsumer<ItemId, Long> chosen) {
        jobChosen = chosen;
    }

    /** Shows what a fix would make of a part of the run, or no longer. */
    public void show(Optional<Ghost> ghost) {
        change(c -> c.withGhost(ghost));
    }

    /** Brings a stretch of time into view if it is not or is too small to be read, with something before and after it. */
    public void showStretch(long fromNs, long toNs) {
        change(c -> {
            VisibleRange r = c.range();
            boolean large = (toNs - fromNs) * LEAST_SHARE >= r.spanNs();
            boolean seen = large && r.startNs() <= fromNs && toNs <= r.endNs();
            long margin = Math.max(1, (toNs - fromNs) / 2);
            return seen ? c : c.withRange(r.focused(fromNs - margin, toNs + margin));
        });
    }

    private void change(UnaryOperator<Chart> how) {
        chart.get().ifPresent(c -> {
            Chart next = how.apply(c);
            if (!next.equals(c)) {
                chart.set(Optional.of(next));
            }
        });
    }

    public void resize(double width, double height) {
        this.width = width;
        this.height = height;
        change(c -> c.withSize(width, height));
    }

    private void follow() {
        change(c -> {
            Chart at = c.withPlayhead(OptionalLong.of(playhead.atNs()));
            return playhead.isPlaying() ? at.withRange(at.range().showing(playhead.atNs())) : at;
        });
    }

    /** Brings the playhead into view. */
    public void showPlayhead() {
        change(c -> c.withRange(c.range().showing(playhead.atNs())));
    }

    public void zoomAt(double x, double factor) {
        change(c -> c.withRange(c.range().zoomed(c.nsAt(x), factor)));
    }

    /** Zooms about the playhead if it is in view, else about the middle. */
    public void zoom(boolean closer) {
        change(c -> {
            VisibleRange r = c.range();
            boolean seen = r.startNs() <= playhead.atNs() && playhead.atNs() <= r.endNs();
            long at = seen ? playhead.atNs() : r.startNs() + r.spanNs() / 2;
            return c.withRange(r.zoomed(at, closer ? KEY_ZOOM : 1 / KEY_ZOOM));
        });
    }

    public void panByPixels(double dx) {
        change(c -> c.withRange(
                c.range().panned(-Math.round(dx / c.area().width() * c.range().spanNs()))));
    }

    public void pan(boolean forward) {
        change(c -> c.withRange(c.range()
                .panned(Math.round((forward ? KEY_PAN : -KEY_PAN) * c.range().spanNs()))));
    }

    public void scroll(double dy) {
        change(c -> c.scrolledTo(c.scroll() + dy));
    }

    /** Scrolls by as little as brings a row into view. */
    void reveal(ChartTrack track) {
        change(c -> c.revealing(track));
    }

    /** Shows the marked area, or the whole run. */
    public void focus() {
        change(c -> c.withRange(c.brush()
                .map(b -> c.range().focused(b.fromNs(), b.toNs()))
                .orElseGet(() -> VisibleRange.all(c.range().totalNs()))));
    }

    /** Shows this part of the run, as far as the run goes. */
    public void look(VisibleRange wanted) {
        change(c -> c.withRange(
                new VisibleRange(wanted.startNs(), wanted.endNs(), c.range().totalNs())));
    }

    /** Shows the run around an instant picked in the strip with the whole run. */
    public void lookAt(long ns) {
        change(c -> c.withRange(
                c.range().panned(ns - c.range().startNs() - c.range().spanNs() / 2)));
    }

    public void brush(double fromX, double toX) {
        change(c -> c.withBrush(Optional.of(new Chart.Brush(c.nsAt(fromX), c.nsAt(toX)))));
    }

    public void unbrush() {
        change(c -> c.withBrush(Optional.empty()));
    }

    public Optional<ChartHit> hit(double x, double y) {
        return chart.get().map(c -> c.hit(new Point(x, y)));
    }

    /** A click on what is there: a name folds its group or selects its item, a slice selects its item. */
    public void click(ChartHit hit) {
        switch (hit) {
            case ChartHit.OnHeader on -> header(on.track());
            case ChartHit.OnSlice on -> slice(on);
            case ChartHit.OnTrack on -> on.track().item().ifPresent(this::select);
            case ChartHit.OnMiss on ->
                on.track().item().ifPresent(item -> {
                    select(item);
                    missChosen.accept(item, on.job());
                });
            case ChartHit.OnRuler on -> playhead.moveTo(on.atNs());
            case ChartHit.OnOverview on -> lookAt(on.atNs());
            case ChartHit.Nothing _ -> document.select(Selection.NONE);
        }
    }

    private void slice(ChartHit.OnSlice on) {
        on.track().item().ifPresent(this::select);
        chart.get().flatMap(c -> c.job(on)).ifPresent(job -> jobChosen.accept(job.item(), job.number()));
    }

    /** The job of the selected item at the playhead. */
    public Optional<Chart.JobOf> jobHere() {
        return chart.get().flatMap(c -> document.selection().single().flatMap(item -> c.jobAt(item, playhead.atNs())));
    }

    /** Selects what the row of a place is about, unless it is selected with others already. */
    public void take(ChartHit hit) {
        Optional<ChartTrack> track =
                switch (hit) {
                    case ChartHit.OnHeader on -> Optional.of(on.track());
                    case ChartHit.OnSlice on -> Optional.of(on.track());
                    case ChartHit.OnTrack on -> Optional.of(on.track());
                    case ChartHit.OnMiss on -> Optional.of(on.track());
                    case ChartHit.OnRuler _, ChartHit.OnOverview _, ChartHit.Nothing _ -> Optional.empty();
                };
        track.flatMap(ChartTrack::item).ifPresent(this::take);
    }

    /** Selects an item, unless it is selected with others already. */
    void take(ItemId item) {
        if (!document.selection().contains(item)) {
            select(item);
        }
    }

    private void header(ChartTrack track) {
        if (track.kind() == ChartTrack.Kind.GROUP) {
            change(c -> c.withChoice(c.choice().toggled(track.group())));
        } else {
            track.item().ifPresent(this::select);
        }
    }

    private void select(ItemId item) {
        document.select(Selection.of(item));
    }

    public void scrub(double x) {
        chart.get().ifPresent(c -> playhead.moveTo(c.nsAt(x)));
    }

    /** Moves the playhead to the next thing that happens, or the one before. */
    public void step(boolean forward) {
        chart.get().map(c -> c.data().trace()).ifPresent(trace -> {
            playhead.pause();
            playhead.moveTo(forward ? nextEvent(trace) : eventBefore(trace));
            showPlayhead();
        });
    }

    private long nextEvent(Trace trace) {
        int next = trace.firstAt(playhead.atNs() + 1);
        return next < trace.size() ? trace.time(next) : trace.durationNs();
    }

    private long eventBefore(Trace trace) {
        int next = trace.firstAt(playhead.atNs());
        return next > 0 ? trace.time(next - 1) : 0;
    }

    /** Moves the playhead to the next missed deadline, from the last on to the first; false if none was missed. */
    public boolean nextMiss() {
        Optional<ChartData> data = chart.get().map(Chart::data);
        long later = data.map(d -> d.missAfter(playhead.atNs() + 1)).orElse(-1L);
        long miss = later >= 0 ? later : data.map(d -> d.missAfter(0)).orElse(-1L);
        if (miss >= 0) {
            playhead.pause();
            playhead.moveTo(miss);
            showPlayhead();
        }
        return miss >= 0;
    }

    /** Shows these rows, from the first run on. */
    public void choose(TrackList.Choice rows) {
        first = rows;
        loads = rows.loads();
        change(c -> c.withChoice(rows.withSelected(c.choice().selected())));
    }

    /** Shows how busy each core is, or no longer. */
    public void setLoads(boolean shown) {
        loads = shown;
        change(c -> c.withChoice(c.choice().withLoads(shown)));
    }

    public void toggleLoads() {
        setLoads(!loads);
    }

    /** Shows the arrows from row to row, or no longer. */
    public void toggleArrows() {
        change(c -> c.withChoice(c.choice().withArrows(!c.choice().arrows())));
    }

    /** Keeps the rows of the selection on top, or lets them go back. */
    public void pin() {
        Set<ItemId> items = Set.copyOf(document.selection().items());
        if (!items.isEmpty()) {
            change(c -> c.withChoice(c.choice().withPinsToggled(items)));
        }
    }

    /** Leaves the rows of the selection out. */
    public void hide() {
        change(c -> {
            Set<ItemId> hidden = new HashSet<>(c.choice().hidden());
            hidden.addAll(document.selection().items());
            return c.withChoice(c.choice().withHidden(hidden));
        });
    }

    /** Leaves out the rows of all items but the selected ones. */
    public void hideOthers() {
        change(c -> {
            Set<ItemId> hidden = new HashSet<>(items());
            hidden.removeAll(document.selection().items());
            return c.withChoice(c.choice().withHidden(hidden));
        });
    }

    /** Shows all rows again. */
    public void showAll() {
        change(c -> c.withChoice(c.choice().withHidden(Set.of())));
    }

    /** True while rows are left out. */
    public boolean hidesRows() {
        return chart.get().filter(c -> !c.choice().hidden().isEmpty()).isPresent();
    }

    /** Marks the instant of the playhead, or takes its mark away. */
    public void mark() {
        change(c -> c.withMarkToggled(playhead.atNs()));
    }

    /** Takes all marks away. */
    public void unmark() {
        change(c -> c.withMarks(List.of()));
    }

    /** Moves the playhead to the next mark, from the last on to the first. */
    public void nextMark() {
        List<Long> marks = chart.get().map(Chart::marks).orElse(List.of());
        if (!marks.isEmpty()) {
            goTo(marks.stream().filter(m -> m > playhead.atNs()).findFirst().orElse(marks.getFirst()));
        }
    }

    /** Follows the next arrow from the selected row, or the last one before the playhead, and selects its other end. */
    public void follow(boolean forward) {
        chart.get()
                .flatMap(c -> c.alongArrow(document.selection().single(), playhead.atNs(), forward))
                .ifPresent(step -> {
                    goTo(step.atNs());
                    select(step.item());
                });
    }

    /** Moves the playhead to an event that is found, and selects whose it is; false if none is found. */
    public boolean find(String words, boolean forward) {
        int event = search(words).map(s -> s.next(here(forward), forward)).orElse(-1);
        show(event);
        return event >= 0;
    }

    /** Searches the run for words; nothing if there are none, or no run. */
    public Optional<TraceSearch> search(String words) {
        return chart.get().flatMap(c -> TraceSearch.of(c.data().trace(), words));
    }

    /** True for a run that is too long to be searched while a key goes down. */
    public boolean isLong() {
        return chart.get()
                .filter(c -> c.data().trace().size() > MOST_SEARCHED_AT_ONCE)
                .isPresent();
    }

    /** The event before the playhead, or after it, from which a search goes on. */
    public int here(boolean forward) {
        return chart.get()
                .map(c -> c.data().trace())
                .map(t -> forward ? t.firstAt(playhead.atNs() + 1) - 1 : t.firstAt(playhead.atNs()))
                .orElse(0);
    }

    /** Moves the playhead to an event, and selects whose it is; none: -1. */
    public void show(int event) {
        Optional<Trace> trace = chart.get().map(c -> c.data().trace()).filter(t -> event >= 0 && event < t.size());
        if (trace.isPresent()) {
            goTo(trace.get().time(event));
            int context = trace.get().context(event);
            if (context >= 0) {
                select(trace.get().names().contexts().get(context).item());
            }
        }
    }

    /** How many events words find. */
    public int found(String words) {
        return search(words).map(TraceSearch::count).orElse(0);
    }

    private void goTo(long ns) {
        playhead.pause();
        playhead.moveTo(ns);
        showPlayhead();
    }

    /** Items that have a row, top to bottom. */
    public List<ItemId> items() {
        return chart.get()
                .map(c -> c.tracks().tracks().stream()
                        .flatMap(t -> t.item().stream())
                        .toList())
                .orElse(List.of());
    }
}
