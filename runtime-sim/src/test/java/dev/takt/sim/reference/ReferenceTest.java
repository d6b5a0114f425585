package dev.takt.sim.reference;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.reference.SmallDesigns.With;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine does what the definition says: event by event as an interpreter that plays small designs in the plainest way. */
class ReferenceTest {
    private static final List<Protocol> PLAIN = List.of(Protocol.NONE);

    private static final List<Protocol> ALL = List.of(
            Protocol.NONE, Protocol.INHERITANCE, Protocol.CEILING, Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE);

    @Test
    void fixedPrioritiesAlone() {
        compare(1, List.of(), PLAIN);
    }

    @Test
    void locksThatLiftNobody() {
        compare(10_001, List.of(With.LOCKS), PLAIN);
    }

    @Test
    void inheritance() {
        compare(20_001, List.of(With.LOCKS, With.NESTED_LOCKS), List.of(Protocol.INHERITANCE));
    }

    @Test
    void immediateCeilings() {
        compare(30_001, List.of(With.LOCKS, With.NESTED_LOCKS), List.of(Protocol.IMMEDIATE_CEILING));
    }

    @Test
    void originalCeilings() {
        compare(40_001, List.of(With.LOCKS, With.NESTED_LOCKS), List.of(Protocol.CEILING));
    }

    @Test
    void locksOfAnyKind() {
        compare(50_001, List.of(With.LOCKS, With.NESTED_LOCKS), ALL);
    }

    @Test
    void earliestDeadlineFirst() {
        compare(60_001, List.of(With.EDF), PLAIN);
    }

    @Test
    void earliestDeadlineFirstWithLocks() {
        compare(70_001, List.of(With.EDF, With.LOCKS, With.NESTED_LOCKS), ALL);
    }

    @Test
    void earliestDeadlineFirstWithWaits() {
        compare(80_001, List.of(With.EDF, With.DELAYS, With.CHANNELS, With.TIMEOUTS, With.SPAWNS), PLAIN);
    }

    @Test
    void thresholds() {
        compare(90_001, List.of(With.THRESHOLDS, With.LOCKS, With.CRITICAL_SECTIONS), ALL);
    }

    @Test
    void withoutPreemption() {
        compare(100_001, List.of(With.NO_PREEMPTION, With.LOCKS, With.DELAYS), PLAIN);
    }

    @Test
    void slices() {
        compare(110_001, List.of(With.SLICES, With.CRITICAL_SECTIONS), PLAIN);
    }

    @Test
    void slicesWithLocks() {
        compare(120_001, List.of(With.SLICES, With.LOCKS), ALL);
    }

    @Test
    void delays() {
        compare(130_001, List.of(With.DELAYS, With.YIELDS), PLAIN);
    }

    @Test
    void channels() {
        compare(140_001, List.of(With.CHANNELS), PLAIN);
    }

    @Test
    void channelsWithTimeouts() {
        compare(150_001, List.of(With.CHANNELS, With.TIMEOUTS, With.DELAYS), PLAIN);
    }

    @Test
    void channelsThatEveryReaderReads() {
        compare(141_001, List.of(With.CHANNELS, With.BROADCASTS), PLAIN);
    }

    @Test
    void channelsThatEveryReaderReadsWithTimeouts() {
        compare(
                142_001,
                List.of(With.CHANNELS, With.BROADCASTS, With.TIMEOUTS, With.DELAYS, With.HANDLERS, With.OVERRUNS),
                PLAIN);
    }

    @Test
    void channelsThatEveryReaderReadsBesideLocks() {
        compare(
                143_001,
                List.of(With.CHANNELS, With.BROADCASTS, With.TIMEOUTS, With.LOCKS, With.EDF, With.BRANCHES),
                ALL);
    }

    @Test
    void channelsThatReadersOfSeveralCoresRead() {
        compare(
                144_001,
                List.of(With.CHANNELS, With.BROADCASTS, With.TIMEOUTS, With.TWO_CORES, With.SPAWNS, With.BURSTS),
                PLAIN);
    }

    @Test
    void overruns() {
        compare(160_001, List.of(With.OVERRUNS, With.BURSTS), PLAIN);
    }

