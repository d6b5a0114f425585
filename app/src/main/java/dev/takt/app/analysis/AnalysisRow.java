package dev.takt.app.analysis;

import dev.takt.designer.overlay.Tone;
import dev.takt.projects.model.ItemId;

/** A task, handler or chain with its bound against its deadline, in words and as a sum. {@code seenLate}: what the run has shown passes the deadline. */
public record AnalysisRow(
        ItemId item,
        String name,
        String core,
        String level,
        String worst,
        String workLimit,
        String periodLimit,
        String deadline,
        String bound,
        String slack,
        String seen,
        boolean seenLate,
        String theorem,
        Tone tone,
        BoundSum sum) {}
