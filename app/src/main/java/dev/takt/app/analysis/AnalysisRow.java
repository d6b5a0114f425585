package dev.takt.app.analysis;

import dev.takt.designer.overlay.Tone;
import dev.takt.projects.model.ItemId;

/** A task or handler with its bound against its deadline, in words. */
public record AnalysisRow(
        ItemId item,
        String name,
        String core,
        String level,
        String worst,
        String deadline,
        String bound,
        String slack,
        String seen,
        String theorem,
        Tone tone) {}
