package dev.takt.projects.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import org.junit.jupiter.api.Test;

/** Whatever a user can draw has a machine. */
class GarbageTest {
    private static final long SEED = Long.getLong("takt.seed", 20261120);

    @Test
    void anyDesignOfAKnownChipAndRuntimeHasAMachine() {
        for (long i = 0; i < 400; i++) {
            Project project = new RandomDesign(SEED + i).project();
            Machine machine =
                    Machine.of(project, ShippedCatalogue.get()).orElseThrow(() -> new AssertionError("seed " + SEED));
            for (Context c : machine.contexts()) {
                Level level = machine.levelOf(c);
                assertTrue(level.rank() == c.level(), "seed " + (SEED + i));
            }
            assertEquals(machine, Machine.of(project, ShippedCatalogue.get()).orElseThrow(), "seed " + (SEED + i));
        }
    }
}
