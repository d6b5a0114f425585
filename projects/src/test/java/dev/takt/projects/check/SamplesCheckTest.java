package dev.takt.projects.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said about the shipped designs: only that not all overheads are known, but for the one that shows a mistake and the chip that needs a tool chain of its own. */
class SamplesCheckTest {
    private static final Map<String, List<String>> SAID = Map.of(
            "priority-inversion", List.of("priority-inversion", "no-bound", "overheads-unknown", "no-generator"),
            "esp32s3-sensor-node", List.of("overheads-unknown", "tool-chain"));

    @Test
    void everySampleSaysWhatItIsMeantTo() {
        for (Sample sample : Samples.ALL) {
            List<Problem> problems = DesignRules.check(Designs.analysed(sample.project()));
            assertEquals(
                    SAID.getOrDefault(sample.id(), List.of("overheads-unknown")),
                    problems.stream().map(Problem::rule).toList(),
                    () -> sample.id() + problems.stream().map(Designs::line).toList());
        }
    }

    @Test
    void inheritanceLeavesNothingToSayOfTheDesign() {
        Sample sample = Samples.byId("priority-inversion").orElseThrow();
        CheckContext context = Designs.analysed(sample.project());
        Problem inversion = DesignRules.check(context).getFirst();
        assertEquals(
                List.of("overheads-unknown", "no-generator"),
                DesignRules.check(Designs.analysed(
                                inversion.fixes().getFirst().edit().apply(sample.project())))
                        .stream()
                        .map(Problem::rule)
                        .toList());
    }
}
