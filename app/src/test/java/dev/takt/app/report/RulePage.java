package dev.takt.app.report;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.projects.check.DesignRule;
import dev.takt.projects.check.DesignRules;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** The page of a rule with its two designs: one that the rule finds fault with and one that differs as little as it can and passes. */
record RulePage(String rule, PageLanguage language) {
    static final Path EXAMPLES = PageLanguage.ENGLISH.folder().resolve("examples");

    Path file() {
        return language.folder().resolve(rule + ".md");
    }

    String failing() throws IOException {
        return Files.readString(EXAMPLES.resolve(rule + "-fails.takt"));
    }

    String passing() throws IOException {
        return Files.readString(EXAMPLES.resolve(rule + "-passes.takt"));
    }

    /** A design as the reader of files gives it. */
    static Project read(String text) {
        Opened opened = ProjectFormat.read(text);
        if (!opened.isWhole()) {
            throw new IllegalArgumentException(opened.problems().toString());
        }
        return opened.project().orElseThrow();
    }

    /** All that {@code takt check} has to say of a design. */
    static List<Problem> said(Project project) {
        return Reading.of(
                        project, ShippedCatalogue.get(), RunLimit.of(project), Progress.NONE, Stage.GENERATED, _ -> {})
                .problems();
    }

    /** What is said by the rule of this page. */
    List<Problem> found(Project project) {
        return said(project).stream().filter(p -> p.rule().equals(rule)).toList();
    }

    /** The page as it is to be: what the rule finds and how bad that is, its words, then the designs and what is said of them. */
    String whole(String page) throws IOException {
        String heading = "\n## " + language.heading() + "\n";
        int end = page.indexOf(heading);
        String words = end < 0 ? page : page.substring(0, end);
        return headed(words).stripTrailing() + "\n" + heading + example();
    }

    private String headed(String words) {
        DesignRule found = DesignRules.ALL.stream()
                .filter(r -> r.id().equals(rule))
                .findFirst()
                .orElseThrow();
        String severity = language.severity(found.severity());
        String label = severity.substring(0, severity.indexOf(' '));
        String head = "# " + rule + "\n\n" + found.summary().text() + " " + severity;
        return words.replaceFirst("(?s)\\A.*?" + label + " \\w+", Matcher.quoteReplacement(head));
    }

    private String example() throws IOException {
        String fails = rule + "-fails.takt";
        String passes = rule + "-passes.takt";
        String designs =
                language.designs().formatted(fails, language.examples() + fails, passes, language.examples() + passes);
        String problems = language.lines(fails, said(read(failing())));
        return """

                %s

                ```diff
                %s```

                %s

                ```text
                %s```
                %s""".formatted(designs, marked(), language.said(), problems, ways());
    }

    private String ways() throws IOException {
        List<String> labels = found(read(failing())).getFirst().fixes().stream()
                .map(f -> "*" + f.edit().label().text() + "*")
                .toList();
        return labels.isEmpty() ? "" : "\n" + language.ways(labels.size()) + String.join(", ", labels) + ".\n";
    }

    /** The lines of both designs, those of one alone marked: as few as can be. */
    private String marked() throws IOException {
        List<String> a = failing().lines().toList();
        List<String> b = passing().lines().toList();
        int[][] common = common(a, b);
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                lines.add(" " + a.get(i++));
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("-" + a.get(i++));
            } else {
                lines.add("+" + b.get(j++));
            }
        }
        return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
    }

    /** How many lines two ends of the texts have in common, in order. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
