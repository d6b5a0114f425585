package dev.takt.app.report;

import dev.takt.projects.check.DesignRule;
import dev.takt.projects.check.DesignRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the German pages of all rules and their list as they are to be, into a folder. To be started in German: a process has one language. */
final class GermanRulePages {
    private static final String LIST_HEAD = "| --- | --- | --- |\n";

    private GermanRulePages() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (DesignRule rule : DesignRules.ALL) {
            RulePage page = new RulePage(rule.id(), PageLanguage.GERMAN);
            Files.writeString(folder.resolve(rule.id() + ".md"), page.whole(Files.readString(page.file())));
        }
        Files.writeString(folder.resolve("README.md"), list());
    }

    private static String list() throws IOException {
        String page = Files.readString(PageLanguage.GERMAN.folder().resolve("README.md"));
        StringBuilder list = new StringBuilder(page.substring(0, page.indexOf(LIST_HEAD) + LIST_HEAD.length()));
        for (DesignRule rule : DesignRules.ALL) {
            String severity = PageLanguage.GERMAN.severity(rule.severity());
            list.append("| [%s](%s.md) | %s | %s |\n"
                    .formatted(
                            rule.id(),
                            rule.id(),
                            severity.substring(severity.indexOf(' ') + 1),
                            rule.summary().text()));
        }
        return list.toString();
    }
}
