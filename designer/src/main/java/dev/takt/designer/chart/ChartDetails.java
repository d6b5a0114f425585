package dev.takt.designer.chart;

import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.text.Texts;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.PixelRow;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a tooltip says about a slice. */
final class ChartDetails {
    private final Chart chart;
    private final TraceNames names;

    ChartDetails(Chart chart) {
        this.chart = chart;
        this.names = chart.data().trace().names();
    }

    List<String> slice(ChartTrack track, int slice) {
        Track slices = chart.slicesOf(track);
        List<String> lines = new ArrayList<>();
        int context = slices.context(slice);
        String who = context == Trace.NONE ? "" : contextName(context) + job(slices.job(slice));
        String state = words(slices.state(slice));
        String length = TimeText.exact(slices.end(slice) - slices.start(slice));
        if (track.kind() == ChartTrack.Kind.HELD) {
            lines.add(Texts.words("chart.held", who, length));
        } else {
            lines.add(
                    who.isEmpty()
                            ? Texts.words("chart.slice.nobody", state, length)
                            : Texts.words("chart.slice", who, state, length));
        }
        lines.add(Texts.words("chart.slice.span", instant(slices.start(slice)), instant(slices.end(slice))));
        if (slices.thing(slice) != Trace.NONE) {
            lines.add(Texts.words(
                    "chart.slice.on", names.things().get(slices.thing(slice)).name()));
        }
        if (context != Trace.NONE) {
            job(lines, context, slices.job(slice));
        }
        return lines;
    }

    /** How busy a core is in the column of an instant: where columns are painted at a glance, the figure still is exact. */
    List<String> load(ChartTrack track, long ns) {
        PixelRow row = chart.loads(track.index());
        int column = (int)
                Math.clamp((ns - row.start(0)) / (double) chart.range().spanNs() * row.pixels(), 0, row.pixels() - 1);
        long from = row.start(column);
        long to = row.start(column + 1);
        PixelRow exact = chart.data().index().core(track.index(), from, to, 1);
        return List.of(
                Texts.words("chart.load.at", LoadPainter.percent(exact, 0)),
                Texts.words("chart.slice.span", instant(from), instant(to)));
    }

    private static String job(long number) {
        return number == Trace.NONE ? "" : "#" + number;
    }

    private void job(List<String> lines, int context, long number) {
        Jobs jobs = chart.data().slices().jobs(context);
        int job = number == Trace.NONE ? -1 : jobs.position(number);
        if (job < 0) {
            return;
        }
        int by = chart.data().releases().by(context, jobs.arrival(job));
        lines.add(
                by == Trace.NONE
                        ? Texts.words("chart.job.arrival", instant(jobs.arrival(job)))
                        : Texts.words("chart.job.released", instant(jobs.arrival(job)), contextName(by)));
        if (jobs.deadline(job) >= 0) {
            lines.add(Texts.words("chart.job.deadline", instant(jobs.deadline(job))));
        }
        if (jobs.finish(job) >= 0) {
            lines.add(Texts.words("chart.job.response", TimeText.exact(jobs.finish(job) - jobs.arrival(job))));
        }
        if (jobs.missed(job)) {
            lines.add(Texts.words("chart.job.missed", TimeText.exact(late(jobs, job))));
        }
    }

    /** How late a missed job was, or is at the end of the run. */
    private long late(Jobs jobs, int job) {
        long end = jobs.finish(job) >= 0 ? jobs.finish(job) : chart.data().durationNs();
        return Math.max(0, end - jobs.deadline(job));
    }

    String contextName(int context) {
        return names.contexts().get(context).name();
    }

    String instant(long ns) {
        return Ruler.of(chart.range(), chart.area().width()).exact(ns);
    }

    static String words(SliceState state) {
        return Texts.words("chart.state." + state.name().toLowerCase(Locale.ROOT));
    }
}
