package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.problem.Severity;
import java.util.List;

/** A flash plan laid out on a chip: areas ascending with gaps, the partition table if the scheme has one, the rules of the scheme met or not, and everything found. */
public record Layout(
        LayoutScheme scheme,
        FlashPlan plan,
        long bytes,
        List<FlashArea> areas,
        List<EspEntry> table,
        List<LayoutRule> rules,
        List<MemoryFinding> findings) {
    public Layout {
        areas = List.copyOf(areas);
        table = List.copyOf(table);
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
    }

    /** True if nothing keeps the device from working. */
    public boolean holds() {
        return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    }
}
