package dev.takt.sim.reference;

import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import dev.takt.sim.reference.SmallDesigns.With;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Every runtime's own row of the definition: how it orders a level, what its locks and turns do. */
class RuntimeReferenceTest {
    private static final List<Protocol> NONE = List.of(Protocol.NONE);
    private static final List<Protocol> INHERITANCE = List.of(Protocol.INHERITANCE);

    @Test
    void embassy() {
        compare(500_001, "embassy", List.of(With.DELAYS, With.YIELDS, With.SPAWNS, With.OVERRUNS), NONE);
    }

    @Test
    void embassyWithLocks() {
        compare(
                510_001,
                "embassy",
                List.of(With.LOCKS, With.NESTED_LOCKS, With.DELAYS),
                List.of(Protocol.NONE, Protocol.NON_PREEMPTIVE));
    }

    @Test
    void embassyByDeadline() {
        compare(
                720_001,
                "embassy",
                List.of(With.EDF, With.DELAYS, With.YIELDS, With.SPAWNS, With.AFTER, With.OVERRUNS),
                NONE);
        charged(
                730_001,
                "embassy",
                List.of(With.EDF, With.COSTS, With.DELAYS, With.YIELDS, With.HANDLERS, With.SPAWNS),
                List.of(Protocol.NONE, Protocol.NON_PREEMPTIVE));
    }

    @Test
    void embassyWithHandlersAndChannels() {
        compare(
                520_001,
                "embassy",
                List.of(
                        With.HANDLERS,
                        With.CHANNELS,
                        With.TIMEOUTS,
                        With.TICKS,
                        With.TRANSFERS,
                        With.CRITICAL_SECTIONS),
                NONE);
    }

    @Test
    void embassyWithOverheads() {
        charged(530_001, "embassy", List.of(With.COSTS, With.DELAYS, With.YIELDS, With.SPAWNS, With.HANDLERS), NONE);
    }

    @Test
    void freertos() {
        compare(540_001, "freertos", List.of(With.DELAYS, With.YIELDS, With.OVERRUNS, With.TICKS), NONE);
    }

    @Test
    void freertosWithSlices() {
        compare(550_001, "freertos", List.of(With.SLICES, With.DELAYS, With.HANDLERS, With.CRITICAL_SECTIONS), NONE);
    }

    @Test
    void freertosSemaphores() {
        compare(560_001, "freertos", List.of(With.LOCKS, With.NESTED_LOCKS, With.DELAYS, With.CHANNELS), NONE);
    }

    @Test
    void freertosMutexes() {
        compare(570_001, "freertos", List.of(With.LOCKS, With.NESTED_LOCKS, With.DELAYS, With.CHANNELS), INHERITANCE);
    }

