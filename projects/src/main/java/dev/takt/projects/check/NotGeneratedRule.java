package dev.takt.projects.check;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.List;
import java.util.Optional;

/** Something that keeps the generator of the runtime from making firmware, and that no other rule has said. */
record NotGeneratedRule(String id, Severity severity) implements DesignRule {
    NotGeneratedRule() {
        this("not-generated", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        return context.obstacles().stream()
                .filter(obstacle -> !isSaid(obstacle, context))
                .map(this::problem)
                .distinct()
                .toList();
    }

    private Problem problem(Obstacle obstacle) {
        return new Problem(id(), severity(), obstacle.message(), obstacle.item(), obstacle.property(), 0, 0, List.of());
    }

    private static boolean isSaid(Obstacle obstacle, CheckContext context) {
        return DesignRules.ALL.stream()
                .filter(rule -> obstacle.rules().contains(rule.id()))
                .flatMap(rule -> rule.check(context).stream())
                .anyMatch(p -> p.severity() == Severity.ERROR && isThere(p, obstacle.item(), obstacle.property()));
    }

    private static boolean isThere(Problem problem, Optional<ItemId> item, String property) {
        return problem.item().equals(item) && problem.property().equals(property);
    }
}
