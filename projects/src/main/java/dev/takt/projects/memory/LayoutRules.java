package dev.takt.projects.memory;

import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Collects the rules of a layout. Each has two texts: one for where it is met, one that says what would. */
final class LayoutRules {
    private final List<LayoutRule> rules = new ArrayList<>();

    /** A rule whose breach keeps the device from working. */
    boolean demand(boolean met, MemoryConcern concern, String subject, String key, Object... arguments) {
        return add(Severity.ERROR, met, concern, subject, key, arguments);
    }

    /** A rule whose breach surprises. */
    boolean advise(boolean met, MemoryConcern concern, String subject, String key, Object... arguments) {
        return add(Severity.WARNING, met, concern, subject, key, arguments);
    }

    /** A figure worth knowing. */
    void note(String key, Object... arguments) {
        rules.add(new LayoutRule(MemoryConcern.LAYOUT, Severity.INFO, true, "", Texts.text(key, arguments)));
    }

    private boolean add(
            Severity severity, boolean met, MemoryConcern concern, String subject, String key, Object... arguments) {
        rules.add(
                new LayoutRule(concern, severity, met, subject, Texts.text(key + (met ? ".met" : ".not"), arguments)));
        return met;
    }

    List<LayoutRule> all() {
        return List.copyOf(rules);
    }
}
