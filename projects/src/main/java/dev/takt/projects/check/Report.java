package dev.takt.projects.check;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Fix;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The problems of one rule in the making. */
final class Report {
    private final DesignRule rule;
    private final List<Problem> problems = new ArrayList<>();

    Report(DesignRule rule) {
        this.rule = rule;
    }

    /** A problem of an item. */
    void add(Item item, String property, Message message, Edit... fixes) {
        add(rule.severity(), item.id(), property, message, fixes);
    }

    /** A problem of an item, by its id and of a severity of its own. */
    void add(Severity severity, ItemId item, String property, Message message, Edit... fixes) {
        problems.add(new Problem(rule.id(), severity, message, Optional.of(item), property, 0, 0, fixes(fixes)));
    }

    /** A problem of the whole design. */
    void add(String property, Message message, Edit... fixes) {
        add(rule.severity(), property, message, fixes);
    }

    /** A problem of the whole design, of a severity of its own. */
    void add(Severity severity, String property, Message message, Edit... fixes) {
        problems.add(new Problem(rule.id(), severity, message, Optional.empty(), property, 0, 0, fixes(fixes)));
    }

    private static List<Fix> fixes(Edit... edits) {
        return List.of(edits).stream().map(Fix::new).toList();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
