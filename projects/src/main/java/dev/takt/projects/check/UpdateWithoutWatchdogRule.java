package dev.takt.projects.check;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;

/** Flash with slots for updates in a design without a watchdog. */
record UpdateWithoutWatchdogRule(String id, Severity severity) implements DesignRule {
    private static final int APP = 0;
    private static final int FIRST_SLOT = 0x10;
    private static final int LAST_SLOT = 0x1F;

    UpdateWithoutWatchdogRule() {
        this("update-without-watchdog", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        boolean watched = !context.project().all(Watchdog.class).isEmpty();
        if (!watched
                && context.memory().filter(UpdateWithoutWatchdogRule::isUpdated).isPresent()) {
            report.add(severity(), "flash", Texts.text("rule.update-without-watchdog.found"));
        }
        return report.problems();
    }

    private static boolean isUpdated(MemoryMap map) {
        return map.scheme().equals(LayoutScheme.EMBASSY_BOOT.tag())
                || map.table().stream()
                                .filter(UpdateWithoutWatchdogRule::isSlot)
                                .count()
                        > 1;
    }

    private static boolean isSlot(EspEntry entry) {
        return entry.type() == APP && entry.subtype() >= FIRST_SLOT && entry.subtype() <= LAST_SLOT;
    }
}
