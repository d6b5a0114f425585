package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/**
 * What analysis says about a machine, contexts in its order; {@code demand} for each core under earliest deadline first where it can be tested;
 * {@code chains} in declared order.
 */
public record AnalysisResult(
        List<ContextAnalysis> contexts, List<CoreLoad> loads, List<DemandTest> demand, List<ChainAnalysis> chains) {
    public AnalysisResult {
        contexts = List.copyOf(contexts);
        loads = List.copyOf(loads);
        demand = List.copyOf(demand);
        chains = List.copyOf(chains);
    }

    /** A result without chains and without cores under earliest deadline first. */
    public AnalysisResult(List<ContextAnalysis> contexts, List<CoreLoad> loads) {
        this(contexts, loads, List.of(), List.of());
    }

    public Optional<ContextAnalysis> of(ItemId item) {
        return contexts.stream().filter(c -> c.item().equals(item)).findFirst();
    }

    /** True if every context with a deadline and every chain with a limit has a bound, and it is within: nothing is left unknown. */
    public boolean allMeet() {
        return contexts.stream().allMatch(c -> c.deadlineNs().isEmpty() || c.verdict() == Verdict.MEETS)
                && chains.stream().allMatch(c -> c.limitNs().isEmpty() || c.verdict() == Verdict.MEETS);
    }

    /** True if of no context and no chain a bound beyond its deadline or limit is known; says nothing of those without a bound. */
    public boolean noneCanMiss() {
        return contexts.stream().noneMatch(c -> c.verdict() == Verdict.CAN_MISS)
                && chains.stream().noneMatch(c -> c.verdict() == Verdict.CAN_MISS);
    }
}
