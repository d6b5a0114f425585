package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A language in which there are pages of rules: where they are, and the words around an example. */
enum PageLanguage {
    ENGLISH("../docs/rules", "examples/") {
        @Override
        String severity(Severity severity) {
            return "Severity: " + severity.tag();
        }

        @Override
        String heading() {
            return "Example";
        }

        @Override
        String designs() {
            return "With the lines marked `-` it is [%s](%s), with those marked `+` [%s](%s).";
        }

        @Override
        String said() {
            return "What `takt check` says of the first:";
        }

        @Override
        String lines(String file, List<Problem> problems) {
            return ProblemLines.lines(file, problems);
        }

        @Override
        String ways(int count) {
            return count == 1 ? "Quick fix: " : "Quick fixes: ";
        }
    },
    /** Only in a process that speaks German. */
    GERMAN("../docs/de/rules", "../../rules/examples/") {
        @Override
        String severity(Severity severity) {
            return "Schwere: "
                    + Texts.text("problems.severity." + severity.name()).text();
        }

        @Override
        String heading() {
            return "Beispiel";
        }

        @Override
        String designs() {
            return "Mit den Zeilen, vor denen `-` steht, ist es [%s](%s), mit denen, vor denen `+` steht, [%s](%s).";
        }

        @Override
        String said() {
            return "Was die Liste der Probleme zum ersten sagt (`takt check` sagt es englisch):";
        }

        /** The command line does not speak German. */
        @Override
        String lines(String file, List<Problem> problems) {
            return problems.stream()
                    .map(p -> ProblemLines.line("", p)
                            .replaceFirst(
                                    "^: " + p.severity().tag(),
                                    Texts.text("problems.severity."
                                                    + p.severity().name())
                                            .text()))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        }

        @Override
        String ways(int count) {
            return count == 1 ? "Abhilfe: " : "Abhilfen: ";
        }
    };

    private final Path folder;
    private final String examples;

    PageLanguage(String folder, String examples) {
        this.folder = Path.of(folder);
        this.examples = examples;
    }

    /** Where the pages are. */
    Path folder() {
        return folder;
    }

    /** The way from a page to the designs, which all languages share. */
    String examples() {
        return examples;
    }

    abstract String severity(Severity severity);

    abstract String heading();

    abstract String designs();

    abstract String said();

    /** What is found in the file of a design. */
    abstract String lines(String file, List<Problem> problems);

    /** What stands before the names of so many fixes. */
    abstract String ways(int count);
}
