package dev.takt.projects.check;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.util.List;
import java.util.Optional;

/** What rules look at: the design as drawn, what was derived from it as far as that was possible, and what keeps its generator from making firmware. */
public record CheckContext(
        Project project,
        Catalogue catalogue,
        Optional<Machine> machine,
        Optional<AnalysisResult> analysis,
        Optional<MemoryMap> memory,
        List<Obstacle> obstacles) {
    public CheckContext {
        obstacles = List.copyOf(obstacles);
    }

    /** What a design says by itself, whatever generates from it. */
    public CheckContext(
            Project project,
            Catalogue catalogue,
            Optional<Machine> machine,
            Optional<AnalysisResult> analysis,
            Optional<MemoryMap> memory) {
        this(project, catalogue, machine, analysis, memory, List.of());
    }

    public Optional<Chip> chip() {
        return catalogue.chip(project.target());
    }

    public Optional<RuntimeProfile> runtime() {
        return catalogue.runtime(project.runtime());
    }
}
