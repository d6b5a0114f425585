package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Item;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names with characters that nobody sees, or that turn the direction in which the rest is shown. */
record UnprintableNameRule(String id, Severity severity) implements DesignRule {
    private static final int MOST_TOLD = 5;

    UnprintableNameRule() {
        this("unprintable-name", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        String title = context.project().name();
        if (isOdd(title)) {
            report.add("name", Texts.text("rule.unprintable-name.project", clean(title), told(title)));
        }
        for (Item item : context.project().items()) {
            String name = item.name();
            if (isOdd(name) && clean(name).isEmpty()) {
                report.add(item, "name", Texts.text("rule.unprintable-name.found", item.id(), told(name)));
            } else if (isOdd(name)) {
                report.add(
                        item,
                        "name",
                        Texts.text("rule.unprintable-name.found", clean(name), told(name)),
                        ChangeItem.rename(item.id(), clean(name)));
            }
        }
        return report.problems();
    }

    private static boolean isOdd(String name) {
        return name.codePoints().anyMatch(UnprintableNameRule::isOdd);
    }

    /** Two of the format characters belong to words: they join and part letters of Arabic, Persian and Indic scripts, and the parts of an emoji. */
    private static boolean isOdd(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            case Character.FORMAT -> character != 0x200C && character != 0x200D;
            default -> false;
        };
    }

    private static String clean(String name) {
        return name.codePoints()
                .filter(c -> !isOdd(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static String told(String name) {
        return name.codePoints()
                .filter(UnprintableNameRule::isOdd)
                .distinct()
                .limit(MOST_TOLD)
                .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                .collect(Collectors.joining(", "));
    }
}
