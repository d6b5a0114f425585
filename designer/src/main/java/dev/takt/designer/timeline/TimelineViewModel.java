package dev.takt.designer.timeline;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.ChartHit;
import dev.takt.designer.chart.ChartTrack;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Point;
import dev.takt.designer.overlay.Ghost;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The timeline without its pixels: a chart over the newest run, moved by keys, wheel and playhead. There is no chart before the first run. */
public final class TimelineViewModel {
    /** So many jobs of the busiest context a first look shows, about. */
    private static final long JOBS_AT_FIRST = 36;

    /** What is asked for takes at least one part of so many of the picture. */
    private static final long LEAST_SHARE = 6;

    private static final double KEY_ZOOM = 1.5;
    private static final double KEY_PAN = 0.2;

    private final Document document;
    private final Playhead playhead;
    private final TimelineRows rows;
    private final TimelineWalk walk;
    private final ReadOnlyObjectWrapper<Optional<Chart>> chart = new ReadOnlyObjectWrapper<>(Optional.empty());
    private BiConsumer<ItemId, Long> missChosen = (_, _) -> {};
    private BiConsumer<ItemId, Long> jobChosen = (_, _) -> {};
    private boolean playing;
    private double width = 800;
    private double height = 400;

    public TimelineViewModel(Document document, Playhead playhead) {
        this.document = document;
        this.playhead = playhead;
        rows = new TimelineRows(this, document);
        walk = new TimelineWalk(this, document, playhead);
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

    /** Shows a run; where it lasts as long as the one before, or that one has gone on, the same part of it. */
    public void show(ChartData data, Project project) {
        Chart fresh = Chart.of(data, Optional.of(project), width, height);
        VisibleRange range = chart.get()
                .filter(old -> old.data().durationNs() == data.durationNs() || goesOn(old.data(), data))
                .map(old -> old.range().within(data.durationNs()))
                .orElseGet(() -> FirstLook.of(data, JOBS_AT_FIRST));
        Chart next = chart.get()
                .map(old -> fresh.withChoice(old.choice()).withMarks(old.marks()))
                .orElseGet(() -> fresh.withChoice(rows.first()));
        chart.set(Optional.of(next.withRange(range)
                .withSelection(Set.copyOf(document.selection().items()))
                .withPlayhead(OptionalLong.of(playhead.atNs()))));
    }

    /** A longer run with the same names, not only equal ones, is the one before gone on. */
    private static boolean goesOn(ChartData before, ChartData now) {
        return before.trace().names() == now.trace().names() && before.durationNs() <= now.durationNs();
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

    /** Which rows there are. */
    public TimelineRows rows() {
        return rows;
    }

    /** What goes along the run. */
    public TimelineWalk walk() {
        return walk;
    }

    /** Shows another chart, where there is one. */
    void change(UnaryOperator<Chart> how) {
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

    /** A replay takes the view with it as long as its playhead is seen: who has gone elsewhere stays there. */
    private void follow() {
        boolean begins = playhead.isPlaying() && !playing;
        playing = playhead.isPlaying();
        change(c -> {
            Chart at = c.withPlayhead(OptionalLong.of(playhead.atNs()));
            boolean seen = begins
                    || c.playheadNs().isEmpty()
                    || c.range().contains(c.playheadNs().getAsLong());
            return playing && seen ? at.withRange(at.range().showing(playhead.atNs())) : at;
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
            long at = r.contains(playhead.atNs()) ? playhead.atNs() : r.startNs() + r.spanNs() / 2;
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

    void select(ItemId item) {
        document.select(Selection.of(item));
    }

    public void scrub(double x) {
        chart.get().ifPresent(c -> playhead.moveTo(c.nsAt(x)));
    }
}
