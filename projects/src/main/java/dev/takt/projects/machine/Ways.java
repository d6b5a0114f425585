package dev.takt.projects.machine;

import dev.takt.projects.model.Step;
import java.util.List;

/** The inner steps that can be reached: of a branch without a chance, or without an alternative, only one way. */
final class Ways {
    private Ways() {}

    static List<List<Step>> of(Step step) {
        if (step instanceof Step.Branch branch) {
            return of(branch);
        }
        return step.inner();
    }

    static List<List<Step>> of(Step.Branch branch) {
        if (branch.chancePpm() <= 0) {
            return List.of(branch.otherwise());
        }
        return branch.chancePpm() >= 1_000_000 ? List.of(branch.then()) : branch.inner();
    }
}
