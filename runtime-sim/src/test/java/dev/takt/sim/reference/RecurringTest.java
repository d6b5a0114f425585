package dev.takt.sim.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Fixed;
import dev.takt.sim.design.Recurring;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.reference.SmallDesigns.With;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** What follows from a state that recurs may be copied: same trace, to the byte, as when all of it is played, for small designs of all kinds on all runtimes, wherever the run is stopped and frozen. */
class RecurringTest {
    private static final int DESIGNS = Seeds.count(250);
    private static final long UNTIL = 12_000;

    @Test
    void generic() {
        check(1, "generic", 40);
    }

    @Test
    void transfersUnderWay() {
        check(50_001, List.of(With.TRANSFERS, With.COSTS), 15);
    }

    @Test
    void earliestDeadlineFirst() {
        check(70_001, List.of(With.EDF, With.DELAYS), 40);
    }

    @Test
    void watchdogs() {
        check(60_001, List.of(With.WATCHDOGS, With.DELAYS), 40);
    }

    @Test
    void sharedCores() {
        check(100_001, "shared", 40);
    }

    @Test
    void rtic() {
        check(200_001, "rtic", 40);
    }

    @Test
    void embassy() {
        check(300_001, "embassy", 40);
    }

    @Test
    void freertos() {
        check(400_001, "freertos", 40);
    }

    @Test
    void zephyr() {
        check(500_001, "zephyr", 40);
    }

    @Test
    void tock() {
        check(600_001, "tock", 40);
    }

    @Test
    void drone() {
        check(700_001, "drone", 40);
    }

    @Test
    void bareMetal() {
        check(800_001, "bare-metal", 40);
    }

    private static void check(long firstSeed, String runtime, int leastPercent) {
        check(firstSeed, seed -> designs(seed, runtime, new SplittableRandom(seed)), leastPercent);
    }

    private static void check(long firstSeed, List<With> features, int leastPercent) {
        check(firstSeed, seed -> new SmallDesigns(seed, features, List.of(Protocol.NONE)), leastPercent);
    }

    private static void check(long firstSeed, LongFunction<SmallDesigns> designs, int leastPercent) {
        Recurring recurring = new Recurring();
        long first = firstSeed + Seeds.first() - 1;
        for (long seed = first; seed < first + DESIGNS; seed++) {
            recurring.check(
                    seed, Fixed.machine(designs.apply(seed).next().boot(40).project(), 12), UNTIL);
        }
        assertTrue(recurring.percent() >= leastPercent, recurring.percent() + " in a hundred recurred");
    }

    private static SmallDesigns designs(long seed, String runtime, SplittableRandom random) {
        List<With> features = new ArrayList<>(List.of(With.values()));
        Collections.shuffle(features, new Random(seed));
        features = features.subList(0, 1 + random.nextInt(5));
        List<Protocol> protocols = List.of(Protocol.values()[random.nextInt(Protocol.values().length)], Protocol.NONE);
        SmallDesigns designs = new SmallDesigns(seed, features, protocols);
        return switch (runtime) {
            case "generic" -> designs;
            case "shared" -> designs.shared();
            default -> designs.on("lm3s6965", runtime, runtime.equals("zephyr") ? 13 : 0);
        };
    }
}
