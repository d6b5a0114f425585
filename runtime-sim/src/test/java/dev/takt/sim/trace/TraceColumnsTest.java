package dev.takt.sim.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is written into a trace is read from it again, packed or not, and finding an instant agrees with looking through. */
class TraceColumnsTest {
    private record Event(long time, EventKind kind, int core, int context, long job, int other, long value) {}

    private static TraceNames names(int contexts) {
        List<ContextName> names = new ArrayList<>();
        for (int i = 0; i < contexts; i++) {
            names.add(new ContextName(i, ItemId.of("t" + i), "t" + i, i % 3, 0, 0, false));
        }
        List<CoreName> cores = List.of(new CoreName(0, "0"), new CoreName(1, "1"), new CoreName(2, "2"));
        return new TraceNames(cores, names, List.of());
    }

    /** Mostly what a run writes, sometimes anything. */
    private static Event random(SplittableRandom random, long time, int contexts) {
        EventKind kind = EventKind.values()[random.nextInt(EventKind.values().length)];
        boolean wild = random.nextInt(8) == 0;
        int context = random.nextInt(-1, contexts + (wild ? 3 : 0));
        int core = context < 0 || wild ? random.nextInt(3) : context % 3;
        long job = context < 0 ? -1 : wild ? random.nextLong() >>> 1 : random.nextLong(-1, 4);
        int other = wild ? random.nextInt() : random.nextInt(-1, 5);
        long value =
                switch (random.nextInt(4)) {
                    case 0 -> -1;
                    case 1 -> time + random.nextLong(-1_000, 10_000_000_000L);
                    case 2 -> random.nextLong(0, 100);
                    default -> wild ? random.nextLong() : random.nextInt();
                };
        return new Event(time, kind, core, context, job, other, value);
    }

    private static Event read(Trace trace, int i) {
        return new Event(
                trace.time(i),
                trace.kind(i),
                trace.core(i),
                trace.context(i),
                trace.job(i),
                trace.other(i),
                trace.value(i));
    }

    @Test
    void whatIsWrittenIsRead() {
        for (long seed = Seeds.first(); seed < Seeds.first() + 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int contexts = random.nextInt(0, 6);
            TraceBuilder builder = new TraceBuilder(names(contexts));
            List<Event> written = new ArrayList<>();
            long time = 0;
            int size = random.nextInt(Chunk.SIZE / 2, 3 * Chunk.SIZE);
            Trace early = builder.trace();
            TraceBuilder branch = builder;
            for (int i = 0; i < size; i++) {
                time += random.nextInt(50) == 0 ? random.nextLong(20_000_000_000L) : random.nextLong(3);
                Event e = random(random, time, contexts);
                written.add(e);
                builder.add(e.time(), e.kind(), e.core(), e.context(), e.job(), e.other(), e.value());
                if (i == size / 2) {
                    early = builder.trace();
                    branch = builder.copy();
                }
            }
            branch.add(Long.MAX_VALUE, EventKind.IDLE, 0, -1, -1, -1, -1);
            Trace trace = builder.trace();
            assertEquals(size, trace.size(), "seed " + seed);
            assertEquals(size / 2 + 1, early.size(), "seed " + seed);
            assertEquals(size / 2 + 2, branch.trace().size(), "seed " + seed);
            for (int i = 0; i < size; i++) {
                assertEquals(written.get(i), read(trace, i), "seed " + seed + ", event " + i);
            }
            for (int i = 0; i <= size / 2; i += 7) {
                assertEquals(written.get(i), read(early, i), "seed " + seed + ", event " + i);
                assertEquals(written.get(i), read(branch.trace(), i), "seed " + seed + ", event " + i);
            }
            findsInstants(trace, written, random, "seed " + seed);
        }
    }

    private static void findsInstants(Trace trace, List<Event> written, SplittableRandom random, String seed) {
        for (int i = 0; i < 200; i++) {
            long wanted = random.nextInt(10) == 0
                    ? random.nextLong(written.getLast().time() + 2)
                    : written.get(random.nextInt(written.size())).time() + random.nextLong(-1, 2);
            int expected = 0;
            while (expected < written.size() && written.get(expected).time() < wanted) {
                expected++;
            }
            assertEquals(expected, trace.firstAt(wanted), seed + ", instant " + wanted);
        }
    }

    /** What runs write takes at most twelve bytes an event, all included. */
    @Test
    void anEventOfARunTakesTwelveBytes() {
        TraceBuilder builder = new TraceBuilder(names(100));
        for (int i = 0; i < 40 * Chunk.SIZE / 4; i++) {
            int context = i % 100;
            int core = context % 3;
            long job = i / 100;
            long time = i * 1_000L;
            builder.add(time, EventKind.ARRIVAL, core, context, job, -1, time + 5_000_000);
            builder.add(time, EventKind.RELEASE, core, context, job, -1, time);
            builder.add(time, EventKind.START, core, context, job, -1, -1);
            builder.add(time + 500, EventKind.COMPLETE, core, context, job, -1, 500);
        }
        Trace trace = builder.trace();
        assertTrue(trace.bytes() <= 12L * trace.size(), trace.bytes() + " bytes for " + trace.size() + " events");
    }

    @Test
    void aCountingBuilderKeepsNothing() {
        TraceBuilder builder = TraceBuilder.counting(names(1));
        builder.add(5, EventKind.IDLE, 0, -1, -1, -1, -1);
        builder.reach(9);
        assertEquals(1, builder.size());
        assertEquals(0, builder.trace().size());
        assertEquals(9, builder.trace().durationNs());
    }

    @Test
    void aCountingBuilderIsCopiedHoweverMuchItHasCounted() {
        TraceBuilder builder = TraceBuilder.counting(names(1));
        for (int i = 0; i < 20 * Chunk.SIZE; i++) {
            builder.idle(i, 0);
        }
        builder.repeat(2, 5, 100, new long[1]);
        TraceBuilder copy = builder.copy();
        copy.resume(9, 0, 0, 0);
        assertEquals(20 * Chunk.SIZE + 10, builder.size());
        assertEquals(20 * Chunk.SIZE + 11, copy.size());
    }

    /** Six events a job, begun at each of six places, so that each kind of event is the first of a chunk once. */
    @Test
    void jobNumbersAreReadRightWhateverAChunkBeginsWith() {
        for (int shift = 0; shift < 6; shift++) {
            TraceBuilder builder = new TraceBuilder(names(1));
            for (int i = 0; i < shift; i++) {
                builder.idle(0, 0);
            }
            int jobs = 2 * Chunk.SIZE / 6;
            for (int job = 0; job < jobs; job++) {
                long time = 10L * job;
                builder.arrival(time, 0, 0, job, time + 10);
                builder.release(time, 0, 0, job, time);
                builder.start(time, 0, 0, job);
                builder.about(time + 1, EventKind.LOCK, 0, 0, job, 0);
                builder.about(time + 2, EventKind.UNLOCK, 0, 0, job, 0);
                builder.complete(time + 3, 0, 0, job, 3);
            }
            Trace trace = builder.trace();
            for (int event = shift; event < trace.size(); event++) {
                assertEquals((event - shift) / 6, trace.job(event), "shift " + shift + ", event " + event);
            }
        }
    }
}
