package dev.takt.designer.chart;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Steps;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.Track;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Where slices begin: of one row, or of all tasks and handlers together. Each row is searched by halves, so a step takes no longer in a long run. */
public final class SliceSteps {
    private final Slices slices;
    private final List<Track> tracks;
    private final List<Steps> depths;

    private SliceSteps(Slices slices, List<Track> tracks, List<Steps> depths) {
        this.slices = slices;
        this.tracks = tracks;
        this.depths = depths;
    }

    /** Of the row of an item; of all tasks and handlers if there is no item, or it has no row. */
    public static SliceSteps of(ChartData data, Optional<ItemId> item) {
        Slices slices = data.slices();
        TraceNames names = data.trace().names();
        List<Track> own = names.contexts().stream()
                .filter(c -> item.filter(c.item()::equals).isPresent())
                .map(c -> slices.context(c.index()))
                .toList();
        List<TraceNames.ThingName> things = names.things().stream()
                .filter(t -> item.filter(t.item()::equals).isPresent())
                .toList();
        if (own.isEmpty() && things.isEmpty()) {
            return new SliceSteps(
                    slices,
                    names.contexts().stream()
                            .map(c -> slices.context(c.index()))
                            .toList(),
                    List.of());
        }
        List<Track> held = things.stream()
                .filter(t -> t.kind() != ThingKind.QUEUE)
                .map(t -> slices.holder(t.index()))
                .toList();
        return new SliceSteps(
                slices,
                own.isEmpty() ? held : own,
                things.stream()
                        .filter(t -> t.kind() == ThingKind.QUEUE)
                        .map(t -> slices.depth(t.index()))
                        .toList());
    }

    /** The first slice that begins after an instant. */
    public OptionalLong after(long ns) {
        return starts(
                        tracks.stream().mapToLong(t -> after(t, ns)),
                        depths.stream().mapToLong(d -> d.firstAfter(ns) < d.size() ? d.time(d.firstAfter(ns)) : -1))
                .min();
    }

    /** The last slice that begins before an instant. */
    public OptionalLong before(long ns) {
        return starts(
                        tracks.stream().mapToLong(t -> before(t, ns)),
                        depths.stream()
                                .mapToLong(d -> d.firstAfter(ns - 1) > 0 ? d.time(d.firstAfter(ns - 1) - 1) : -1))
                .max();
    }

    private LongStream starts(LongStream ofTracks, LongStream ofDepths) {
        return LongStream.concat(ofTracks, ofDepths).filter(ns -> ns >= 0 && ns < slices.durationNs());
    }

    private static long after(Track track, long ns) {
        int at = track.at(ns);
        int next = at < track.size() && track.start(at) <= ns ? at + 1 : at;
        return next < track.size() ? track.start(next) : -1;
    }

    private static long before(Track track, long ns) {
        int at = track.at(ns - 1);
        int last = at < track.size() && track.start(at) < ns ? at : at - 1;
        return last >= 0 ? track.start(last) : -1;
    }
}
