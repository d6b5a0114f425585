package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Decoration;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that become the same word in code, or none. */
record DuplicateNameRule(String id, Severity severity) implements DesignRule {
    DuplicateNameRule() {
        this("duplicate-name", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        Map<String, Item> taken = new HashMap<>();
        for (Item item : context.project().items()) {
            if (item instanceof Decoration || item instanceof Unknown) {
                continue;
            }
            String word = word(item.name());
            Item twin = taken.putIfAbsent(room(item) + word, item);
            if (word.isEmpty()) {
                report.add(item, "name", Texts.text("rule.duplicate-name.none", Names.of(item)));
            } else if (twin != null) {
                report.add(
                        item,
                        "name",
                        Texts.text("rule.duplicate-name.found", Names.of(twin), Names.of(item), word),
                        ChangeItem.rename(item.id(), free(item.name(), context)));
            }
        }
        return report.problems();
    }

    /** As in generated code: letters, digits and underscores, lower case. */
    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
    }

    /** What is named apart in code: functions, data, parts of the chip, parts outside, chains. */
    private static String room(Item item) {
        return switch (item) {
            case Task _, Interrupt _ -> "function ";
            case Resource _, Channel _, Pool _ -> "data ";
            case Peripheral _, Watchdog _ -> "part ";
            case Device _ -> "device ";
            case Chain _ -> "chain ";
            case Decoration _, Unknown _ -> "";
        };
    }

    private static String free(String name, CheckContext context) {
        for (int i = 2; ; i++) {
            String next = name + " " + i;
            if (context.project().items().stream().noneMatch(o -> word(o.name()).equals(word(next)))) {
                return next;
            }
        }
    }
}
