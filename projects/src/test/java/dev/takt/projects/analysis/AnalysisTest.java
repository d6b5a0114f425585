package dev.takt.projects.analysis;

import static dev.takt.projects.machine.Designs.US;
import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.handler;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.lock;
import static dev.takt.projects.machine.Designs.machine;
import static dev.takt.projects.machine.Designs.project;
import static dev.takt.projects.machine.Designs.resource;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Bounds worked out by hand; times in microseconds. */
class AnalysisTest {
    private static AnalysisResult analysed(Machine machine) {
        return Analysis.of(machine, Progress.NONE);
    }

    private static AnalysisResult generic(Item... items) {
        return analysed(machine("stm32f411re", "generic", items));
    }

    /** Costs of 100 cycles, a microsecond each at 100 MHz, for the rows named; all others 0. */
    private static AnalysisResult withCosts(String target, String runtime, List<String> rows, Item... items) {
        Project p = project(target, runtime, items);
        List<CostOverride> costs = Arrays.stream(Cost.values())
                .map(c -> new CostOverride(c.tag(), rows.contains(c.tag()) ? 100 : 0))
                .toList();
        p = p.withSettings(p.settings().withCosts(costs).withClockHz(100_000_000));
        return analysed(Machine.of(p, ShippedCatalogue.get()).orElseThrow());
    }

    private static Bound bound(AnalysisResult result, String item) {
        return result.of(id(item)).orElseThrow().bound();
    }

    private static long us(AnalysisResult result, String item) {
        Bound.Known known = assertInstanceOf(Bound.Known.class, bound(result, item), () -> bound(result, item)
                .toString());
        assertEquals(0, known.ns() % US);
        return known.ns() / US;
    }

    private static String reason(AnalysisResult result, String item) {
        return assertInstanceOf(Bound.NotApplicable.class, bound(result, item))
                .reason()
                .text();
    }

    @Test
    void aBoundSaysWhatItIsMadeOf() {
        AnalysisResult result = generic(
                resource("r", Protocol.IMMEDIATE_CEILING),
                task("high", 3, every(10), work(2)),
                task("mid", 2, every(50), lock("r", work(3)), work(5)),
                task("low", 1, every(100), lock("r", work(4))));
        // mid: 4 blocking + 8 own + 2 * ceil(w/10): w = 4 + 8 + 4 = 16
        Optional<ItemId> none = Optional.empty();
        assertEquals(
                new Bound.Known(
                        16 * US,
                        16 * US,
                        Theorem.FIXED_PRIORITY_RTA,
                        List.of(Theorem.STACK_RESOURCE_POLICY),
                        List.of(
                                new Term(TermKind.EXECUTION, none, none, 8 * US),
                                new Term(TermKind.BLOCKING, Optional.of(id("low")), Optional.of(id("r")), 4 * US),
                                new Term(TermKind.PREEMPTION, Optional.of(id("high")), none, 4 * US))),
                bound(result, "mid"));
    }

    @Test
    void jitterDelaysItsOwnTaskAndBringsPreemptionsTogether() {
        Activation jittery = new Activation.Periodic(10 * US, 0, 6 * US);
        AnalysisResult result = generic(task("a", 2, jittery, work(2)), task("b", 1, every(50), work(5)));
        assertEquals(8, us(result, "a"));
        assertEquals(2 * US, ((Bound.Known) bound(result, "a")).fromReleaseNs());
        // b: 5 + 2 * ceil((w + 6) / 10): 5 -> 9 -> 9
        assertEquals(9, us(result, "b"));
    }

    @Test
    void aBurstComesAtOnce() {
        AnalysisResult result = generic(
                task("burst", 2, new Activation.Burst(3, 2 * US, 100 * US, 0), work(3)),
                task("low", 1, every(50), work(4)));
        // arrivals 0 2 4, each takes 3: the third ends at 9, 5 after it came
        assertEquals(5, us(result, "burst"));
        assertEquals(13, us(result, "low"));
    }

    @Test
    void rticHandlersOfOneLevelRunToCompletionAndCeilingsBlockOnce() {
        AnalysisResult result = withCosts(
                "lm3s6965",
                "rtic",
                List.of("interrupt-entry"),
                handler("first", 2, "GPIOA", every(100), work(5)),
                handler("second", 2, "UART0", every(200), work(7)),
                handler("low", 1, "UART1", every(400), new Step.CriticalSection(List.of(work(9)))));
        // first: the longer of second with its entry (8) and low's section (9), then 1 + 5
        assertEquals(15, us(result, "first"));
        // second: 9 + first 6 + 8
        assertEquals(23, us(result, "second"));
        assertEquals(1 + 9 + 6 + 8, us(result, "low"));
    }

