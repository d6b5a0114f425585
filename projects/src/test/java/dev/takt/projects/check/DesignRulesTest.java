package dev.takt.projects.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Suppression;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DesignRulesTest {
    private static final Path RULES = Path.of("src/main/java/dev/takt/projects/check");
    private static final Path PAGES = Path.of("../docs/rules");

    @Test
    void everyRuleOfTheSourceIsListedOnce() throws IOException {
        Set<String> listed = DesignRules.ALL.stream()
                .map(r -> r.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(names(RULES, "Rule.java", "Rule", Set.of("DesignRule", "MachineRule")), listed);
        assertEquals(
                DesignRules.ALL.size(),
                DesignRules.ALL.stream().map(DesignRule::id).distinct().count());
    }

    @Test
    void everyRuleHasItsPageAndEveryPageItsRule() throws IOException {
        Set<String> ids = DesignRules.ALL.stream().map(DesignRule::id).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(ids, names(PAGES, ".md", "", Set.of("README")));
        for (DesignRule rule : DesignRules.ALL) {
            String page = Files.readString(PAGES.resolve(rule.id() + ".md"));
            assertTrue(page.startsWith("# " + rule.id() + "\n"), rule.id());
            assertTrue(page.contains(rule.severity().tag()), rule.id());
            assertTrue(
                    page.contains(rule.summary().text()),
                    rule.id() + ": " + rule.summary().text());
        }
    }

    @Test
    void theListOfPagesIsTheListOfRules() throws IOException {
        String expected = DesignRules.ALL.stream()
                .map(r -> "| [%s](%s.md) | %s | %s |\n"
                        .formatted(
                                r.id(), r.id(), r.severity().tag(), r.summary().text()))
                .collect(Collectors.joining());
        String list = Files.readString(PAGES.resolve("README.md"));
        assertEquals(expected, list.substring(list.indexOf("| --- |") + "| --- | --- | --- |\n".length()));
    }

    @Test
    void everyRuleIsSummedUpInALine() {
        for (DesignRule rule : DesignRules.ALL) {
            assertFalse(rule.summary().text().startsWith("<"), rule.id());
            assertTrue(rule.id().matches("[a-z]+(-[a-z]+)*"), rule.id());
        }
    }

    @Test
    void aSuppressedProblemIsKeptApartWithItsReason() {
        Project project = Designs.of("stm32f411re", "freertos", "{'id': 'a', 'kind': 'task', 'name': 'a', 'core': 3}");
        CoreOutOfRangeRule rule = new CoreOutOfRangeRule();
        Suppression suppression = new Suppression(rule.id(), Optional.of(ItemId.of("a")), "a board with more cores");
        Findings before = DesignRules.findings(Designs.context(project));
        Findings after = DesignRules.findings(Designs.context(project.withSuppressions(List.of(suppression))));
        Problem problem = before.problems().stream()
                .filter(p -> p.rule().equals(rule.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(before.problems().size() - 1, after.problems().size());
        assertEquals(1, after.suppressed().size());
        assertEquals(
                problem.message().text(),
                after.suppressed().getFirst().problem().message().text());
        assertEquals(suppression, after.suppressed().getFirst().by());
    }

    @Test
    void aSuppressionOfAnotherItemChangesNothing() {
        Project project = Designs.of("stm32f411re", "freertos", "{'id': 'a', 'kind': 'task', 'name': 'a', 'core': 3}");
        Suppression other = new Suppression("core-out-of-range", Optional.of(ItemId.of("b")), "");
        assertEquals(
                List.of(),
                DesignRules.findings(Designs.context(project.withSuppressions(List.of(other))))
                        .suppressed());
    }

    @Test
    void problemsAreListedWorstFirst() {
        List<Problem> problems = DesignRules.check(Designs.context(Designs.of(
                "stm32f411re",
                "freertos",
                "{'id': 'a', 'kind': 'task', 'name': 'a', 'core': 3}, {'id': 'b', 'kind': 'task', 'name': 'a'}")));
        assertEquals(
                problems.stream().map(Problem::severity).sorted().toList(),
                problems.stream().map(Problem::severity).toList());
        assertTrue(problems.size() > 2);
    }

    @Test
    void everyRefusalOfTheCatalogueHasItsCheck() {
        Set<String> features = ShippedCatalogue.get().runtimes().stream()
                .flatMap(r -> r.refusals().stream())
                .map(Refusal::feature)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(NotExpressibleRule.FEATURES.containsAll(features), features.toString());
    }

    private static Set<String> names(Path folder, String end, String kept, Set<String> but) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(end))
                    .map(n -> n.substring(0, n.length() - end.length()) + kept)
                    .filter(n -> !but.contains(n))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