    @Test
    void overrunsOfTasksThatKeepFewJobs() {
        compare(165_001, List.of(With.LIMITS, With.BURSTS, With.OVERRUNS, With.JITTER, With.DELAYS), PLAIN);
    }

    @Test
    void overrunsOfWhatLocksAndWaits() {
        compare(170_001, List.of(With.OVERRUNS, With.LOCKS, With.DELAYS, With.CHANNELS), ALL);
    }

    @Test
    void spawns() {
        compare(180_001, List.of(With.SPAWNS, With.BURSTS, With.OVERRUNS), PLAIN);
    }

    @Test
    void handlers() {
        compare(190_001, List.of(With.HANDLERS, With.BURSTS, With.CRITICAL_SECTIONS, With.SPAWNS), PLAIN);
    }

    @Test
    void handlersBesideLocksAndChannels() {
        compare(200_001, List.of(With.HANDLERS, With.BURSTS, With.CHANNELS, With.LOCKS, With.NESTED_LOCKS), ALL);
    }

    @Test
    void severalCores() {
        compare(210_001, List.of(With.TWO_CORES, With.CHANNELS, With.SPAWNS, With.DELAYS, With.HANDLERS), PLAIN);
    }

    @Test
    void jitter() {
        compare(220_001, List.of(With.JITTER, With.OVERRUNS), PLAIN);
    }

    @Test
    void jitterOfWhatLocksAndWaits() {
        compare(230_001, List.of(With.JITTER, With.OVERRUNS, With.LOCKS, With.DELAYS, With.CHANNELS), ALL);
    }

    @Test
    void jitterUnderEarliestDeadlineFirst() {
        compare(240_001, List.of(With.JITTER, With.EDF, With.LOCKS), ALL);
    }

    @Test
    void randomTimes() {
        compare(250_001, List.of(With.RANDOM_TIMES, With.JITTER, With.LOCKS, With.OVERRUNS), ALL);
    }

    @Test
    void branches() {
        compare(271_001, List.of(With.BRANCHES, With.RANDOM_TIMES, With.DELAYS), PLAIN);
    }

    @Test
    void branchesWithinLocks() {
        compare(272_001, List.of(With.BRANCHES, With.LOCKS, With.NESTED_LOCKS, With.CRITICAL_SECTIONS), ALL);
    }

    @Test
    void branchesBesideHandlersAndChannels() {
        compare(273_001, List.of(With.BRANCHES, With.HANDLERS, With.CHANNELS, With.TIMEOUTS, With.SPAWNS), PLAIN);
    }

    @Test
    void gapsOfRandomLength() {
        compare(274_001, List.of(With.GAPS, With.OVERRUNS, With.LOCKS, With.HANDLERS), ALL);
    }

    @Test
    void recordedArrivals() {
        compare(276_001, List.of(With.RECORDED, With.OVERRUNS, With.HANDLERS, With.LOCKS, With.DELAYS), ALL);
    }

    @Test
    void startAndBackground() {
        compare(275_001, List.of(With.STARTS, With.LOCKS, With.DELAYS, With.CHANNELS, With.OVERRUNS), ALL);
    }

    @Test
    void delaysAfterTheEndOfAJob() {
        compare(260_001, List.of(With.AFTER, With.DELAYS, With.LOCKS, With.OVERRUNS, With.JITTER), ALL);
    }

    @Test
    void delaysAfterTheEndOfAJobInTicks() {
        compare(261_001, List.of(With.AFTER, With.TICKS, With.DELAYS, With.JITTER, With.STARTS), PLAIN);
    }

    @Test
    void locksBetweenSeveralCores() {
        compare(
                211_001,
                List.of(With.TWO_CORES, With.LOCKS, With.NESTED_LOCKS, With.OVERRUNS, With.DELAYS),
                List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.SPIN));
    }

    @Test
    void pools() {
        compare(270_001, List.of(With.POOLS), PLAIN);
    }

    @Test
    void poolsBesideLocksAndOverruns() {
        compare(280_001, List.of(With.POOLS, With.LOCKS, With.OVERRUNS, With.TWO_CORES), PLAIN);
    }

    private static void compare(long firstSeed, List<With> features, List<Protocol> protocols) {
        Comparison.ofFree().run(firstSeed, seed -> new SmallDesigns(seed, features, protocols).next());
    }
}
