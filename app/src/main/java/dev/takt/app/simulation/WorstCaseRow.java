package dev.takt.app.simulation;

import dev.takt.designer.overlay.Tone;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.search.ScenarioFile;
import java.util.Optional;

/** A task or handler with the longest response that a search has found, in words; {@code scenario}: the run that shows it, if a job of it ended in any. */
public record WorstCaseRow(
        ItemId item,
        String name,
        String plain,
        String worst,
        String bound,
        String deadline,
        String changes,
        String meaning,
        Tone tone,
        Optional<ScenarioFile> scenario) {}
