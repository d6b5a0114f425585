package dev.takt.sim.reference;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.reference.SmallDesigns.With;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads that share two cores go where the definition says, and cores wait for each other as it says. */
class SharedReferenceTest {
    private static final List<Protocol> PLAIN = List.of(Protocol.NONE);

    private static final List<Protocol> ALL = List.of(Protocol.values()).subList(1, Protocol.values().length);

    @Test
    void fixedPriorities() {
        compare(700_001, List.of(With.OVERRUNS, With.BURSTS), PLAIN);
    }

    @Test
    void waits() {
        compare(710_001, List.of(With.DELAYS, With.YIELDS, With.CHANNELS, With.TIMEOUTS, With.SPAWNS), PLAIN);
    }

    @Test
    void handlers() {
        withoutBlame(720_001, List.of(With.HANDLERS, With.BURSTS, With.DELAYS, With.CRITICAL_SECTIONS));
    }

    @Test
    void earliestDeadlineFirst() {
        compare(730_001, List.of(With.EDF, With.DELAYS, With.JITTER, With.SPAWNS), PLAIN);
    }

    @Test
    void withoutPreemption() {
        compare(740_001, List.of(With.NO_PREEMPTION, With.DELAYS, With.OVERRUNS), PLAIN);
    }

    @Test
    void thresholds() {
        compare(750_001, List.of(With.THRESHOLDS, With.DELAYS), PLAIN);
    }

    @Test
    void locks() {
        compare(760_001, List.of(With.LOCKS, With.NESTED_LOCKS), List.of(Protocol.NONE, Protocol.INHERITANCE));
    }

    @Test
    void locksBesideHandlers() {
        compare(
                762_001,
                List.of(With.LOCKS, With.NESTED_LOCKS, With.HANDLERS, With.DELAYS),
                List.of(Protocol.NONE, Protocol.INHERITANCE));
    }

    @Test
    void locksByDeadline() {
        compare(
                765_001,
                List.of(With.EDF, With.LOCKS, With.NESTED_LOCKS, With.HANDLERS),
                List.of(Protocol.NONE, Protocol.INHERITANCE));
    }

    @Test
    void originalCeilings() {
        compare(900_001, List.of(With.LOCKS, With.NESTED_LOCKS), List.of(Protocol.CEILING));
    }

    @Test
    void originalCeilingsBesideHandlersAndDelays() {
        compare(
                905_001,
                List.of(With.LOCKS, With.NESTED_LOCKS, With.HANDLERS, With.DELAYS, With.AFFINITY),
                List.of(Protocol.CEILING));
    }

    @Test
    void immediateCeilings() {
        compare(910_001, List.of(With.LOCKS, With.NESTED_LOCKS, With.HANDLERS), List.of(Protocol.IMMEDIATE_CEILING));
    }

    @Test
    void locksOfAnyKind() {
        compare(915_001, List.of(With.LOCKS, With.NESTED_LOCKS, With.AFFINITY, With.CRITICAL_SECTIONS), ALL);
    }

    @Test
    void locksOfAnyKindByDeadline() {
        compare(920_001, List.of(With.EDF, With.LOCKS, With.NESTED_LOCKS, With.DELAYS), ALL);
    }

    @Test
    void locksOfAnyKindBesideOverruns() {
        compare(925_001, List.of(With.LOCKS, With.NESTED_LOCKS, With.OVERRUNS, With.BURSTS, With.THRESHOLDS), ALL);
    }

    @Test
    void slices() {
        compare(930_001, List.of(With.SLICES, With.BURSTS), PLAIN);
    }

    @Test
    void slicesWithHandlersAndCriticalSections() {
        withoutBlame(
                935_001,
                List.of(With.SLICES, With.HANDLERS, With.CRITICAL_SECTIONS, With.THRESHOLDS, With.DELAYS, With.YIELDS));
        compare(936_001, List.of(With.SLICES, With.HANDLERS, With.THRESHOLDS, With.DELAYS, With.YIELDS), PLAIN);
    }

    @Test
    void slicesOnAllowedCores() {
        compare(940_001, List.of(With.SLICES, With.AFFINITY, With.OVERRUNS, With.BURSTS, With.DELAYS), PLAIN);
    }

    @Test
    void slicesWithLocks() {
        compare(945_001, List.of(With.SLICES, With.LOCKS, With.NESTED_LOCKS, With.AFFINITY), ALL);
    }

    @Test
    void channelsThatEveryReaderReads() {
        compare(
                950_001,
                List.of(With.CHANNELS, With.BROADCASTS, With.TIMEOUTS, With.DELAYS, With.BURSTS, With.AFFINITY),
                PLAIN);
    }

