package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No published case lies about unused: the tests beside this one read it, or the list here says where else it is or why not. */
class EveryPublishedCaseTest {
    private static final Path TESTS = Path.of("src/test/java/dev/takt/projects/analysis");
    private static final Path CASES = Path.of("src/test/resources/dev/takt/projects/analysis");
    private static final Pattern NAME = Pattern.compile("\"([a-z0-9]+_\\w+)\"");

    /** What no test reads from its file. */
    private static final Map<String, String> REASONS = Map.of(
            "deadlock_nested_locks",
            "written out in NestedLocks: the file has the nested sections one after the other",
            "cpa_spp_two_cpus_jitter",
            "written out in AnalysisTest: tasks that the end of others releases",
            "multicore_graham_anomalies",
            "single jobs with precedence on shared cores: a schedule, not a bound; simulated by the tests of runs",
            "sag_ecrts18_fig1_global2",
            "single jobs on shared cores, no recurring tasks; simulated by the tests of runs",
            "mast_example_5_3_5_3",
            "polling servers that cost something at each poll and their work only now and then");

    @Test
    void casesThatTestsReadAndCasesWithAReasonAreAllThereAre() throws IOException {
        Set<String> all = cases();
        Set<String> covered = new TreeSet<>(REASONS.keySet());
        for (String name : named()) {
            if (all.contains(name) && !covered.add(name)) {
                throw new AssertionError(name + " is read by a test, so it needs no reason");
            }
        }
        assertEquals(all, covered);
    }

    private static Set<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return new TreeSet<>(files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".json"))
                    .map(n -> n.substring(0, n.length() - ".json".length()))
                    .toList());
        }
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.toList()) {
                // the way through the import has a list of its own
                if (!file.endsWith("EveryPublishedCaseTest.java") && !file.endsWith("PublishedImportTest.java")) {
                    Matcher name = NAME.matcher(Files.readString(file));
                    while (name.find()) {
                        named.add(name.group(1));
                    }
                }
            }
        }
        return named;
    }
}
