package dev.takt.designer.chart;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.designer.overlay.Ghost;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.PixelRow;
import dev.takt.sim.trace.Steps;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.Track;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * A chart as it is seen: data, rows, the part of the run, the size of the picture, how far the rows are scrolled, where the playhead is, and an area the user
 * has brushed (a range, or nothing), what a fix would make of a part of the run, and the instants the user has marked, ascending. Changing what is seen makes a new chart over the same data.
 */
public record Chart(
        ChartData data,
        Optional<Project> project,
        TrackList.Choice choice,
        TrackList tracks,
        VisibleRange range,
        double width,
        double height,
        double scroll,
        OptionalLong playheadNs,
        Optional<Brush> brush,
        Optional<Ghost> ghost,
        List<Long> marks) {
    /** Width of the column with the names. */
    public static final double HEADER = 164;

    /** Height of the strip with the whole run. */
    public static final double OVERVIEW = 40;

    /** Height of the ruler below it. */
    public static final double RULER = 24;

    static final double LOAD_COLUMN = 6;

    private static final double REACH = 3;

    /** A flag reaches so far to the right of its deadline, and down from the top of its row. */
    private static final double FLAG = 10;

    /** The label with how late it was reaches so far above its row. */
    private static final double LABEL = 5;

    /** An area of time the user has marked. */
    public record Brush(long fromNs, long toNs) {
        public Brush {
            if (toNs < fromNs) {
                long swap = fromNs;
                fromNs = toNs;
                toNs = swap;
            }
        }
    }

    /** A chart of the whole run. */
    public static Chart of(ChartData data, Optional<Project> project, double width, double height) {
        TrackList tracks = TrackList.of(data, project, TrackList.Choice.ALL);
        return new Chart(
                data,
                project,
                TrackList.Choice.ALL,
                tracks,
                VisibleRange.all(data.durationNs()),
                width,
                height,
                0,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public Chart withRange(VisibleRange range) {
        return new Chart(data, project, choice, tracks, range, width, height, scroll, playheadNs, brush, ghost, marks);
    }

    public Chart withSize(double width, double height) {
        return new Chart(data, project, choice, tracks, range, width, height, scroll, playheadNs, brush, ghost, marks)
                .scrolledTo(scroll);
    }

    /** The columns in which the load of a core is summed up: as many as stand {@link #LOAD_COLUMN} pixels apart. */
    PixelRow loads(int core) {
        int columns = Math.max(1, (int) (area().width() / LOAD_COLUMN));
        return data.index().coreGlance(core, range.startNs(), range.endNs(), columns);
    }

    /** The rows moved up, not further than to the last. */
    public Chart scrolledTo(double scroll) {
        double most = Math.max(0, tracks.height() - (height - OVERVIEW - RULER));
        double to = Math.clamp(scroll, 0, most);
        return new Chart(data, project, choice, tracks, range, width, height, to, playheadNs, brush, ghost, marks);
    }

    /** Scrolled by as little as brings a row into view. */
    public Chart revealing(ChartTrack track) {
        if (track.group() == TrackList.PINNED) {
            return this;
        }
        Box row = box(track);
        Box room = scrolledArea();
        double above = Math.min(0, row.y() - room.y());
        return scrolledTo(scroll + (above < 0 ? above : Math.max(0, row.bottom() - room.bottom())));
    }

    public Chart withChoice(TrackList.Choice choice) {
        TrackList rows = TrackList.of(data, project, choice);
        return new Chart(data, project, choice, rows, range, width, height, scroll, playheadNs, brush, ghost, marks)
                .scrolledTo(scroll);
    }

    public Chart withSelection(Set<ItemId> selected) {
        return withChoice(choice.withSelected(selected));
    }

    public Chart withPlayhead(OptionalLong playheadNs) {
        return new Chart(data, project, choice, tracks, range, width, height, scroll, playheadNs, brush, ghost, marks);
    }

    public Chart withBrush(Optional<Brush> brush) {
        return new Chart(data, project, choice, tracks, range, width, height, scroll, playheadNs, brush, ghost, marks);
    }

    /** With what a fix would make of a part of the run, or without. */
    public Chart withGhost(Optional<Ghost> ghost) {
        return new Chart(data, project, choice, tracks, range, width, height, scroll, playheadNs, brush, ghost, marks);
    }

    /** With a mark at an instant, or without the one that was there. */
    public Chart withMarkToggled(long ns) {
        TreeSet<Long> next = new TreeSet<>(marks);
        if (!next.remove(ns)) {
            next.add(ns);
        }
        return withMarks(List.copyOf(next));
    }

    public Chart withMarks(List<Long> marks) {
        return new Chart(data, project, choice, tracks, range, width, height, scroll, playheadNs, brush, ghost, marks);
    }

    /** Where slices are drawn. */
    public Box area() {
        return new Box(HEADER, OVERVIEW + RULER, Math.max(1, width - HEADER), Math.max(0, height - OVERVIEW - RULER));
    }

    public double x(long ns) {
        return HEADER + range.x(ns, area().width());
    }

    /** The instant at an x, within the visible range. */
    public long nsAt(double x) {
        return Math.clamp(range.ns(x - HEADER, area().width()), range.startNs(), range.endNs());
    }

    /** The instant at an x of the strip with the whole run. */
    public long overviewNsAt(double x) {
        double share = Math.clamp((x - HEADER) / area().width(), 0, 1);
        return Math.round(share * data.durationNs());
    }

    /** Where the next arrow leads, or the last one before: an instant, and the item at its other end. */
    public record Step(long atNs, ItemId item) {}

    /** Follows an arrow from an item, or the next one at all if it has none; in a long run as long as somebody wants to know. */
    public Optional<Step> alongArrow(Optional<ItemId> from, long atNs, boolean forward, Progress progress) {
        List<TraceNames.ContextName> contexts = data.trace().names().contexts();
        int context = contexts.stream()
                .filter(c -> from.filter(c.item()::equals).isPresent())
                .mapToInt(TraceNames.ContextName::index)
                .findFirst()
                .orElse(-1);
        return new Arrows(data.trace(), data.releases())
                .next(atNs, context, forward, progress)
                .map(a -> new Step(
                        a.atNs(),
                        contexts.get(context < 0 ? a.to() : a.other(context)).item()));
    }

    /** A job of an item. */
    public record JobOf(ItemId item, long number) {}

    /** Whose job a slice is part of; none where nobody runs, waits or holds. */
    public Optional<JobOf> job(ChartHit.OnSlice hit) {
        if (hit.slice() < 0 || hit.track().kind() == ChartTrack.Kind.LOAD) {
            return Optional.empty();
        }
        Track slices = slicesOf(hit.track());
        int context = slices.context(hit.slice());
        long number = slices.job(hit.slice());
        return context < 0 || number < 0
                ? Optional.empty()
                : Optional.of(
                        new JobOf(data.trace().names().contexts().get(context).item(), number));
    }

    /** The job of an item that is under way at an instant, or else the last one before. */
    public Optional<JobOf> jobAt(ItemId item, long ns) {
        return data.trace().names().contexts().stream()
                .filter(c -> c.item().equals(item))
                .findFirst()
                .flatMap(c -> {
                    Track own = data.slices().context(c.index());
                    int slice = own.at(ns);
                    if (slice < own.size() && own.start(slice) <= ns && own.job(slice) >= 0) {
                        return Optional.of(new JobOf(item, own.job(slice)));
                    }
                    Jobs jobs = data.slices().jobs(c.index());
                    int last = jobs.firstAt(ns + 1) - 1;
                    return last < 0 ? Optional.empty() : Optional.of(new JobOf(item, jobs.number(last)));
                });
    }

    /** Box of a row in the picture. */
    public Box box(ChartTrack track) {
        double moved = track.group() == TrackList.PINNED ? 0 : scroll;
        return new Box(0, area().y() + track.top() - moved, width, track.height());
    }

    /** The rows that do not scroll. */
    Box pinnedArea() {
        return new Box(0, area().y(), width, Math.min(area().height(), tracks.pinnedHeight()));
    }

    /** Where the rows are that scroll. */
    Box scrolledArea() {
        Box pinned = pinnedArea();
        return new Box(0, pinned.bottom(), width, Math.max(0, height - pinned.bottom()));
    }

    /** The row at a height of the picture; the pinned ones lie over the others. */
    private Optional<ChartTrack> trackAt(double y) {
        double pinned = pinnedArea().bottom();
        return tracks.at(y - area().y() + (y < pinned ? 0 : scroll));
    }

    /** What is under a point of the picture. */
    public ChartHit hit(Point point) {
        if (point.y() < OVERVIEW) {
            return point.x() < HEADER ? new ChartHit.Nothing() : new ChartHit.OnOverview(overviewNsAt(point.x()));
        }
        if (point.y() < OVERVIEW + RULER) {
            return point.x() < HEADER ? new ChartHit.Nothing() : new ChartHit.OnRuler(nsAt(point.x()));
        }
        Optional<ChartHit> miss = point.x() < HEADER ? Optional.empty() : missAt(point);
        if (miss.isPresent()) {
            return miss.get();
        }
        Optional<ChartTrack> track = trackAt(point.y());
        if (track.isEmpty()) {
            return new ChartHit.Nothing();
        }
        return point.x() < HEADER ? new ChartHit.OnHeader(track.get()) : onTrack(track.get(), nsAt(point.x()));
    }

    /** A flag of a missed deadline, its line, or the label above it. */
    private Optional<ChartHit> missAt(Point point) {
        for (ChartTrack track : tracks.tracks()) {
            Box box = box(track);
            boolean covered = track.group() != TrackList.PINNED
                    && point.y() < pinnedArea().bottom();
            if (!covered && track.ofContext() && point.y() >= box.y() - LABEL && point.y() <= box.bottom()) {
                boolean above = point.y() < box.y() + FLAG;
                double reach = above ? FLAG : REACH;
                long from = range.ns(point.x() - HEADER - reach, area().width());
                long miss = data.missAfter(track.index(), Math.max(0, from));
                if (miss >= 0 && x(miss) <= point.x() + REACH) {
                    return data.missed(track.index(), miss).map(job -> new ChartHit.OnMiss(track, job, miss));
                }
            }
        }
        return Optional.empty();
    }

    private ChartHit onTrack(ChartTrack track, long ns) {
        ChartDetails details = new ChartDetails(this);
        return switch (track.kind()) {
            case RUNNING, INTERRUPT, TASK, HELD -> {
                int slice = sliceAt(slicesOf(track), ns);
                yield slice < 0
                        ? new ChartHit.OnTrack(track, ns)
                        : new ChartHit.OnSlice(track, slice, ns, details.slice(track, slice));
            }
            case DEPTH -> {
                Steps steps = data.slices().depth(track.index());
                String depth = Texts.words("chart.depth.at", track.name(), steps.at(ns), details.instant(ns));
                yield new ChartHit.OnSlice(track, -1, ns, List.of(depth));
            }
            case LOAD -> new ChartHit.OnSlice(track, -1, ns, details.load(track, ns));
            case GROUP -> new ChartHit.OnTrack(track, ns);
        };
    }

    /** The slices of a row that has some. */
    Track slicesOf(ChartTrack track) {
        return switch (track.kind()) {
            case RUNNING -> data.slices().core(track.index());
            case HELD -> data.slices().holder(track.index());
            case INTERRUPT, TASK -> data.slices().context(track.index());
            case GROUP, DEPTH, LOAD ->
                throw new IllegalArgumentException(track.kind().name());
        };
    }

    /** The slice at an instant, or the nearest within three pixels: thin ones could not be hit otherwise. */
    private int sliceAt(Track slices, long ns) {
        int at = slices.at(ns);
        if (at < slices.size() && slices.start(at) <= ns) {
            return at;
        }
        long reach = Math.round(REACH / area().width() * range.spanNs());
        if (at < slices.size() && slices.start(at) - ns <= reach) {
            return at;
        }
        return at > 0 && ns - slices.end(at - 1) <= reach ? at - 1 : -1;
    }
}
