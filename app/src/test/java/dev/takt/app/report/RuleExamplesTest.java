package dev.takt.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.check.DesignRules;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Fix;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule has a design that it finds fault with and one that it lets pass; its page shows both. {@code -Dtakt.bless=true} writes them into the pages. */
class RuleExamplesTest {
    static Stream<RulePage> pages() {
        return DesignRules.ALL.stream().map(rule -> new RulePage(rule.id(), PageLanguage.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theRuleFindsOneProblemInTheFailingExample(RulePage page) throws IOException {
        List<Problem> problems = RulePage.said(RulePage.read(page.failing()));
        assertEquals(
                1,
                problems.stream().filter(p -> p.rule().equals(page.rule())).count(),
                () -> ProblemLines.lines(page.rule(), problems));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thereIsNothingWrongWithThePassingExample(RulePage page) throws IOException {
        List<Problem> problems = RulePage.said(RulePage.read(page.passing()));
        assertEquals(
                List.of(),
                problems.stream()
                        .filter(p -> p.rule().equals(page.rule()) || p.severity() != Severity.INFO)
                        .toList(),
                () -> ProblemLines.lines(page.rule(), problems));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachFixTakesTheProblemAway(RulePage page) throws IOException {
        Project failing = RulePage.read(page.failing());
        for (Fix fix : page.found(failing).getFirst().fixes()) {
            Project fixed = fix.edit().apply(failing);
            assertEquals(
                    List.of(),
                    page.found(fixed).stream().map(p -> p.message().text()).toList(),
                    fix.edit().label().text());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageShowsBothExamplesAndWhatIsSaid(RulePage page) throws IOException {
        String text = Files.readString(page.file());
        String whole = page.whole(text);
        if (Boolean.getBoolean("takt.bless")) {
            Files.writeString(page.file(), whole);
        }
        assertEquals(whole, Files.readString(page.file()));
    }

    @Test
    void everyExampleIsOfARule() throws IOException {
        Set<String> expected = pages().flatMap(p -> Stream.of(p.rule() + "-fails.takt", p.rule() + "-passes.takt"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(RulePage.EXAMPLES)) {
            Set<String> there =
                    files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected, there);
        }
        assertTrue(expected.size() > 100);
    }
}
