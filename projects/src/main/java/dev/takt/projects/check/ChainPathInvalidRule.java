package dev.takt.projects.check;

import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A chain whose members are not linked one to the next. */
record ChainPathInvalidRule(String id, Severity severity) implements DesignRule {
    ChainPathInvalidRule() {
        this("chain-path-invalid", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        List<Edge> edges = Edges.of(context.project());
        for (Chain chain : context.project().all(Chain.class)) {
            if (chain.path().size() < 2) {
                report.add(chain, "path", Texts.text("rule.chain-path-invalid.short", Names.of(chain)));
            }
            for (int i = 1; i < chain.path().size(); i++) {
                ItemId from = chain.path().get(i - 1);
                ItemId to = chain.path().get(i);
                if (known(from, context) && known(to, context) && !linked(from, to, edges)) {
                    report.add(
                            chain,
                            "path",
                            Texts.text(
                                    "rule.chain-path-invalid.found",
                                    Names.of(chain),
                                    Names.of(from, context.project()),
                                    Names.of(to, context.project())));
                }
            }
        }
        return report.problems();
    }

    private static boolean known(ItemId id, CheckContext context) {
        return context.project().item(id).isPresent();
    }

    /** Data left in a resource goes either way. */
    private static boolean linked(ItemId from, ItemId to, List<Edge> edges) {
        return edges.stream()
                .anyMatch(e -> e.from().equals(from) && e.to().equals(to)
                        || e.kind() == EdgeKind.LOCK && e.from().equals(to) && e.to().equals(from));
    }
}