    /** Each row takes 1 us. A chain no longer than an exit adds nothing, and where exits are free there is none to replace. */
    @Test
    void aBoundCountsTheLongerOfExitAndTailChain() {
        Item[] handlers = {
            handler("first", 2, "GPIOA", every(100), work(5)), handler("second", 1, "UART0", every(200), work(7))
        };
        AnalysisResult exits = withCosts("lm3s6965", "rtic", List.of("interrupt-exit"), handlers);
        assertEquals(5 + 1 + 7 + 1, us(exits, "second"));
        AnalysisResult both = withCosts("lm3s6965", "rtic", List.of("interrupt-exit", "tail-chain"), handlers);
        assertEquals(5 + 1 + 7 + 1, us(both, "second"));
        AnalysisResult free = withCosts("lm3s6965", "rtic", List.of("tail-chain"), handlers);
        assertEquals(5 + 7, us(free, "second"));
    }

    @Test
    void freeRtosChargesSwitchesAndHasNoBoundWhereNothingLiftsTheHolder() {
        Item[] tasks = {
            resource("m", Protocol.NONE),
            task("high", 3, every(5000), lock("m", work(10))),
            task("mid", 2, every(6000), work(20)),
            task("low", 1, every(7000), lock("m", work(30)))
        };
        AnalysisResult plain = withCosts("stm32f411re", "freertos", List.of(), tasks);
        assertEquals(
                "No bound known: m has no protocol that lifts its holder, so a less urgent one may hold it while others run.",
                reason(plain, "high"));
        // low holds up high, which therefore may come later than it is released: 20 + 10 and low's section before them
        assertEquals(60, us(plain, "mid"));
        assertEquals(60, us(plain, "low"));
        tasks[0] = resource("m", Protocol.RUNTIME);
        AnalysisResult inherited = withCosts("stm32f411re", "freertos", List.of("context-switch"), tasks);
        // 10 + 30 blocking + 2 switches, 2 for the wait, 1 under way
        assertEquals(45, us(inherited, "high"));
    }

    @Test
    void anEmbassyTaskWaitsForTwoSegmentsOfEveryOther() {
        Step delay = new Step.Delay(5 * US);
        AnalysisResult result = withCosts(
                "esp32s3",
                "embassy",
                List.of("poll"),
                task("a", 0, every(1000), work(3)),
                task("b", 0, every(1000), work(7), delay, work(4)),
                task("urgent", 1, every(100), work(2)));
        // a: own 3 + 1, twice b's longest 7 + 1, urgent 2 + 1 at most twice (its own response may reach in)
        assertEquals(4 + 16 + 3, us(result, "a"));
        assertEquals(Theorem.EXECUTOR_RTA, ((Bound.Known) bound(result, "a")).theorem());
        // b: 11 + 2 polls + delay 5 and a tick of 1, for each of 2 segments twice a's 4; urgent once
        assertEquals(13 + 6 + 2 * 8 + 3, us(result, "b"));
    }

    @Test
    void aTaskReleasedByAHandlerHasItsRateAndTheJitterOfItsResponse() {
        AnalysisResult result = withCosts(
                "lm3s6965",
                "rtic",
                List.of(),
                handler("irq", 3, "GPIOA", new Activation.Sporadic(20 * US, 0, 0), work(2), new Step.Spawn(id("soft"))),
                task("soft", 2, new Activation.Spawned(), work(3)),
                handler("low", 1, "UART0", every(100), work(6)));
        assertEquals(5, us(result, "soft"));
        // spawned between 2 and 2 after the arrival: no jitter. low: 6 + 2 + 3
        assertEquals(11, us(result, "low"));
    }

