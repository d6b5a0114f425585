package dev.takt.designer.overlay;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import java.util.List;
import java.util.Optional;

/** What rules and analysis say about a design; without a known chip there are no bounds. */
public record Judgement(
        Project project, Optional<Machine> machine, Optional<AnalysisResult> analysis, List<Problem> problems) {
    public Judgement {
        problems = List.copyOf(problems);
    }

    String name(ItemId item) {
        return project.item(item).map(Item::name).orElse(item.value());
    }
}
