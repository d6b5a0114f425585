package dev.takt.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Response times of the samples against figures worked out by hand. */
class SampleFiguresTest {
    /** A context switch of FreeRTOS: 84 cycles at 100 MHz. */
    private static final long SWITCH = 840;

    /** Entry, exit and chaining of interrupts on a Cortex-M3: 12, 10 and 6 cycles at 50 MHz; a lock or unlock of RTIC: 1 cycle. */
    private static final long ENTRY = 240;

    private static final long EXIT = 200;
    private static final long CHAIN = 120;
    private static final long LOCK = 20;

    private static final Project INVERSION =
            Samples.byId("priority-inversion").orElseThrow().project();

    /**
     * The first inversion, without a lock protocol. meteo runs from 1 ms, holds the bus from 2 ms and has 2 ms of its section left when bus_manager preempts it at
     * 4 ms. bus_manager asks for the bus at 5 ms + 1 switch. communication (9 ms) is ready since 5 ms and runs next; then meteo's 2 ms; then bus_manager's 1.5 ms:
     * 1 + 9 + 2 + 1.5 ms and four switches after its arrival. Every later one (at 44 ms, 84 ms …) has a fifth: meteo began with a switch, so 840 ns more of its
     * section are left.
     */
    @Test
    void withoutAProtocolTheBusManagerMissesEverySecondDeadline() {
        Metrics metrics = measured(INVERSION);
        ContextMetrics bus = of(metrics, "bus-manager");
        assertEquals(13_500_000 + 5 * SWITCH, bus.worstResponseNs().orElseThrow());
        assertEquals(2_500_000 + SWITCH, bus.bestResponseNs().orElseThrow());
        assertEquals(10, bus.jobs());
        assertEquals(5, bus.misses());
        assertEquals(
                9_000_000 + 2 * SWITCH,
                of(metrics, "communication").worstResponseNs().orElseThrow());
        assertEquals(
                17_500_000 + 6 * SWITCH, of(metrics, "meteo").worstResponseNs().orElseThrow());
    }

    /** With inheritance meteo finishes its 2 ms before communication runs: 1 + 2 + 1.5 ms and three switches, later four. */
    @Test
    void withInheritanceTheBusManagerWaitsForTheSectionOnly() {
        Metrics metrics = measured(withInheritance(INVERSION));
        ContextMetrics bus = of(metrics, "bus-manager");
        assertEquals(4_500_000 + 4 * SWITCH, bus.worstResponseNs().orElseThrow());
        assertEquals(0, metrics.misses());
        assertEquals(
                12_500_000 + 5 * SWITCH,
                of(metrics, "communication").worstResponseNs().orElseThrow());
    }

    @Test
    void theInversionHappensInTheOrderOfTheTextbook() {
        Project free = withoutSwitches(INVERSION);
        assertEquals(
                List.of(
                        "1000 meteo START",
                        "2000 meteo LOCK",
                        "4000 meteo PREEMPT",
                        "4000 bus_manager START",
                        "5000 bus_manager BLOCK",
                        "5000 communication START",
                        "14000 communication COMPLETE",
                        "14000 meteo RESUME",
                        "14000 bus_manager MISS",
                        "16000 meteo UNLOCK",
                        "16000 meteo PREEMPT",
                        "16000 bus_manager RESUME",
                        "16000 bus_manager LOCK",
                        "17000 bus_manager UNLOCK",
                        "17500 bus_manager COMPLETE",
                        "17500 meteo RESUME",
                        "18500 meteo COMPLETE"),
                story(run(free), 20_000_000));
    }

    @Test
    void withInheritanceTheHolderIsLiftedAheadOfCommunication() {
        Project free = withoutSwitches(withInheritance(INVERSION));
        assertEquals(
                List.of(
                        "1000 meteo START",
                        "2000 meteo LOCK",
                        "4000 meteo PREEMPT",
                        "4000 bus_manager START",
                        "5000 bus_manager BLOCK",
                        "5000 meteo RESUME",
                        "7000 meteo UNLOCK",
                        "7000 meteo PREEMPT",
                        "7000 bus_manager RESUME",
                        "7000 bus_manager LOCK",
                        "8000 bus_manager UNLOCK",
                        "8500 bus_manager COMPLETE",
                        "8500 communication START",
                        "17500 communication COMPLETE",
                        "17500 meteo RESUME",
                        "18500 meteo COMPLETE"),
                story(run(free), 20_000_000));
    }

