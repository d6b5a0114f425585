package dev.takt.projects.analysis;

import static dev.takt.projects.machine.Designs.US;
import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.lock;
import static dev.takt.projects.machine.Designs.machine;
import static dev.takt.projects.machine.Designs.resource;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.ChainMeasure;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** End-to-end bounds worked out by hand; times in microseconds. */
class ChainsTest {
    private static final Item SHARED = resource("x", Protocol.IMMEDIATE_CEILING);

    private static Chain chain(ChainMeasure measure, String... path) {
        return Chain.blank(id("c"), "c")
                .withMeasure(measure)
                .withPath(Stream.of(path).map(ItemId::of).toList());
    }

    private static ChainBound bound(Item... items) {
        return Analysis.of(machine("stm32f411re", "generic", items), Progress.NONE)
                .chains()
                .getFirst()
                .bound();
    }

    private static ChainTerm term(ChainTerm.Kind kind, String member, long us) {
        return new ChainTerm(kind, id(member), us * US);
    }

    private static ChainBound.Known known(long us, ChainTerm... terms) {
        return new ChainBound.Known(us * US, Theorem.END_TO_END, List.of(terms));
    }

    private static String reason(ChainBound bound) {
        return assertInstanceOf(ChainBound.NotApplicable.class, bound).reason().text();
    }

    private static Step spawn(String task) {
        return new Step.Spawn(id(task));
    }

    private static Step send(String channel) {
        return new Step.Send(id(channel), OptionalLong.empty());
    }

    /** a: C 10, b: C 20 below it, released by a at its end. R(a) = 10; R(b) = 20 and one a, since the analysis does not use that a has just run. */
    @Test
    void whoIsReleasedAddsItsResponse() {
        Item a = task("a", 2, every(1000), work(10), spawn("b"));
        Item b = task("b", 1, new Activation.Spawned(), work(20));
        assertEquals(
                known(40, term(ChainTerm.Kind.RESPONSE, "a", 10), term(ChainTerm.Kind.RESPONSE, "b", 30)),
                bound(a, b, chain(ChainMeasure.AGE, "a", "b")));
    }

    /** An input just after a looked waits for a's next period. */
    @Test
    void aReactionBeginsByWaitingForTheFirstLook() {
        Item a = task("a", 2, every(1000), work(10));
        assertEquals(
                known(1010, term(ChainTerm.Kind.SAMPLING, "a", 1000), term(ChainTerm.Kind.RESPONSE, "a", 10)),
                bound(a, chain(ChainMeasure.REACTION, "a")));
    }

    @Test
    void whatTheOutsideReleasesStartsAtOnce() {
        Item a = task("a", 2, new Activation.Sporadic(1000 * US, 0, 0), work(10));
        assertEquals(known(10, term(ChainTerm.Kind.RESPONSE, "a", 10)), bound(a, chain(ChainMeasure.REACTION, "a")));
    }

    /** Writer every 1000 with R 10 (ceiling: nothing below blocks it beyond b's 5), reader every 300. */
    @Test
    void sampledLinksAddTheReadersPeriodToAReactionAndTheWritersToAnAge() {
        Item a = task("a", 2, every(1000), lock("x", work(10)));
        Item b = task("b", 1, every(300), lock("x", work(5)));
        assertEquals(
                known(
                        1000 + 15 + 300 + 15,
                        term(ChainTerm.Kind.SAMPLING, "a", 1000),
                        term(ChainTerm.Kind.RESPONSE, "a", 15),
                        term(ChainTerm.Kind.SAMPLING, "b", 300),
                        term(ChainTerm.Kind.RESPONSE, "b", 15)),
                bound(SHARED, a, b, chain(ChainMeasure.REACTION, "a", "x", "b")));
        assertEquals(
                known(
                        1000 + 15 + 15,
                        term(ChainTerm.Kind.SAMPLING, "a", 1000),
                        term(ChainTerm.Kind.RESPONSE, "a", 15),
                        term(ChainTerm.Kind.RESPONSE, "b", 15)),
                bound(SHARED, a, b, chain(ChainMeasure.AGE, "a", "x", "b")));
    }

    @Test
    void aWriterThatSometimesOmitsToWriteLeavesTheAgeOpen() {
        Item a = task("a", 2, every(1000), new Step.Branch(500_000, List.of(lock("x", work(1))), List.of()));
        Item b = task("b", 1, every(300), lock("x", work(5)));
        assertTrue(reason(bound(SHARED, a, b, chain(ChainMeasure.AGE, "a", "x", "b")))
                .contains("only on some ways"));
    }

    @Test
    void nothingLimitsTheAgeOfWhatASporadicWriterLeft() {
        Item a = task("a", 2, new Activation.Sporadic(1000 * US, 0, 0), lock("x", work(1)));
        Item b = task("b", 1, every(300), lock("x", work(5)));
        assertTrue(reason(bound(SHARED, a, b, chain(ChainMeasure.AGE, "a", "x", "b")))
                .contains("nothing limits the time between two jobs of \"a\""));
    }

    @Test
    void handingOnBeforeTakingMakesDataAJobOlder() {
        Item a = task("a", 3, every(1000), lock("x", work(1)));
        Item b = task("b", 2, every(300), spawn("d"), lock("x", work(5)));
        Item d = task("d", 1, new Activation.Spawned(), work(1));
        assertTrue(reason(bound(SHARED, a, b, d, chain(ChainMeasure.AGE, "a", "x", "b", "d")))
                .contains("before it takes"));
    }

    @Test
    void elementsOfAQueueAreNotSampled() {
        Item q = Channel.blank(id("q"), "q").withCapacity(4).withFull(FullPolicy.OVERWRITE_OLDEST);
        Item a = task("a", 2, every(1000), work(1), send("q"));
        Item b = task("b", 1, every(300), new Step.Receive(id("q"), OptionalLong.of(10 * US)));
        assertTrue(
                reason(bound(q, a, b, chain(ChainMeasure.AGE, "a", "q", "b"))).contains("elements wait in \"q\""));
    }

    @Test
    void aPathThatLeadsNowhereHasNoBound() {
        Item a = task("a", 2, every(1000), work(1));
        Item b = task("b", 1, every(300), work(5));
        assertTrue(reason(bound(a, b, chain(ChainMeasure.AGE, "a", "b"))).contains("does not lead"));
    }

    @Test
    void aLimitIsComparedWithTheBound() {
        Item a = task("a", 2, new Activation.Sporadic(1000 * US, 0, 0), work(10));
        for (long limit : List.of(9L, 10L)) {
            Chain chain = chain(ChainMeasure.REACTION, "a").withBoundNs(OptionalLong.of(limit * US));
            AnalysisResult result = Analysis.of(machine("stm32f411re", "generic", a, chain), Progress.NONE);
            assertEquals(
                    limit < 10 ? Verdict.CAN_MISS : Verdict.MEETS,
                    result.chains().getFirst().verdict());
            assertEquals(limit == 10, result.noneCanMiss());
        }
    }
}
