package dev.takt.sim.reference;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import dev.takt.sim.reference.SmallDesigns.With;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Overheads, transfers and resets take the time and the place that the definition gives them. */
class ChargedReferenceTest {
    private static final List<Protocol> PLAIN = List.of(Protocol.NONE);

    private static final List<Protocol> ALL = List.of(
            Protocol.NONE, Protocol.INHERITANCE, Protocol.CEILING, Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE);

    /** Nothing is inherited across cores. */
    private static final List<Protocol> ACROSS = List.of(Protocol.NONE, Protocol.NON_PREEMPTIVE, Protocol.SPIN);

    @Test
    void transfers() {
        compare(300_001, List.of(With.TRANSFERS), PLAIN);
    }

    @Test
    void transfersBesideLocksAndOverruns() {
        compare(310_001, List.of(With.TRANSFERS, With.LOCKS, With.OVERRUNS, With.DELAYS), ALL);
    }

    @Test
    void transfersBothWays() {
        compare(325_001, List.of(With.DUPLEX, With.LOCKS, With.OVERRUNS, With.DELAYS), ALL);
        compare(326_001, List.of(With.DUPLEX, With.TRANSFERS, With.HANDLERS), PLAIN);
    }

    @Test
    void transfersOfSeveralCores() {
        compare(320_001, List.of(With.TRANSFERS, With.TWO_CORES, With.OVERRUNS), PLAIN);
    }

    @Test
    void watchdogs() {
        compare(330_001, List.of(With.WATCHDOGS, With.CHANNELS, With.LOCKS, With.TRANSFERS), ALL);
    }

    @Test
    void watchdogsThatResetAllCores() {
        compare(
                331_001,
                List.of(With.WATCHDOGS, With.TWO_CORES, With.DELAYS, With.JITTER, With.OVERRUNS, With.CHANNELS),
                PLAIN);
    }

    @Test
    void watchdogsThatResetTheirCore() {
        Comparison.ofFree()
                .booting(9)
                .run(
                        332_001,
                        designs(
                                List.of(
                                        With.WATCHDOGS,
                                        With.CORE_WATCHDOGS,
                                        With.TWO_CORES,
                                        With.DELAYS,
                                        With.JITTER,
                                        With.OVERRUNS,
                                        With.GAPS,
                                        With.BRANCHES,
                                        With.AFTER,
                                        With.HANDLERS),
                                PLAIN));
    }

    @Test
    void watchdogsOfWhatBoots() {
        Comparison.ofFree()
                .booting(9)
                .run(340_001, designs(List.of(With.WATCHDOGS, With.POOLS, With.AFTER, With.JITTER), PLAIN));
    }

    /** Ticks and the turns of slices count anew where all has booted, and none takes time from a core that boots. */
    @Test
    void watchdogsOfWhatBootsBesideTicks() {
        Comparison.ofCharged()
                .booting(11)
                .run(
                        345_001,
                        designs(
                                List.of(
                                        With.WATCHDOGS,
                                        With.COSTS,
                                        With.TICKS,
                                        With.SLICES,
                                        With.DELAYS,
                                        With.TRANSFERS),
                                PLAIN));
    }

    @Test
    void watchdogsOfCoresThatBootBesideTicks() {
        Comparison.ofCharged()
                .booting(11)
                .run(
                        346_001,
                        designs(
                                List.of(
                                        With.WATCHDOGS,
                                        With.CORE_WATCHDOGS,
                                        With.TWO_CORES,
                                        With.COSTS,
                                        With.TICKS,
                                        With.DELAYS,
                                        With.SPAWNS),
                                PLAIN));
    }

    @Test
    void overheads() {
        charged(350_001, List.of(With.COSTS), PLAIN);
    }

    @Test
    void overheadsOfHandlers() {
        charged(360_001, List.of(With.COSTS, With.HANDLERS, With.BURSTS, With.CRITICAL_SECTIONS), PLAIN);
    }

    @Test
    void overheadsOfLocks() {
        charged(370_001, List.of(With.COSTS, With.LOCKS, With.NESTED_LOCKS), ALL);
    }

    @Test
    void overheadsOfCalls() {
        charged(
                380_001,
                List.of(With.COSTS, With.CHANNELS, With.TIMEOUTS, With.SPAWNS, With.DELAYS, With.HANDLERS),
                PLAIN);
    }

    /** What one core does for a context of another interrupts that one. */
    @Test
    void overheadsBetweenCores() {
        charged(
                450_001,
                List.of(
                        With.COSTS,
                        With.TWO_CORES,
                        With.CHANNELS,
                        With.TIMEOUTS,
                        With.SPAWNS,
                        With.POOLS,
                        With.HANDLERS,
                        With.TRANSFERS),
                PLAIN);
    }

    @Test
    void overheadsBetweenCoresBesideOverrunsAndResets() {
        Comparison.ofCharged()
                .booting(9)
                .run(
                        460_001,
                        designs(
                                List.of(
                                        With.COSTS,
                                        With.TWO_CORES,
                                        With.CHANNELS,
                                        With.BROADCASTS,
                                        With.SPAWNS,
                                        With.OVERRUNS,
                                        With.WATCHDOGS,
                                        With.TICKS),
                                PLAIN));
    }

    @Test
    void overheadsBetweenCoresThatLockForEachOther() {
        charged(
                470_001,
                List.of(With.COSTS, With.TWO_CORES, With.LOCKS, With.NESTED_LOCKS, With.DELAYS, With.SPAWNS),
                ACROSS);
    }

    @Test
    void overheadsUnderEarliestDeadlineFirst() {
        charged(390_001, List.of(With.COSTS, With.EDF, With.LOCKS, With.DELAYS), ALL);
    }

    @Test
    void overheadsWithoutPreemption() {
        charged(400_001, List.of(With.COSTS, With.NO_PREEMPTION, With.DELAYS, With.YIELDS), PLAIN);
    }

    @Test
    void overheadsOfSlices() {
        charged(410_001, List.of(With.COSTS, With.SLICES, With.CRITICAL_SECTIONS, With.HANDLERS), PLAIN);
    }

    @Test
    void overheadsOfOverruns() {
        charged(420_001, List.of(With.COSTS, With.OVERRUNS, With.TRANSFERS, With.JITTER), PLAIN);
    }

    @Test
    void interruptsOfDrivers() {
        charged(
                430_001,
                List.of(With.COSTS, With.TRANSFERS, With.HANDLERS, With.CRITICAL_SECTIONS, With.LOCKS, With.TWO_CORES),
                ACROSS);
    }

    @Test
    void interruptsOfDriversBesideTicksAndSlices() {
        charged(440_001, List.of(With.COSTS, With.TRANSFERS, With.TICKS, With.SLICES, With.WATCHDOGS), PLAIN);
    }

    private static void compare(long firstSeed, List<With> features, List<Protocol> protocols) {
        Comparison.ofFree().run(firstSeed, designs(features, protocols));
    }

    private static void charged(long firstSeed, List<With> features, List<Protocol> protocols) {
        Comparison.ofCharged().run(firstSeed, designs(features, protocols));
    }

    private static LongFunction<Design> designs(List<With> features, List<Protocol> protocols) {
        return seed -> new SmallDesigns(seed, features, protocols).next();
    }
}