    /**
     * Sample 3 with every step at its worst. All three tasks are released at 0. sampling: entry, 400 us, lock, 200 us, unlock. Then control, chained to its end:
     * 1.5 ms, lock, 300 us, unlock, 700 us, in which at 3 ms the first byte costs entry, 20 us and exit.
     */
    @Test
    void theFirstJobsOfTheRticSampleTakeWhatTheHandComputes() {
        Project worst =
                atTheirWorst(Samples.byId("rtic-cortex-m3").orElseThrow().project());
        Metrics metrics = Metrics.of(run(worst, 5_000_000));
        long sampling = ENTRY + 400_000 + LOCK + 200_000 + LOCK;
        long byteHandler = ENTRY + 20_000;
        long control = sampling + CHAIN + 1_500_000 + LOCK + 300_000 + LOCK + 700_000 + byteHandler + EXIT;
        assertEquals(sampling, of(metrics, "sampling").worstResponseNs().orElseThrow());
        assertEquals(byteHandler, of(metrics, "uart-rx").worstResponseNs().orElseThrow());
        assertEquals(control, of(metrics, "control").worstResponseNs().orElseThrow());
    }

    private static Project withInheritance(Project project) {
        Resource bus = project.item(ItemId.of("bus"), Resource.class).orElseThrow();
        return project.withItem(bus.withProtocol(Protocol.INHERITANCE));
    }

    private static Project withoutSwitches(Project project) {
        return project.withSettings(project.settings().withCosts(List.of(new CostOverride("context-switch", 0))));
    }

    private static Project atTheirWorst(Project project) {
        List<Item> items = new ArrayList<>();
        for (Item item : project.items()) {
            items.add(item instanceof Executable e ? e.withBody(worst(e.body())) : item);
        }
        return project.withItems(items);
    }

    private static List<Step> worst(List<Step> body) {
        return body.stream()
                .map(s -> switch (s) {
                    case Step.Compute c -> new Step.Compute(c.label(), c.worstNs(), c.worstNs(), c.distribution());
                    case Step.Lock l -> new Step.Lock(l.resource(), worst(l.body()));
                    default -> s;
                })
                .toList();
    }

    private static Machine machine(Project project) {
        return Machine.of(project, ShippedCatalogue.get()).orElseThrow();
    }

    private static Trace run(Project project) {
        return run(project, project.settings().runForNs());
    }

    private static Trace run(Project project, long untilNs) {
        Run run = Simulation.start(
                PlanCompiler.compile(machine(project)),
                RunOptions.ofSeed(project.settings().seed()));
        assertEquals(RunState.TIME_REACHED, run.advance(Limit.until(untilNs), Progress.NONE));
        return run.trace();
    }

    private static Metrics measured(Project project) {
        return Metrics.of(run(project));
    }

    private static ContextMetrics of(Metrics metrics, String item) {
        return metrics.context(ItemId.of(item)).orElseThrow();
    }

    /** What tells the story of an inversion, in microseconds. */
    private static List<String> story(Trace trace, long untilNs) {
        Set<EventKind> told = Set.of(
                EventKind.START,
                EventKind.LOCK,
                EventKind.PREEMPT,
                EventKind.BLOCK,
                EventKind.COMPLETE,
                EventKind.RESUME,
                EventKind.MISS,
                EventKind.UNLOCK);
        List<String> story = new ArrayList<>();
        for (int i = 0; i < trace.size() && trace.time(i) < untilNs; i++) {
            if (told.contains(trace.kind(i))) {
                story.add(trace.time(i) / 1000 + " "
                        + trace.names().contexts().get(trace.context(i)).name() + " " + trace.kind(i));
            }
        }
        return story;
    }
}
