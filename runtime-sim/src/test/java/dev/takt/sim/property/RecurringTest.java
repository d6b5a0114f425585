package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.sim.design.Fixed;
import dev.takt.sim.design.Recurring;
import dev.takt.sim.design.Seeds;
import org.junit.jupiter.api.Test;

/** What follows from a state that recurs may be copied, in any design without randomness. */
class RecurringTest {
    private static final int DESIGNS = Seeds.count(600);

    @Test
    void copiedIsAsPlayed() {
        Recurring recurring = new Recurring();
        long first = 70_000 + Seeds.first();
        for (long seed = first; seed < first + DESIGNS; seed++) {
            recurring.check(seed, Fixed.machine(new RandomDesigns(seed).next().project(), 60_000), 400_000_000);
        }
        assertTrue(recurring.percent() >= 20, recurring.percent() + " in a hundred recurred");
    }
}
