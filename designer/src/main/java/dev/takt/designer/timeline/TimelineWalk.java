package dev.takt.designer.timeline;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.SliceSteps;
import dev.takt.designer.chart.TraceSearch;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Playhead;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.Optional;

/** Takes the playhead of a timeline along its run: from slice to slice, miss to miss, mark to mark, along arrows and to what is searched for. */
public final class TimelineWalk {
    private static final int MOST_SEARCHED_AT_ONCE = 5_000_000;

    private final TimelineViewModel timeline;
    private final Document document;
    private final Playhead playhead;

    TimelineWalk(TimelineViewModel timeline, Document document, Playhead playhead) {
        this.timeline = timeline;
        this.document = document;
        this.playhead = playhead;
    }

    /**
     * Moves the playhead to where the next slice begins, or the one before: of the selected row, or of all tasks and handlers while no single row is selected. Before the first slice is the start of the run; behind
     * the last the playhead stays.
     */
    public void step(boolean forward) {
        timeline.chartProperty().get().map(Chart::data).ifPresent(data -> {
            SliceSteps slices = SliceSteps.of(data, document.selection().single());
            playhead.pause();
            long at = playhead.atNs();
            playhead.moveTo(
                    forward ? slices.after(at).orElse(at) : slices.before(at).orElse(0));
            timeline.showPlayhead();
        });
    }

    /** Moves the playhead to the next missed deadline, from the last on to the first; false if none was missed. */
    public boolean nextMiss() {
        Optional<ChartData> data = timeline.chartProperty().get().map(Chart::data);
        long later = data.map(d -> d.missAfter(playhead.atNs() + 1)).orElse(-1L);
        long miss = later >= 0 ? later : data.map(d -> d.missAfter(0)).orElse(-1L);
        if (miss >= 0) {
            playhead.pause();
            playhead.moveTo(miss);
            timeline.showPlayhead();
        }
        return miss >= 0;
    }

    /** Marks the instant of the playhead, or takes its mark away. */
    public void mark() {
        timeline.change(c -> c.withMarkToggled(playhead.atNs()));
    }

    /** Takes all marks away. */
    public void unmark() {
        timeline.change(c -> c.withMarks(List.of()));
    }

    /** Moves the playhead to the next mark, from the last on to the first. */
    public void nextMark() {
        List<Long> marks = timeline.chartProperty().get().map(Chart::marks).orElse(List.of());
        if (!marks.isEmpty()) {
            goTo(marks.stream().filter(m -> m > playhead.atNs()).findFirst().orElse(marks.getFirst()));
        }
    }

    /** Follows the next arrow from the selected row, or the last one before the playhead, and selects its other end. */
    public void follow(boolean forward) {
        arrow(forward).flatMap(a -> a.find(Progress.NONE)).ifPresent(this::go);
    }

    /** A search for the arrow that {@link #follow} would follow from here, to be made on any thread; nothing if there is no run. */
    public Optional<ArrowSearch> arrow(boolean forward) {
        return timeline.chartProperty()
                .get()
                .map(c -> new ArrowSearch(c, document.selection().single(), playhead.atNs(), forward));
    }

    /** Goes where an arrow leads, and selects the item at its other end. */
    public void go(Chart.Step along) {
        goTo(along.atNs());
        timeline.select(along.item());
    }

    /** Moves the playhead to an event that is found, and selects whose it is; false if none is found. */
    public boolean find(String words, boolean forward) {
        int event = search(words).map(s -> s.next(here(forward), forward)).orElse(-1);
        show(event);
        return event >= 0;
    }

    /** Searches the run for words; nothing if there are none, or no run. */
    public Optional<TraceSearch> search(String words) {
        return timeline.chartProperty()
                .get()
                .flatMap(c -> TraceSearch.of(c.data().trace(), words));
    }

    /** True for a run that is too long to be searched while a key goes down. */
    public boolean isLong() {
        return timeline.chartProperty()
                .get()
                .filter(c -> c.data().trace().size() > MOST_SEARCHED_AT_ONCE)
                .isPresent();
    }

    /** The event before the playhead, or after it, from which a search goes on. */
    public int here(boolean forward) {
        return timeline.chartProperty()
                .get()
                .map(c -> c.data().trace())
                .map(t -> forward ? t.firstAt(playhead.atNs() + 1) - 1 : t.firstAt(playhead.atNs()))
                .orElse(0);
    }

    /** Moves the playhead to an event, and selects whose it is; none: -1. */
    public void show(int event) {
        Optional<Trace> trace =
                timeline.chartProperty().get().map(c -> c.data().trace()).filter(t -> event >= 0 && event < t.size());
        if (trace.isPresent()) {
            goTo(trace.get().time(event));
            int context = trace.get().context(event);
            if (context >= 0) {
                timeline.select(trace.get().names().contexts().get(context).item());
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
        timeline.showPlayhead();
    }

    /** The job of the selected item at the playhead. */
    public Optional<Chart.JobOf> jobHere() {
        return timeline.chartProperty()
                .get()
                .flatMap(c -> document.selection().single().flatMap(item -> c.jobAt(item, playhead.atNs())));
    }
}