    @Test
    void aChannelThatCannotFillIsSentToWithoutWaiting() {
        Item[] items = {
            Channel.blank(id("q"), "q").withCapacity(1),
            task("from", 2, every(100), work(5), new Step.Send(id("q"), OptionalLong.empty())),
            task("to", 1, new Activation.On(id("q")), new Step.Receive(id("q"), OptionalLong.empty()), work(10))
        };
        AnalysisResult result = generic(items);
        assertEquals(5, us(result, "from"));
        // one more job of the sender can come in between
        assertEquals(10 + 5, us(result, "to"));
        items[2] = task("to", 1, new Activation.On(id("q")), new Step.Receive(id("q"), OptionalLong.empty()), work(96));
        assertEquals("No bound known: from may wait while q is full.", reason(generic(items), "from"));
    }

    @Test
    void whatIsNotKnownIsSaidAndSpreadsToWhatIsBelow() {
        AnalysisResult result = generic(
                task("top", 3, every(10), work(1)),
                task("odd", 2, new Activation.Recorded("log.txt"), work(1)),
                task("low", 1, every(100), work(1)));
        assertEquals(1, us(result, "top"));
        assertEquals("Its arrivals are in the file log.txt.", reason(result, "odd"));
        assertEquals(
                "No bound known: the rate of odd is not known. Its arrivals are in the file log.txt.",
                reason(result, "low"));
        assertEquals(List.of(id("odd")), result.loads().getFirst().unrated());
    }

    @Test
    void aContextThatReleasesItselfHasNoRate() {
        AnalysisResult result = generic(
                task("a", 1, new Activation.Spawned(), work(1), new Step.Spawn(id("b"))),
                task("b", 1, new Activation.Spawned(), work(1), new Step.Spawn(id("a"))));
        assertInstanceOf(Bound.NotApplicable.class, bound(result, "a"));
    }

    @Test
    void belowWhatIsAlwaysReadyNothingIsBounded() {
        AnalysisResult result =
                generic(task("loop", 2, new Activation.Background(), work(1)), task("low", 1, every(100), work(1)));
        assertInstanceOf(Bound.Unbounded.class, bound(result, "low"));
        assertEquals(Verdict.CAN_MISS, result.of(id("low")).orElseThrow().verdict());
    }

    @Test
    void loadIsExactAndRoundedUp() {
        AnalysisResult result = generic(task("a", 1, every(3), work(1)), task("b", 2, every(6), work(1)));
        assertEquals(new CoreLoad(0, 500, List.of()), result.loads().getFirst());
        assertEquals(
                334, generic(task("a", 1, every(3), work(1))).loads().getFirst().permille());
    }

    @Test
    void onesThatSpinForEachOtherWaitForOneSectionOfTheOtherCore() {
        // schedcat, PFPSpinlockInflationVsILP1: the case pfp_msrp_spin, by inflation
        AnalysisResult result = analysed(machine(
                "rp2040",
                "generic",
                resource("r0", Protocol.SPIN),
                task("t1", 3, every(10_000), lock("r0", work(100)), work(1_600)),
                task("t2", 1, every(34_000), lock("r0", work(100)), work(6_600)).withCore(1),
                task("t3", 2, every(15_000), lock("r0", work(100)), work(2_600))));
        assertEquals(2_000, us(result, "t1"));
        assertEquals(6_800, us(result, "t2"));
        assertEquals(4_600, us(result, "t3"));
    }