    @Test
    void freertosWithOverheads() {
        charged(
                580_001,
                "freertos",
                List.of(With.COSTS, With.SLICES, With.DELAYS, With.HANDLERS, With.LOCKS, With.TRANSFERS),
                List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.NON_PREEMPTIVE));
    }

    @Test
    void zephyr() {
        compare(590_001, "zephyr", List.of(With.DELAYS, With.YIELDS, With.OVERRUNS, With.TICKS), NONE);
    }

    @Test
    void zephyrWithSlices() {
        compare(
                600_001,
                "zephyr",
                List.of(With.SLICES, With.TICKS, With.DELAYS, With.HANDLERS, With.CRITICAL_SECTIONS),
                NONE);
    }

    @Test
    void zephyrMutexes() {
        compare(
                610_001,
                "zephyr",
                List.of(With.LOCKS, With.NESTED_LOCKS, With.DELAYS, With.CHANNELS),
                List.of(Protocol.NONE, Protocol.INHERITANCE));
    }

    /** From 4.5: along chains of waiters, and what other waiters demand stays. */
    @Test
    void zephyrMutexesThatLiftChains() {
        compare(
                700_001,
                "zephyr-4.5",
                List.of(With.LOCKS, With.NESTED_LOCKS, With.DELAYS, With.CHANNELS),
                List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.INHERITANCE));
        charged(
                710_001,
                "zephyr-4.5",
                List.of(With.COSTS, With.SLICES, With.DELAYS, With.HANDLERS, With.LOCKS, With.NESTED_LOCKS),
                INHERITANCE);
    }

    @Test
    void zephyrByDeadline() {
        compare(
                740_001,
                "zephyr",
                List.of(With.EDF, With.DELAYS, With.YIELDS, With.OVERRUNS, With.TICKS, With.AFTER, With.HANDLERS),
                NONE);
        compare(
                750_001,
                "zephyr-4.5",
                List.of(With.EDF, With.LOCKS, With.NESTED_LOCKS, With.DELAYS, With.CHANNELS, With.CRITICAL_SECTIONS),
                List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.NON_PREEMPTIVE));
        compare(
                940_001,
                "zephyr",
                List.of(With.EDF, With.SLICES, With.TICKS, With.DELAYS, With.YIELDS, With.HANDLERS, With.LOCKS),
                List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.NON_PREEMPTIVE));
        charged(
                760_001,
                "zephyr",
                List.of(With.EDF, With.COSTS, With.DELAYS, With.HANDLERS, With.LOCKS),
                List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.NON_PREEMPTIVE));
    }

    @Test
    void zephyrWithMetaIrqThreads() {
        compare(
                770_001,
                "zephyr",
                List.of(With.META_IRQS, With.DELAYS, With.YIELDS, With.HANDLERS, With.SLICES, With.CRITICAL_SECTIONS),
                NONE);
        compare(
                780_001,
                "zephyr",
                List.of(With.META_IRQS, With.LOCKS, With.NESTED_LOCKS, With.DELAYS, With.CHANNELS),
                List.of(Protocol.NONE, Protocol.INHERITANCE));
        compare(
                790_001,
                "zephyr-4.5",
                List.of(With.META_IRQS, With.EDF, With.LOCKS, With.NESTED_LOCKS, With.DELAYS),
                INHERITANCE);
        charged(
                800_001,
                "zephyr",
                List.of(With.META_IRQS, With.COSTS, With.SLICES, With.DELAYS, With.HANDLERS, With.LOCKS),
                List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.NON_PREEMPTIVE));
    }

    @Test
    void zephyrWithOverheads() {
        charged(
                620_001,
                "zephyr",
                List.of(With.COSTS, With.SLICES, With.DELAYS, With.HANDLERS, With.LOCKS, With.TRANSFERS),
                List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.NON_PREEMPTIVE));
    }

    @Test
    void rtic() {
        compare(
                630_001,
                "rtic",
                List.of(
                        With.DELAYS,
                        With.YIELDS,
                        With.SPAWNS,
                        With.HANDLERS,
                        With.TICKS,
                        With.LOCKS,
                        With.NESTED_LOCKS),
                List.of(Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE));
    }

    @Test
    void rticWithOverheads() {
        charged(
                640_001,
                "rtic",
                List.of(With.COSTS, With.DELAYS, With.SPAWNS, With.HANDLERS, With.CHANNELS, With.LOCKS),
                List.of(Protocol.IMMEDIATE_CEILING));
    }

    @Test
    void bareMetal() {
        compare(
                650_001,
                "bare-metal",
                List.of(With.SPAWNS, With.HANDLERS, With.BURSTS, With.TICKS, With.CRITICAL_SECTIONS, With.LOCKS),
                List.of(Protocol.NON_PREEMPTIVE));
    }

    @Test
    void bareMetalWithOverheads() {
        charged(660_001, "bare-metal", List.of(With.COSTS, With.SPAWNS, With.HANDLERS, With.BURSTS), NONE);
    }

    @Test
    void drone() {
        compare(
                670_001,
                "drone",
                List.of(With.DELAYS, With.YIELDS, With.SPAWNS, With.HANDLERS, With.LOCKS),
                List.of(Protocol.NONE, Protocol.NON_PREEMPTIVE));
    }

    @Test
    void tock() {
        Comparison.ofFree()
                .scaled(RuntimeReferenceTest::withShortSlices)
                .run(
                        680_001,
                        designs(
                                "tock",
                                List.of(
                                        With.SLICES,
                                        With.HANDLERS,
                                        With.BURSTS,
                                        With.CHANNELS,
                                        With.YIELDS,
                                        With.DELAYS),
                                NONE));
    }

    @Test
    void tockWithOverheads() {
        Comparison.ofCharged()
                .scaled(RuntimeReferenceTest::withShortSlices)
                .run(690_001, designs("tock", List.of(With.COSTS, With.SLICES, With.HANDLERS, With.SPAWNS), NONE));
    }

    /** Tock gives up the rest of a slice if that is no more than 500 us: here 2 ns. */
    private static Machine withShortSlices(Machine machine) {
        List<MachineCore> cores = machine.cores().stream()
                .map(RuntimeReferenceTest::withShortSlices)
                .toList();
        return new Machine(
                machine.project(),
                machine.chip(),
                machine.runtime(),
                cores,
                machine.contexts(),
                machine.resources(),
                machine.queues(),
                machine.buses(),
                machine.watchdogs(),
                machine.pools());
    }

    private static MachineCore withShortSlices(MachineCore core) {
        List<Level> levels = core.levels().stream()
                .map(l -> l.policy() instanceof Policy.Ring(long slice, long _)
                        ? new Level(
                                l.rank(), l.band(), l.priority(), l.nativePriority(), new Policy.Ring(slice + 3, 2), "")
                        : l)
                .toList();
        return new MachineCore(
                core.index(),
                core.name(),
                core.clockHz(),
                levels,
                core.criticalRank(),
                core.cooperativeRank(),
                core.topCooperativeRank(),
                core.costs());
    }

    private static void compare(long firstSeed, String runtime, List<With> features, List<Protocol> protocols) {
        Comparison.ofFree().run(firstSeed, designs(runtime, features, protocols));
    }

    private static void charged(long firstSeed, String runtime, List<With> features, List<Protocol> protocols) {
        Comparison.ofCharged().run(firstSeed, designs(runtime, features, protocols));
    }

    private static LongFunction<Design> designs(String runtime, List<With> features, List<Protocol> protocols) {
        return seed -> new SmallDesigns(seed, features, protocols)
                .on("lm3s6965", runtime, runtime.startsWith("zephyr") ? 13 : 0)
                .next();
    }
}
