package dev.takt.designer.chart;

import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.text.Texts;
import dev.takt.sim.trace.Jobs;

/** What a row shows, in words for those who do not see it: its name and urgency, and of a task how its jobs went in this run. */
public final class SpokenTrack {
    private SpokenTrack() {}

    /** A row of a run. */
    public static String of(ChartData data, ChartTrack track) {
        return switch (track.kind()) {
            case TASK, INTERRUPT -> context(data, track);
            case DEPTH ->
                Texts.words(
                        "spoken.row.depth",
                        track.name(),
                        data.slices().depth(track.index()).highest(),
                        data.trace().names().things().get(track.index()).capacity());
            case GROUP, RUNNING, LOAD, HELD -> track.name();
        };
    }

    private static String context(ChartData data, ChartTrack track) {
        Jobs jobs = data.slices().jobs(track.index());
        String words = Texts.words(
                "spoken.row",
                track.name(),
                data.trace().names().contexts().get(track.index()).priority(),
                jobs.size(),
                jobs.misses().size());
        return jobs.longestNs() < 0
                ? words
                : words + ", " + Texts.words("spoken.row.longest", TimeText.up(jobs.longestNs()));
    }
}
