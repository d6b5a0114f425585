package dev.takt.designer.chart;

import java.util.List;

/** What is under a point of a chart. */
public sealed interface ChartHit {
    /** A slice of a row (-1: a place in a channel's row), with the lines of a tooltip. */
    record OnSlice(ChartTrack track, int slice, long atNs, List<String> details) implements ChartHit {
        public OnSlice {
            details = List.copyOf(details);
        }
    }

    /** A free place in a row. */
    record OnTrack(ChartTrack track, long atNs) implements ChartHit {}

    /** The mark of a missed deadline: of which job of the row's task, and when it was due. */
    record OnMiss(ChartTrack track, long job, long atNs) implements ChartHit {}

    /** The name of a row. */
    record OnHeader(ChartTrack track) implements ChartHit {}

    /** The ruler. */
    record OnRuler(long atNs) implements ChartHit {}

    /** The strip with the whole run. */
    record OnOverview(long atNs) implements ChartHit {}

    /** Nothing. */
    record Nothing() implements ChartHit {}
}
