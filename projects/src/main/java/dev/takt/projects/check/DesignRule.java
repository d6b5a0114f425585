package dev.takt.projects.check;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.List;

/** One thing that can be wrong with a design. Stateless; reports every place, not the first. */
public interface DesignRule {
    /** Lower-case words with hyphens, stable: suppressions, reports and the rule's page go by it. */
    String id();

    /** How bad its findings are; a rule may report less for a case of its own. */
    Severity severity();

    /** One line: what it finds. */
    default Message summary() {
        return Texts.text("rule." + id());
    }

    List<Problem> check(CheckContext context);
}
