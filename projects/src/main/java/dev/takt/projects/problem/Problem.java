package dev.takt.projects.problem;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * A finding about a design: the rule that found it, how bad it is, in words, where (item and property name, either may be absent), and ways out.
 * {@code line} and {@code column} count from 1 in the file it was read from, 0 if it does not come from a file.
 */
public record Problem(
        String rule,
        Severity severity,
        Message message,
        Optional<ItemId> item,
        String property,
        int line,
        int column,
        List<Fix> fixes) {
    public Problem {
        fixes = List.copyOf(fixes);
    }

    /** A problem of an item. */
    public static Problem of(
            String rule, Severity severity, Message message, ItemId item, String property, Fix... fixes) {
        return new Problem(rule, severity, message, Optional.of(item), property, 0, 0, List.of(fixes));
    }

    /** A problem of the whole design. */
    public static Problem ofProject(String rule, Severity severity, Message message, String property, Fix... fixes) {
        return new Problem(rule, severity, message, Optional.empty(), property, 0, 0, List.of(fixes));
    }
}
