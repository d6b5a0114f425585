package dev.takt.projects.exchange;

import dev.takt.projects.model.Activation;
import java.util.List;
import java.util.OptionalLong;

/** A task as its row says it, times in nanoseconds, priorities as written. */
record TaskSetRow(
        CsvTable.Cell name,
        long wcetNs,
        long bcetNs,
        Activation activation,
        long gapNs,
        OptionalLong deadlineNs,
        OptionalLong priority,
        OptionalLong threshold,
        long blockingNs,
        String core,
        List<Integer> affinity,
        long suspensionNs,
        List<TaskSetSection> sections,
        long maxRegionNs,
        long lastRegionNs) {
    TaskSetRow {
        affinity = List.copyOf(affinity);
        sections = List.copyOf(sections);
    }

    long effectiveDeadlineNs() {
        return deadlineNs.orElse(gapNs);
    }
}
