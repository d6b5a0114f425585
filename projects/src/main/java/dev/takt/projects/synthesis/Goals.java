package dev.takt.projects.synthesis;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What variants of a design are measured by: all deadlines and limits for which it has a bound. */
final class Goals {
    private final Catalogue catalogue;
    private final Progress progress;
    private final Set<ItemId> wanted = new HashSet<>();

    Goals(AnalysisResult base, Catalogue catalogue, Progress progress) {
        this.catalogue = catalogue;
        this.progress = progress;
        for (ContextAnalysis context : base.contexts()) {
            if (context.deadlineNs().isPresent() && context.verdict() != Verdict.UNKNOWN) {
                wanted.add(context.item());
            }
        }
        for (ChainAnalysis chain : base.chains()) {
            if (chain.limitNs().isPresent() && chain.verdict() != Verdict.UNKNOWN) {
                wanted.add(chain.item());
            }
        }
    }

    /** True if the variant meets all of them. */
    boolean met(Project variant) {
        Optional<Machine> machine = Machine.of(variant, catalogue);
        return machine.isPresent() && met(Analysis.of(machine.get(), progress));
    }

    boolean met(AnalysisResult result) {
        return result.contexts().stream()
                        .filter(c -> wanted.contains(c.item()))
                        .allMatch(c -> c.verdict() == Verdict.MEETS)
                && result.chains().stream()
                        .filter(c -> wanted.contains(c.item()))
                        .allMatch(c -> c.verdict() == Verdict.MEETS);
    }

    /** How many there are. */
    int count() {
        return wanted.size();
    }
}
