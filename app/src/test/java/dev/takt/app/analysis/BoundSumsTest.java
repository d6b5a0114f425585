package dev.takt.app.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BoundSumsTest {
    static final List<Sample> SAMPLES = Samples.ALL;

    /** A bound of some microseconds below a deadline of some milliseconds is in milliseconds wherever it stands. */
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void headingAndBarsHaveOneUnit(Sample sample) {
        Machine machine = Machine.of(sample.project(), ShippedCatalogue.get()).orElseThrow();
        AnalysisResult analysis = Analysis.of(machine, Progress.NONE);
        BoundSums sums = new BoundSums(machine);
        int known = 0;
        for (Context context : machine.contexts()) {
            BoundSum sum = sums.of(analysis.of(context.item()).orElseThrow());
            if (!sum.sum().isEmpty()) {
                known++;
                String figure = sum.sum().substring(sum.sum().indexOf("= ") + 2);
                assertTrue(sum.title().contains(": at most " + figure + " "), sum.title() + " | " + sum.sum());
                assertEquals(figure.split(" ")[1], sum.bars().responseText().split(" ")[1]);
            }
        }
        assertTrue(known > 0, "no bound is known");
    }
}
