package dev.takt.app.simulation;

import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.designer.chart.AreaFigures;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.timeline.TimelineViewModel;
import dev.takt.projects.units.ShareText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The figures of the brushed area of the timeline, of the whole run if nothing is brushed. Worked out only while they are looked at. */
public final class AreaViewModel {
    /** While an area is brushed only the last one is counted. */
    private static final long PAUSE_MILLIS = 100;

    /** A part of a run of some data: figures of the same part are not worked out again. */
    private record Part(Object data, long fromNs, long toNs) {}

    private final TimelineViewModel timeline;
    private final Document document;
    private final Newest counter;
    private final ReadOnlyObjectWrapper<List<AreaFigures.ContextFigures>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private Optional<Part> shown = Optional.empty();
    private boolean watched;

    /** {@code counter} counts the jobs of a long run. */
    public AreaViewModel(TimelineViewModel timeline, Document document, Newest counter) {
        this.timeline = timeline;
        this.counter = counter;
        this.document = document;
        timeline.chartProperty().addListener((_, _, _) -> refresh());
    }

    void setWatched(boolean watched) {
        this.watched = watched;
        refresh();
    }

    private void refresh() {
        Optional<Chart> chart = timeline.chartProperty().get();
        if (!watched || chart.isEmpty()) {
            return;
        }
        long from = chart.get().brush().map(Chart.Brush::fromNs).orElse(0L);
        long to = chart.get()
                .brush()
                .map(Chart.Brush::toNs)
                .orElse(chart.get().data().durationNs());
        Part part = new Part(chart.get().data(), from, Math.max(to, from + 1));
        if (!Optional.of(part).equals(shown)) {
            shown = Optional.of(part);
            boolean brushed = chart.get().brush().isPresent();
            ChartData data = chart.get().data();
            counter.cancel();
            if (timeline.walk().isLong()) {
                words.set(counting());
                counter.<AreaFigures>begin(
                        PAUSE_MILLIS,
                        (_, published) -> published.accept(AreaFigures.of(data, part.fromNs(), part.toNs())),
                        figures -> show(figures, brushed),
                        _ -> {},
                        this::counted);
            } else {
                show(AreaFigures.of(data, part.fromNs(), part.toNs()), brushed);
            }
        }
    }

    private static String counting() {
        return Texts.text("area.counting").text();
    }

    /** After a defect there is nothing to show. */
    private void counted() {
        if (words.get().equals(counting())) {
            words.set("");
            rows.set(List.of());
        }
    }

    private void show(AreaFigures figures, boolean brushed) {
        rows.set(figures.contexts());
        String span = TimeText.exact(figures.spanNs());
        String area = brushed
                ? Texts.text("area.brushed", TimeText.exact(figures.fromNs()), TimeText.exact(figures.toNs()), span)
                        .text()
                : Texts.text("area.whole", span).text();
        String cores = figures.cores().stream()
                .map(c -> Texts.text(
                                "area.core",
                                c.name(),
                                percent(c.busyNs(), figures.spanNs()),
                                percent(c.overheadNs(), figures.spanNs()))
                        .text())
                .collect(Collectors.joining(" · "));
        String queues = figures.queues().stream()
                .map(q -> Texts.text("area.queue", q.name(), q.highest(), q.capacity())
                        .text())
                .collect(Collectors.joining(" · "));
        words.set(
                List.of(area, cores, queues).stream().filter(w -> !w.isEmpty()).collect(Collectors.joining("  |  ")));
    }

    /** Share of a span, rounded to a tenth of a percent. */
    static String percent(long part, long whole) {
        return ShareText.ofThousandths(Math.round(1000.0 * part / whole));
    }

    String share(long ns) {
        return shown.map(p -> percent(ns, p.toNs() - p.fromNs())).orElse("");
    }

    public ReadOnlyObjectProperty<List<AreaFigures.ContextFigures>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Which area, how busy its cores were, how full its channels. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    void select(AreaFigures.ContextFigures row) {
        document.select(Selection.of(row.item()));
    }
}
