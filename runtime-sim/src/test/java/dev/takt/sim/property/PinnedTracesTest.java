package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same design and seed give the same trace, on every machine and from one version to the next: SHA-256 of all columns of a few runs in which execution times, arrivals, jitter and ways are drawn. The sums say
 * nothing of what is right, which is what the other tests are for; a change that moves one on purpose changes what a saved seed shows, and has a line of its own in the list of changes.
 */
class PinnedTracesTest {
    private static final long US = 1_000;
    private static final long MS = 1_000 * US;
    private static final long UNTIL = 2_000 * MS;

    /** Number of events and sum, of two seeds each. */
    private static final Map<String, List<String>> PINNED = Map.of(
            "priorities",
            List.of(
                    "8137 97050c13a99f7404bfda3c175d394ae70f46cf272f8bcf57bc0626bc4812fe8a",
                    "8100 508981976d0d2107534376f6882f0a9096237336a2b23e61de75e7216ff09a3a"),
            "executors",
            List.of(
                    "20861 58bfe275115e8819a0de1fb3583f2dfe885f1ac0637357f3db94a0a4544e9c55",
                    "20791 a0c55a32950ec21f144c41f1b785dc06fee349f3a911091f9d9fab407c8b8bfb"),
            "threads",
            List.of(
                    "15668 63cba7aa43db78756afca8374a956abcd72c174192e4f74505f63b8d496159a8",
                    "15572 0437ad35b79d756eaa34354328b0a5dda05b7239ed35a1f39ec14d524b1b9754"));

    @Test
    void priorities() {
        Design design = Design.generic()
                .resource("r", Protocol.INHERITANCE)
                .resource("s", Protocol.IMMEDIATE_CEILING)
                .task(
                        "jitter",
                        5,
                        new Activation.Periodic(5 * MS, 300 * US, 2 * MS),
                        Do.compute(100 * US, 900 * US),
                        Do.lock("r", Do.compute(10 * US, 200 * US)))
                .task(
                        "sporadic",
                        4,
                        new Activation.Sporadic(3 * MS, 4 * MS, 0),
                        Do.compute(0, 700 * US),
                        Do.lock("s", Do.compute(1, 300 * US)))
                .task(
                        "ways",
                        3,
                        new Activation.Periodic(8 * MS, 0, 0),
                        sometimes(250_000, Do.lock("r", Do.compute(0, 2 * MS)), Do.compute(50 * US)),
                        Do.lock("s", Do.compute(0, 400 * US)))
                .task("bursts", 2, new Activation.Burst(3, 500 * US, 40 * MS, MS), Do.compute(200 * US, 1_200 * US));
        pinned("priorities", design);
    }

    @Test
    void executors() {
        Design design = Design.on("nrf52840", "embassy", 1)
                .cost("interrupt-entry", 12)
                .cost("interrupt-exit", 10)
                .cost("tail-chain", 6)
                .cost("poll", 40)
                .cost("alarm", 90)
                .queue("q", 4, FullPolicy.DROP_NEWEST)
                .interrupt("edge", 7, new Activation.Sporadic(MS, 2 * MS, 0), Do.compute(US, 9 * US), Do.send("q"))
                .task(
                        "reader",
                        3,
                        new Activation.Periodic(4 * MS, 0, MS),
                        Do.receive("q", 3 * MS),
                        Do.compute(10 * US, 600 * US))
                .task(
                        "sleeper",
                        0,
                        new Activation.Periodic(7 * MS, 0, 0),
                        Do.compute(0, MS),
                        Do.delay(900 * US),
                        sometimes(500_000, Do.giveWay(), Do.compute(0, 30 * US)))
                .task("other", 0, new Activation.Periodic(3 * MS, 100 * US, 0), Do.compute(US, 800 * US));
        pinned("executors", design);
    }

    @Test
    void threads() {
        Design design = Design.on("stm32f411re", "freertos", 1)
                .cost("context-switch", 84)
                .cost("tick", 100)
                .cost("lock", 40)
                .resource("r", Protocol.INHERITANCE)
                .bus("bus", 400_000, 9)
                .queue("q", 3, FullPolicy.BLOCK)
                .task("a", 2, new Activation.Periodic(9 * MS, 0, 0), Do.compute(0, 3 * MS), Do.send("q", 2 * MS))
                .task("b", 2, new Activation.Sporadic(6 * MS, 6 * MS, 0), Do.compute(0, 4 * MS), Do.send("q", 2 * MS))
                .overrun("b", Overrun.SKIP)
                .task(
                        "c",
                        3,
                        new Activation.Periodic(5 * MS, 0, 0),
                        Do.receive("q", 4 * MS),
                        Do.lock("r", Do.transfer("bus", 8, TransferMode.DMA), Do.compute(0, 500 * US)))
                .overrun("c", Overrun.SKIP)
                .task("d", 1, new Activation.Periodic(20 * MS, 0, 0), Do.lock("r", Do.compute(MS, 6 * MS)));
        pinned("threads", design);
    }

    private static Step sometimes(int chancePpm, Step then, Step otherwise) {
        return new Step.Branch(chancePpm, List.of(then), List.of(otherwise));
    }

    private static void pinned(String name, Design design) {
        List<String> sums = PINNED.get(name);
        assertEquals(sums, List.of(sum(design, 1), sum(design, Long.MIN_VALUE)), name);
    }

    private static String sum(Design design, long seed) {
        Run run = design.start(seed);
        run.advance(Limit.until(UNTIL), Progress.NONE);
        return sum(run.trace());
    }

    /** Of kinds and rows their tags, of everything else its number. */
    private static String sum(Trace trace) {
        MessageDigest digest = sha256();
        ByteBuffer numbers = ByteBuffer.allocate(6 * Long.BYTES);
        for (int i = 0; i < trace.size(); i++) {
            EventKind kind = trace.kind(i);
            boolean cost = kind == EventKind.OVERHEAD;
            String tags = kind.tag() + (cost ? Cost.values()[trace.other(i)].tag() : "");
            digest.update(tags.getBytes(StandardCharsets.US_ASCII));
            numbers.clear();
            numbers.putLong(trace.time(i))
                    .putLong(trace.core(i))
                    .putLong(trace.context(i))
                    .putLong(trace.job(i))
                    .putLong(cost ? -1 : trace.other(i))
                    .putLong(trace.value(i));
            digest.update(numbers.array());
        }
        return trace.size() + " " + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
