package dev.takt.projects.check;

import dev.takt.projects.memory.MemoryConcern;
import dev.takt.projects.memory.MemoryFinding;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.List;

/** Data and stacks of the design larger than the RAM. */
record RamOverflowRule(String id, Severity severity) implements DesignRule {
    RamOverflowRule() {
        this("ram-overflow", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        for (MemoryFinding finding : context.memory().map(MemoryMap::findings).orElse(List.of())) {
            if (finding.concern() == MemoryConcern.RAM_SIZE) {
                report.add(finding.severity(), "", finding.message());
            }
        }
        return report.problems();
    }
}