    @Test
    void transfersAndPools() {
        compare(770_001, List.of(With.TRANSFERS, With.POOLS, With.RANDOM_TIMES), PLAIN);
    }

    @Test
    void allowedCores() {
        compare(800_001, List.of(With.AFFINITY, With.OVERRUNS, With.BURSTS, With.DELAYS), PLAIN);
    }

    @Test
    void allowedCoresByDeadline() {
        compare(810_001, List.of(With.AFFINITY, With.EDF, With.JITTER, With.YIELDS), PLAIN);
    }

    @Test
    void allowedCoresWithHandlersAndThresholds() {
        withoutBlame(
                820_001, List.of(With.AFFINITY, With.HANDLERS, With.THRESHOLDS, With.CRITICAL_SECTIONS, With.DELAYS));
        compare(821_001, List.of(With.AFFINITY, With.HANDLERS, With.THRESHOLDS, With.DELAYS), PLAIN);
    }

    @Test
    void allowedCoresWithoutPreemption() {
        compare(830_001, List.of(With.AFFINITY, With.NO_PREEMPTION, With.DELAYS, With.OVERRUNS), PLAIN);
    }

    @Test
    void allowedCoresAndLocks() {
        compare(
                840_001,
                List.of(With.AFFINITY, With.LOCKS, With.NESTED_LOCKS, With.HANDLERS),
                List.of(Protocol.NONE, Protocol.INHERITANCE));
    }

    @Test
    void coresThatSpinForEachOther() {
        Comparison.ofFree().run(780_001, seed -> new SmallDesigns(
                        seed,
                        List.of(With.TWO_CORES, With.LOCKS, With.NESTED_LOCKS, With.HANDLERS, With.OVERRUNS),
                        List.of(Protocol.SPIN, Protocol.NON_PREEMPTIVE))
                .next());
    }

    @Test
    void branchesGapsAndBackground() {
        compare(870_001, List.of(With.BRANCHES, With.GAPS, With.STARTS, With.DELAYS, With.CHANNELS), PLAIN);
    }

    @Test
    void recordedArrivalsTicksAndPools() {
        compare(880_001, List.of(With.RECORDED, With.AFTER, With.TICKS, With.STARTS, With.GAPS, With.POOLS), PLAIN);
    }

    @Test
    void watchdogs() {
        compare(
                885_001,
                List.of(With.WATCHDOGS, With.DELAYS, With.LOCKS, With.CHANNELS, With.HANDLERS),
                List.of(Protocol.NONE, Protocol.INHERITANCE));
    }

    @Test
    void overheadsOfSlicesAndLocks() {
        charged(890_001, List.of(With.COSTS, With.SLICES, With.LOCKS, With.NESTED_LOCKS, With.DELAYS), ALL);
    }

    @Test
    void overheadsOfCallsOnAllowedCores() {
        charged(895_001, List.of(With.COSTS, With.CHANNELS, With.TIMEOUTS, With.SPAWNS, With.AFFINITY), PLAIN);
    }

    @Test
    void overheadsOfOverrunsAndTransfers() {
        charged(897_001, List.of(With.COSTS, With.OVERRUNS, With.TRANSFERS, With.HANDLERS), PLAIN);
    }

    @Test
    void overheads() {
        charged(790_001, List.of(With.COSTS, With.DELAYS, With.HANDLERS), PLAIN);
    }

    @Test
    void overheadsOfMovesByDeadlineBesideResets() {
        Comparison.ofCharged().withoutBlame().booting(9).run(898_001, seed -> new SmallDesigns(
                        seed, List.of(With.COSTS, With.EDF, With.WATCHDOGS, With.DELAYS, With.YIELDS), PLAIN)
                .shared()
                .next());
    }

    /** No event says whether a thread has the core of a handler, or waits for one of another that is in a critical section. */
    private static void withoutBlame(long firstSeed, List<With> features) {
        Comparison.ofFree().withoutBlame().run(firstSeed, seed -> new SmallDesigns(seed, features, PLAIN)
                .shared()
                .next());
    }

    private static void charged(long firstSeed, List<With> features, List<Protocol> protocols) {
        Comparison.ofCharged().withoutBlame().run(firstSeed, seed -> new SmallDesigns(seed, features, protocols)
                .shared()
                .next());
    }

    private static void compare(long firstSeed, List<With> features, List<Protocol> protocols) {
        Comparison.ofFree().run(firstSeed, seed -> new SmallDesigns(seed, features, protocols)
                .shared()
                .next());
    }
}
