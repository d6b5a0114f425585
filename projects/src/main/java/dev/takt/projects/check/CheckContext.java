package dev.takt.projects.check;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.util.Optional;

/** What rules look at: the design as drawn, and what was derived from it as far as that was possible. */
public record CheckContext(
        Project project,
        Catalogue catalogue,
        Optional<Machine> machine,
        Optional<AnalysisResult> analysis,
        Optional<MemoryMap> memory) {

    public Optional<Chip> chip() {
        return catalogue.chip(project.target());
    }

    public Optional<RuntimeProfile> runtime() {
        return catalogue.runtime(project.runtime());
    }
}
