package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.target.SupportLevel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is linked with each logger, linted and documented leaves out no kind of chip that firmware is built for. */
class EveryStepTest {
    private static final Set<SupportLevel> BUILT = Set.of(SupportLevel.RUN, SupportLevel.BUILT);

    @Test
    void everyStepIsGeneratedOnEachKind() {
        for (EveryStep kind : EveryStep.KINDS) {
            Generation generation = Designs.generate(kind.design());
            assertInstanceOf(Generation.Generated.class, generation, kind + ": " + generation);
        }
    }

    @Test
    void eachRuntimeIsThereOnEachKindOfChipThatItIsBuiltFor() {
        List<String> built = ShippedCatalogue.get().runtimes().stream()
                .flatMap(r -> r.support().stream())
                .filter(s -> BUILT.contains(s.level()))
                .map(s -> new EveryStep(s.runtime(), EveryStep.TWINS.getOrDefault(s.target(), s.target())))
                .map(EveryStep::toString)
                .distinct()
                .sorted()
                .toList();
        assertEquals(
                built,
                EveryStep.KINDS.stream().map(EveryStep::toString).sorted().toList());
    }
}
