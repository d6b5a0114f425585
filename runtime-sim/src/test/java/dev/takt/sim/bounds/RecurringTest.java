package dev.takt.sim.bounds;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.sim.design.Fixed;
import dev.takt.sim.design.Recurring;
import dev.takt.sim.design.Seeds;
import org.junit.jupiter.api.Test;

/** What follows from a state that recurs may be copied, under loads as cores bear them. */
class RecurringTest {
    private static final int DESIGNS = Seeds.count(400);

    @Test
    void copiedIsAsPlayed() {
        Recurring recurring = new Recurring();
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            recurring.check(seed, Fixed.machine(new RandomWorkload(seed).project(), 1_000_000), 4_000_000_000L);
        }
        assertTrue(recurring.percent() >= 30, recurring.percent() + " in a hundred recurred");
    }
}
