package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What check has no error in is generated, whatever was laid out; {@code -Dtakt.seed} begins elsewhere. */
class RandomProjectsTest {
    /** Of each kind; {@code ./test fast} has the time for one. */
    private static final int DESIGNS = Boolean.getBoolean("takt.sparse") ? 1 : 3;

    static Stream<EveryStep> kinds() {
        return EveryStep.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void designsWithoutErrorsAreGenerated(EveryStep kind) {
        long seed = Long.getLong("takt.seed", 1_000);
        for (int i = 0; i < DESIGNS; i++) {
            seed = RandomProjects.nextSeed(kind, seed);
            Generation generation =
                    Designs.generate(RandomProjects.of(kind, seed).orElseThrow());
            assertInstanceOf(Generation.Generated.class, generation, kind + ", seed " + seed);
            seed++;
        }
    }
}
