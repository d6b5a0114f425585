package dev.takt.projects.exchange;

import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the body of a task out of its execution time and what it holds when. A wait is put at the middle of the execution, or after the section that is there; before one that lasts to the end, as a job ends with work. */
final class TaskSetBody {
    private final TaskSetRow row;
    private final Map<String, ItemId> resources;
    private boolean waitLeft;

    TaskSetBody(TaskSetRow row, Map<String, ItemId> resources) {
        this.row = row;
        this.resources = resources;
        this.waitLeft = row.suspensionNs() > 0;
    }

    List<Step> steps() {
        List<TaskSetSection> sections = new ArrayList<>(row.sections());
        if (row.lastRegionNs() > 0) {
            sections.add(new TaskSetSection("", row.wcetNs() - row.lastRegionNs(), row.lastRegionNs()));
        }
        if (row.maxRegionNs() > row.lastRegionNs()) {
            sections.add(new TaskSetSection("", 0, row.maxRegionNs()));
        }
        // the outer before the inner; of equal ones the first named is the outer
        sections.sort(Comparator.comparingLong(TaskSetSection::startNs)
                .thenComparing(
                        Comparator.comparingLong(TaskSetSection::lengthNs).reversed()));
        List<Step> steps = steps(sections, 0, row.wcetNs(), true);
        if (waitLeft) {
            steps.add(Math.max(0, steps.size() - 1), new Step.Delay(row.suspensionNs()));
        }
        return List.copyOf(steps);
    }

    private List<Step> steps(List<TaskSetSection> sections, long from, long to, boolean outermost) {
        List<Step> steps = new ArrayList<>();
        long at = from;
        for (int i = 0; i < sections.size(); ) {
            TaskSetSection section = sections.get(i);
            int next = i + 1;
            while (next < sections.size() && section.contains(sections.get(next))) {
                next++;
            }
            work(steps, at, section.startNs(), outermost);
            List<Step> inner = steps(sections.subList(i + 1, next), section.startNs(), section.endNs(), false);
            steps.add(
                    section.resource().isEmpty()
                            ? new Step.CriticalSection(inner)
                            : new Step.Lock(Objects.requireNonNull(resources.get(section.resource())), inner));
            at = section.endNs();
            i = next;
        }
        work(steps, at, to, outermost);
        return steps;
    }

    private void work(List<Step> steps, long from, long to, boolean outermost) {
        long middle = Math.clamp(row.wcetNs() / 2, from, to);
        boolean here =
                outermost && waitLeft && from < to && (middle < to || to == row.wcetNs()) && row.wcetNs() / 2 <= to;
        if (!here) {
            compute(steps, from, to);
            return;
        }
        compute(steps, from, middle);
        steps.add(new Step.Delay(row.suspensionNs()));
        waitLeft = false;
        compute(steps, middle, to);
    }

    /** The shortest time of a piece is its share of the task's. */
    private void compute(List<Step> steps, long from, long to) {
        if (to > from) {
            long best = best(to) - best(from);
            Distribution distribution = row.bcetNs() < row.wcetNs() ? Distribution.UNIFORM : Distribution.WORST;
            steps.add(new Step.Compute("", best, to - from, distribution));
        }
    }

    private long best(long at) {
        return BigInteger.valueOf(at)
                .multiply(BigInteger.valueOf(row.bcetNs()))
                .divide(BigInteger.valueOf(row.wcetNs()))
                .longValueExact();
    }
}
