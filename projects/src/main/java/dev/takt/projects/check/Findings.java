package dev.takt.projects.check;

import dev.takt.projects.model.Suppression;
import dev.takt.projects.problem.Problem;
import java.util.List;

/** What the rules found: problems that stand, and those the user has decided to live with, each with the reason. */
public record Findings(List<Problem> problems, List<Suppressed> suppressed) {
    public Findings {
        problems = List.copyOf(problems);
        suppressed = List.copyOf(suppressed);
    }

    /** A problem and the decision that keeps it quiet. */
    public record Suppressed(Problem problem, Suppression by) {}
}
