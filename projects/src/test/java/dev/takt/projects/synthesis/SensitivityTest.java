package dev.takt.projects.synthesis;

import static dev.takt.projects.machine.Designs.US;
import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.project;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Margins worked out by hand, and held against a second response-time analysis written here. */
class SensitivityTest {
    private static final long FIRST_SEED = Long.getLong("takt.seed", 1);

    private static Sensitivity of(Project project) {
        return Sensitivity.of(project, ShippedCatalogue.get(), Workers.ALONE, Progress.NONE)
                .orElseThrow();
    }

    private static Sensitivity generic(Item... items) {
        return of(project("stm32f411re", "generic", items));
    }

    private static Margin margin(Quantity quantity, String item, long nowUs, long limitUs) {
        return new Margin(quantity, Optional.of(id(item)), nowUs * US, OptionalLong.of(limitUs * US), false);
    }

    /** C 10, T = D = 100, alone: C can be T, T can be C, the clock a tenth. */
    @Test
    void oneTaskCanFillItsPeriod() {
        Sensitivity found = generic(task("a", 1, every(100), work(10)));
        assertEquals(
                new Sensitivity(
                        true,
                        1,
                        List.of(
                                margin(Quantity.WCET, "a", 10, 100),
                                margin(Quantity.PERIOD, "a", 100, 10),
                                new Margin(
                                        Quantity.CLOCK,
                                        Optional.empty(),
                                        100_000_000,
                                        OptionalLong.of(10_000_000),
                                        false))),
                found);
    }

    /** a: C 60, T 100; b below: C 60, T 200, R 60 + 2 x 60 = 180. With b at 80 R is 200, the period; a can grow to 70. */
    @Test
    void everyFigureIsMovedAlone() {
        List<Margin> margins = generic(task("a", 2, every(100), work(60)), task("b", 1, every(200), work(60)))
                .margins();
        assertTrue(margins.contains(margin(Quantity.WCET, "a", 60, 70)), margins.toString());
        assertTrue(margins.contains(margin(Quantity.WCET, "b", 60, 80)), margins.toString());
    }

    /** b misses: 150 + 2 x 60 = 270 > 200. It has to shrink to 80; a to 25 (150 + 2 x 25 = 200). */
    @Test
    void whereSomethingIsMissedTheLimitSaysWhatWouldHelp() {
        Sensitivity found = generic(task("a", 2, every(100), work(60)), task("b", 1, every(200), work(150)));
        assertEquals(false, found.meets());
        assertTrue(found.margins().contains(margin(Quantity.WCET, "a", 60, 25)), found.toString());
        assertTrue(found.margins().contains(margin(Quantity.WCET, "b", 150, 80)), found.toString());
    }

    /** c alone asks for more than its period: nothing about a helps. */
    @Test
    void whatDoesNotHelpHasNoLimit() {
        Sensitivity found = generic(task("a", 2, every(100), work(10)), task("c", 1, every(200), work(300)));
        assertTrue(
                found.margins()
                        .contains(
                                new Margin(Quantity.WCET, Optional.of(id("a")), 10 * US, OptionalLong.empty(), false)),
                found.toString());
    }

    @Test
    void withoutDeadlinesThereIsNothingToWatch() {
        Sensitivity found = generic();
        assertEquals(new Sensitivity(true, 0, List.of()), found);
    }

    /** At its limit a computation is still in time, a nanosecond further it is not, unless more than a hundred times as long was not tried. */
    @Test
    void limitsAgreeWithASecondAnalysis() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = random.nextInt(2, 5);
            long[] c = new long[n];
            long[] t = new long[n];
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                t[i] = random.nextLong(200, 2000);
                c[i] = random.nextLong(10, t[i] * 6 / (5 * n));
                items.add(task("t" + i, n - i, every(t[i]), work(c[i])));
            }
            Sensitivity found = generic(items.toArray(Item[]::new));
            assertEquals(meets(scaled(c), t), found.meets(), "seed " + seed);
            for (int i = 0; i < n && found.meets(); i++) {
                ItemId item = id("t" + i);
                Margin margin = found.margins().stream()
                        .filter(m -> m.quantity() == Quantity.WCET && m.item().equals(Optional.of(item)))
                        .findFirst()
                        .orElseThrow();
                long[] at = scaled(c);
                at[i] = margin.limit().orElseThrow();
                assertTrue(meets(at, t), "seed " + seed + ": " + margin);
                at[i]++;
                assertTrue(margin.open() || !meets(at, t), "seed " + seed + ": " + margin);
            }
        }
    }

    private static long[] scaled(long[] us) {
        long[] ns = us.clone();
        for (int i = 0; i < ns.length; i++) {
            ns[i] *= US;
        }
        return ns;
    }

    /** Joseph and Pandya 1986; indices in order of urgency. */
    private static boolean meets(long[] c, long[] t) {
        for (int i = 0; i < c.length; i++) {
            long r = c[i];
            long before = 0;
            while (r != before && r <= t[i] * US) {
                before = r;
                r = c[i];
                for (int j = 0; j < i; j++) {
                    r += Math.ceilDiv(before, t[j] * US) * c[j];
                }
            }
            if (r > t[i] * US) {
                return false;
            }
        }
        return true;
    }
}
