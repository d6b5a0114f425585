package dev.takt.projects.machine;

import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.lock;
import static dev.takt.projects.machine.Designs.resource;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Pause.Reason;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BodiesTest {
    private static final long FIRST_SEED = Long.getLong("takt.seed", 1);
    private static final Step DELAY = new Step.Delay(1_000);

    private static Machine machine(Item... items) {
        return Designs.machine("stm32f411re", "generic", items);
    }

    private static Context first(Machine m) {
        return m.contexts().getFirst();
    }

    private static Machine of(Step... body) {
        return machine(task("t", 1, every(1000), body));
    }

    @Test
    void theWorstPassTakesTheLongerWayAndTheBestTheShorter() {
        Step compute = new Step.Compute("", 2_000, 5_000, Distribution.UNIFORM);
        Machine m = of(new Step.Repeat(3, List.of(compute)), new Step.Branch(1, List.of(work(10)), List.of()));
        assertEquals(25_000, Bodies.worstNs(first(m).body(), m, first(m)));
        assertEquals(6_000, Bodies.bestNs(first(m).body(), m, first(m)));
    }

    @Test
    void aBlockingTransferTakesTheCoreAndAnAsyncOneDoesNot() {
        Peripheral uart = Peripheral.blank(id("u"), "u").withInstance("USART1").withBitRateHz(115_200);
        Step blocking = new Step.Transfer(id("u"), 7, TransferMode.BLOCKING, Direction.WRITE);
        Step async = new Step.Transfer(id("u"), 7, TransferMode.ASYNC, Direction.WRITE);
        Machine m = machine(uart, task("t", 1, every(1000), blocking, async));
        assertEquals(607_639, Bodies.worstNs(first(m).body(), m, first(m)));
        assertEquals(
                List.of(new Pause(Reason.TRANSFER, Optional.of(id("u")), 1, OptionalLong.of(607_639))),
                Bodies.pauses(m, first(m)));
    }

    @Test
    void twoContextsOnOneBusContendUnlessOneLockGuardsIt() {
        Peripheral uart = Peripheral.blank(id("u"), "u").withInstance("USART1").withBitRateHz(115_200);
        Step transfer = new Step.Transfer(id("u"), 7, TransferMode.BLOCKING, Direction.WRITE);
        Machine bare = machine(uart, task("a", 1, every(1), transfer), task("b", 2, every(1), transfer));
        assertEquals(Reason.BUS, Bodies.pauses(bare, first(bare)).getFirst().reason());
        Machine guarded = machine(
                uart,
                resource("r", Protocol.INHERITANCE),
                task("a", 1, every(1), lock("r", transfer)),
                task("b", 2, every(1), lock("r", transfer)));
        assertEquals(List.of(), Bodies.pauses(guarded, first(guarded)));
    }

    @Test
    void segmentsEndAtPauses() {
        Machine m = of(work(3), DELAY, work(4), new Step.Repeat(2, List.of(work(5), DELAY, work(1))), work(2));
        // 3 | 4+5 | 1+5 | 1+2
        assertEquals(9_000, Bodies.longestSegmentNs(m, first(m)));
        assertEquals(3, Bodies.pauseCount(m, first(m)));
    }

    @Test
    void aBranchWithoutPauseJoinsWhatIsAroundIt() {
        Machine m = of(work(3), new Step.Branch(500_000, List.of(DELAY), List.of(work(1))), work(4));
        assertEquals(8_000, Bodies.longestSegmentNs(m, first(m)));
    }

    @Test
    void sectionsTellLengthAndNesting() {
        Machine m = machine(
                resource("a", Protocol.INHERITANCE),
                resource("b", Protocol.INHERITANCE),
                task("t", 1, every(1000), lock("a", work(1), lock("b", work(2)), DELAY)));
        assertEquals(
                List.of(
                        new Section(0, 3_000, Set.of(), Map.of(1, 1L), true, false),
                        new Section(1, 2_000, Set.of(0), Map.of(), false, false)),
                Bodies.sections(m, first(m)));
    }

    @Test
    void lockingWhatIsHeldIsSeen() {
        Machine m =
                machine(resource("a", Protocol.INHERITANCE), task("t", 1, every(1000), lock("a", lock("a", work(2)))));
        assertTrue(Bodies.sections(m, first(m)).get(1).relocks());
    }

    @Test
    void theElementThatReleasedAJobIsThereWithoutWaiting() {
        Step receive = new Step.Receive(id("q"), OptionalLong.empty());
        Machine m = machine(
                Channel.blank(id("q"), "q"), task("t", 1, new Activation.On(id("q")), receive, work(1), receive));
        assertEquals(
                List.of(new Pause(Reason.RECEIVE, Optional.of(id("q")), 1, OptionalLong.empty())),
                Bodies.pauses(m, first(m)));
    }

    @Test
    void walksStandAnyDesign() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 300; seed++) {
            Machine m = Machine.of(new RandomDesign(seed).project(), ShippedCatalogue.get())
                    .orElseThrow();
            for (Context c : m.contexts()) {
                long worst = Bodies.worstNs(c.body(), m, c);
                assertTrue(Bodies.bestNs(c.body(), m, c) <= worst, "seed " + seed);
                assertTrue(Bodies.longestSegmentNs(m, c) <= worst, "seed " + seed);
                assertTrue(Bodies.sections(m, c).stream().allMatch(s -> s.ns() <= worst), "seed " + seed);
                assertTrue(Bodies.pauses(m, c).stream().allMatch(p -> p.count() > 0), "seed " + seed);
            }
        }
    }
}
