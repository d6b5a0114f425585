package dev.takt.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.synthesis.Sensitivity;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that is shared out is put together again as if one had done it. */
class CrewTest {
    @Test
    void resultsComeInTheOrderOfThePieces() {
        List<Supplier<Integer>> pieces = IntStream.range(0, 200)
                .<Supplier<Integer>>mapToObj(i -> () -> i)
                .toList();
        try (Crew crew = new Crew()) {
            assertEquals(IntStream.range(0, 200).boxed().toList(), crew.all(pieces));
        }
    }

    @Test
    void aPieceThatFailsIsToldWithItsCause() {
        IllegalArgumentException why = new IllegalArgumentException("why");
        try (Crew crew = new Crew()) {
            Supplier<Integer> fails = () -> {
                throw why;
            };
            assertEquals(
                    why,
                    assertThrows(IllegalStateException.class, () -> crew.all(List.of(fails)))
                            .getCause());
        }
    }

    @Test
    void sensitivityOfEverySampleIsTheSameAsByOne() {
        try (Crew crew = new Crew()) {
            for (Sample sample : Samples.ALL) {
                assertEquals(
                        Sensitivity.of(sample.project(), ShippedCatalogue.get(), Workers.ALONE, Progress.NONE),
                        Sensitivity.of(sample.project(), ShippedCatalogue.get(), crew, Progress.NONE),
                        sample.id());
            }
        }
    }
}
