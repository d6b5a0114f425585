package dev.takt.projects.analysis;

import static dev.takt.projects.machine.Designs.US;
import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.handler;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.lock;
import static dev.takt.projects.machine.Designs.project;
import static dev.takt.projects.machine.Designs.resource;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What bounds by deadline and on shared cores are made of, and which theorems went into them, worked out by hand in microseconds. */
class BoundTermsTest {
    private static Project edf(Item... items) {
        Project p = project("stm32f411re", "generic", items);
        return p.withSettings(p.settings().withScheduling(Scheduling.EDF));
    }

    /** The theorem, the others behind a plus, then each term. */
    private static String bound(Project project, long granuleNs, String item) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        Bound bound = Analysis.of(machine, granuleNs, Progress.NONE)
                .of(id(item))
                .orElseThrow()
                .bound();
        if (!(bound instanceof Bound.Known known)) {
            return bound.toString();
        }
        assertEquals(known.ns(), known.terms().stream().mapToLong(Term::ns).sum());
        return known.theorem().tag()
                + known.also().stream().map(t -> " + " + t.tag()).collect(Collectors.joining())
                + known.terms().stream()
                        .map(t -> "\n%d %s%s%s"
                                .formatted(
                                        t.ns() / US,
                                        t.kind().tag(),
                                        t.by().map(by -> " by " + by).orElse(""),
                                        t.on().map(on -> " on " + on).orElse("")))
                        .collect(Collectors.joining());
    }

    private static Project oneCore(Protocol protocol) {
        return edf(
                resource("r", protocol),
                task("a", 0, every(10), lock("r", work(1)), work(1)),
                task("b", 0, every(15), work(1), lock("r", work(2))),
                handler("h", 1, "TIM2", every(20), work(1)));
    }

    /** a, with everything at once: b is in its section of 2, then the handler's 1, then 2 of its own. */
    @Test
    void blockingUnderDeadlinesNamesTheSectionItsHolderAndWhatBoundsIt() {
        assertEquals("""
                edf-rta + stack-resource-policy
                2 execution
                2 blocking by b on r
                1 preemption by h""", bound(oneCore(Protocol.IMMEDIATE_CEILING), 0, "a"));
        assertEquals("""
                edf-rta + priority-inheritance
                2 execution
                2 blocking by b on r
                1 preemption by h""", bound(oneCore(Protocol.INHERITANCE), 0, "a"));
    }

    /** b, due at 15: one job of a is due by then, the next at 20. */
    @Test
    void whatIsDueEarlierAndHandlersHaveTheirOwnTerms() {
        assertEquals("""
                edf-rta
                3 execution
                2 preemption by a
                1 preemption by h""", bound(oneCore(Protocol.IMMEDIATE_CEILING), 0, "b"));
    }

    /** A wait counts as execution, of the task itself and of those that are due earlier. */
    @Test
    void waitsAreNamedWithTheTheoremThatCountsThem() {
        Project waits = edf(
                task("a", 0, every(10), work(1), new Step.Delay(2 * US), work(1)), task("b", 0, every(20), work(3)));
        assertEquals("""
                edf-rta + suspension-oblivious
                2 execution
                2 suspension""", bound(waits, 0, "a"));
        assertEquals("""
                edf-rta + suspension-oblivious
                3 execution
                4 preemption by a""", bound(waits, 0, "b"));
    }

    /** Two switches a job, to it and from it, and one that may be under way when b arrives. */
    @Test
    void switchesAreOverheadOfWhoCausesThem() {
        Project p = edf(task("a", 0, every(20), work(2)), task("b", 0, every(40), work(3)));
        List<CostOverride> costs = Arrays.stream(Cost.values())
                .map(c -> new CostOverride(c.tag(), c == Cost.CONTEXT_SWITCH ? 100 : 0))
                .toList();
        p = p.withSettings(p.settings().withCosts(costs).withClockHz(100_000_000));
        assertEquals("""
                edf-rta
                3 execution
                2 preemption by a
                3 overhead
                2 overhead by a""", bound(p, 0, "b"));
    }

    private static Project shared(Scheduling policy, Task... tasks) {
        Project p = project("generic-2", "generic", tasks);
        return p.withSettings(p.settings().withSharing(Sharing.GLOBAL).withScheduling(policy));
    }

    /** Two cores: in 7 the first does 4 and the second 3, which keeps both busy for 3; the first has 2 of them, with the second 3. */
    @Test
    void onSharedCoresEachHasItsShareOfTheTimeThatAllAreBusy() {
        Project p = shared(
                Scheduling.FIXED,
                task("a", 3, every(5), work(2)),
                task("b", 2, every(10), work(3)),
                task("c", 1, every(20), work(4)));
        assertEquals("""
                global-fixed-priority
                4 execution
                2 preemption by a
                1 preemption by b""", bound(p, US, "c"));
    }

    /** In 4 the first may do 2 and the second 4, of which no more count than 3, the wait and a granule: both are busy for 2. */
    @Test
    void underDeadlinesOnSharedCoresToo() {
        Project p = shared(
                Scheduling.EDF,
                task("a", 0, every(4), work(1)),
                task("b", 0, every(6), work(2)),
                task("c", 0, every(8), work(2)));
        assertEquals("""
                global-edf
                2 execution
                1 preemption by a
                1 preemption by b""", bound(p, US, "c"));
    }
}
