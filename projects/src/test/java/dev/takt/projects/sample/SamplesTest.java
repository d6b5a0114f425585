package dev.takt.projects.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Project;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    static List<Sample> samples() {
        return Samples.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadWithoutErrors(Sample sample) {
        Opened opened = ProjectFormat.read(sample.text());
        assertEquals(
                List.of(),
                opened.problems().stream()
                        .map(p -> p.line() + ": " + p.message())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isStoredAsItsCanonicalText(Sample sample) {
        assertEquals(ProjectFormat.write(sample.project()), sample.text());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasATitleAndASummary(Sample sample) {
        assertEquals(-1, sample.title().text().indexOf('<'));
        assertEquals(-1, sample.summary().text().indexOf('<'));
    }

    @Test
    void priorityInversionIsGuardedByNothing() {
        Project project = Samples.byId("priority-inversion").orElseThrow().project();
        assertEquals("freertos", project.runtime());
        assertEquals(5, project.items().size());
    }
}