    /** 1 200 tasks of 1 to 1 200 us once a second, the shortest last: all of them fit once, 720.6 ms. Those of 1 101 us and more are named. */
    @Test
    void ofVeryManyTermsTheLargestStandApart() {
        Item[] tasks = new Item[1_200];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = task("t" + (i + 1), i, every(1_000_000), work(i + 1));
        }
        AnalysisResult result = analysed(machine("generic-1", "generic", tasks));
        assertEquals(720_600, us(result, "t1"));
        List<Term> terms = ((Bound.Known) bound(result, "t1")).terms();
        assertEquals(720_600 * US, terms.stream().mapToLong(Term::ns).sum());
        List<Term> named = terms.stream().filter(t -> t.by().isPresent()).toList();
        assertEquals(100, named.size());
        assertEquals(1_101 * US, named.stream().mapToLong(Term::ns).min().orElse(0));
        assertEquals(
                1_100 * 1_101 / 2 - 1,
                terms.stream()
                                .filter(t -> t.kind() == TermKind.PREEMPTION && t.by().isEmpty())
                                .mapToLong(Term::ns)
                                .sum()
                        / US);
    }

    private static AnalysisResult spinsInside(Protocol local, Step section) {
        return analysed(machine(
                "generic-2",
                "generic",
                resource("s", Protocol.SPIN),
                resource("l", local),
                task("top", 4, every(1_000_000), lock("l", work(0))),
                task("high", 3, every(10_000), work(1)),
                task("low", 1, every(20_000), section),
                task("other", 1, every(30_000), lock("s", work(20))).withCore(1)));
    }

    /** The section of low lasts 10 + 5 us of its own and up to 20 us for which it spins in it: with 1 us of its own high takes 36 us. Inheritance may come on top of the 25 us of a section that nothing preempts. */
    @Test
    void aSectionLastsAsLongAsItSpinsInside() {
        Step critical = new Step.CriticalSection(List.of(work(10), lock("s", work(5))));
        Step locked = lock("l", work(10), lock("s", work(5)));
        assertEquals(36, us(spinsInside(Protocol.NONE, critical), "high"));
        assertEquals(36, us(spinsInside(Protocol.IMMEDIATE_CEILING, locked), "high"));
        assertEquals(36 + 25, us(spinsInside(Protocol.INHERITANCE, locked), "high"));
    }

    /** low wants the lock in which high sleeps: it waits for 50 us, and lower ones run meanwhile and may get in its way once more. Where everybody works in the lock there is a bound. */
    @Test
    void noBoundIsKnownForWhoWantsALockInWhichAnotherSleeps() {
        for (Protocol protocol :
                List.of(Protocol.IMMEDIATE_CEILING, Protocol.INHERITANCE, Protocol.CEILING, Protocol.NON_PREEMPTIVE)) {
            for (Step inside : List.of(new Step.Delay(50 * US), work(50))) {
                AnalysisResult result = generic(
                        resource("r", protocol),
                        task("high", 3, every(1_000), lock("r", work(1), inside)),
                        task("low", 2, every(1_000), lock("r", work(2))),
                        task("plain", 0, every(1_000), work(4)));
                boolean sleeps = inside instanceof Step.Delay;
                assertEquals(!sleeps, bound(result, "low") instanceof Bound.Known, protocol.tag());
            }
        }
    }

    /** What spins for a section waits for all that the section waits for: another spin lock, a pause, a lock of its core. */
    @Test
    void noBoundIsKnownWhereARemoteSectionWaits() {
        for (Step inside : List.of(lock("r1", work(5)), new Step.Delay(US), lock("l", work(5)))) {
            AnalysisResult result = analysed(machine(
                    "generic-3",
                    "generic",
                    resource("r0", Protocol.SPIN),
                    resource("r1", Protocol.SPIN),
                    resource("l", Protocol.INHERITANCE),
                    task("a", 1, every(10_000), lock("r0", work(10))),
                    task("below", 2, every(10_000), work(1)),
                    task("b", 1, every(10_000), lock("r0", inside)).withCore(1),
                    task("lower", 0, every(10_000), lock("l", work(900))).withCore(1),
                    task("c", 1, every(10_000), lock("r1", work(50))).withCore(2)));
            assertInstanceOf(Bound.NotApplicable.class, bound(result, "a"));
            assertInstanceOf(Bound.NotApplicable.class, bound(result, "below"));
        }
    }

    @Test
    void jitterGoesAlongAChainOverTwoCores() {
        // pyCPA, test_spp.py: the case cpa_spp_two_cpus_jitter; its figures count from release
        AnalysisResult result = analysed(machine(
                "rp2040",
                "generic",
                task("t11", 2, new Activation.Periodic(30 * US, 0, 5 * US), compute(5, 10), new Step.Spawn(id("t21"))),
                task("t12", 1, new Activation.Periodic(15 * US, 0, 6 * US), compute(1, 3), new Step.Spawn(id("t22"))),
                task("t21", 2, new Activation.Spawned(), work(2)).withCore(1),
                task("t22", 1, new Activation.Spawned(), compute(4, 9)).withCore(1)));
        assertEquals(10 * US, ((Bound.Known) bound(result, "t11")).fromReleaseNs());
        assertEquals(13 * US, ((Bound.Known) bound(result, "t12")).fromReleaseNs());
        assertEquals(2 * US, ((Bound.Known) bound(result, "t21")).fromReleaseNs());
        assertEquals(19 * US, ((Bound.Known) bound(result, "t22")).fromReleaseNs());
    }

    private static Step compute(long best, long worst) {
        return new Step.Compute("", best * US, worst * US, Distribution.UNIFORM);
    }
}
