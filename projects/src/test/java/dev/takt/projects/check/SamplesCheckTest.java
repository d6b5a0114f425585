package dev.takt.projects.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesCheckTest {
    @Test
    void noSampleHasAnErrorThatIsNoMissedDeadline() {
        for (Sample sample : Samples.ALL) {
            assertEquals(
                    List.of(),
                    DesignRules.check(Designs.context(sample.project())).stream()
                            .filter(p -> p.severity() == Severity.ERROR)
                            .map(Designs::line)
                            .toList(),
                    sample.id());
        }
    }

    @Test
    void priorityInversionIsFoundInItsSample() {
        List<Problem> problems = DesignRules.check(
                Designs.context(Samples.byId("priority-inversion").orElseThrow().project()));
        assertEquals(
                List.of("priority-inversion", "no-generator"),
                problems.stream().map(Problem::rule).toList());
    }
}
