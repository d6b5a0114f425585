package dev.takt.sim.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told in short is read as if it had been written event by event, over long rests and the borders of chunks, with columns that have to be written out. */
class ShorthandTest {
    private static final int CORES = 2;
    private static final long LONG = 1L << 33;

    private static TraceNames names(int contexts) {
        List<CoreName> cores = List.of(new CoreName(0, "0"), new CoreName(1, "1"));
        return new TraceNames(
                cores,
                IntStream.range(0, contexts)
                        .mapToObj(i -> new ContextName(i, ItemId.of("t" + i), "t" + i, i % CORES, 0, 0, false))
                        .toList(),
                List.of());
    }

    @Test
    void toldInShortAndWrittenInFullAreReadAlike() {
        for (long seed = Seeds.first(); seed < Seeds.first() + 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int contexts = 1 + random.nextInt(5);
            TraceBuilder shortly = new TraceBuilder(names(contexts));
            TraceBuilder fully = new TraceBuilder(names(contexts));
            TraceBuilder counted = TraceBuilder.counting(names(contexts));
            Both both = new Both(contexts, shortly, fully, counted);
            int size = random.nextInt(Chunk.SIZE / 2, 3 * Chunk.SIZE);
            while (fully.size() < size) {
                both.next(random);
            }
            assertArrayEquals(TraceBytes.of(fully.trace()), TraceBytes.of(shortly.trace()), "seed " + seed);
            assertEquals(fully.size(), counted.size(), "seed " + seed);
        }
    }

    @Test
    void whoHasMovedOrSpeaksOfAnotherJobIsNotKnown() {
        TraceBuilder trace = new TraceBuilder(names(2));
        Shorthand told = new Shorthand(trace);
        assertTrue(told.knows(0, 0, -1, 0));
        trace.add(0, EventKind.ARRIVAL, 0, 0, 0, Trace.NONE, Trace.NONE);
        assertFalse(told.knows(0, 0, -1, 0), "its first job has arrived");
        assertTrue(told.knows(0, 0, -1, 1));
        assertFalse(told.knows(0, 0, 0, 1), "nothing has been told of its first job");
        trace.add(0, EventKind.START, 0, 0, 0, Trace.NONE, Trace.NONE);
        assertTrue(told.knows(0, 0, 0, 1));
        trace.add(1, EventKind.PREEMPT, 1, 0, 0, 1, Trace.NONE);
        assertFalse(told.knows(0, 0, 0, 1), "it is elsewhere");
    }

    /** Tells what contexts do, one job after the other, in short and in full. */
    private static final class Both {
        private final Shorthand shortly;
        private final TraceBuilder fully;
        private final Shorthand counted;
        private final boolean[] present;
        private final boolean[] started;
        private final long[] job;
        private long time;

        Both(int contexts, TraceBuilder shortly, TraceBuilder fully, TraceBuilder counted) {
            this.shortly = new Shorthand(shortly);
            this.fully = fully;
            this.counted = new Shorthand(counted);
            present = new boolean[contexts];
            started = new boolean[contexts];
            job = new long[contexts];
        }

        void next(SplittableRandom random) {
            time += random.nextInt(60) == 0 ? random.nextLong(LONG) : random.nextLong(3);
            int context = random.nextInt(job.length);
            long length = random.nextInt(8) == 0 ? random.nextLong(LONG) : random.nextInt(1_000);
            if (!present[context]) {
                present[context] = true;
                tell(shortly, context, 0, length);
                tell(counted, context, 0, length);
                long deadline = length == 0 ? Trace.NONE : time + length;
                write(EventKind.ARRIVAL, context, job[context], Trace.NONE, deadline);
                write(EventKind.RELEASE, context, job[context], Trace.NONE, time);
                return;
            }
            int what = started[context] ? 3 + random.nextInt(6) : 1 + random.nextInt(2);
            tell(shortly, context, what, length);
            tell(counted, context, what, length);
            write(what, context, length);
            started[context] |= what == 2;
            if (what == 8) {
                present[context] = false;
                started[context] = false;
                job[context]++;
            }
        }

        private void tell(Shorthand told, int context, int what, long length) {
            int core = context % CORES;
            long number = job[context];
            switch (what) {
                case 0 -> told.arrivalAndRelease(time, core, context, number, length == 0 ? -1 : time + length);
                case 1, 3 -> told.overhead(time, core, context, number, 2, length);
                case 2 -> told.start(time, core, context, number);
                case 4 -> told.resume(time, core, context, number);
                case 5 -> told.preempt(time, core, context, number, 7);
                case 6 -> told.turn(time, core, context, number);
                case 7 -> told.about(time, EventKind.LOCK, core, context, number, 3);
                default -> {
                    told.complete(time, core, context, number, length);
                    told.overhead(time, core, context, Trace.NONE, 1, length);
                }
            }
        }

        private void write(int what, int context, long length) {
            long number = job[context];
            switch (what) {
                case 1, 3 -> write(EventKind.OVERHEAD, context, number, 2, length);
                case 2 -> write(EventKind.START, context, number, Trace.NONE, Trace.NONE);
                case 4 -> write(EventKind.RESUME, context, number, Trace.NONE, Trace.NONE);
                case 5 -> write(EventKind.PREEMPT, context, number, 7, Trace.NONE);
                case 6 -> {
                    write(EventKind.SUSPEND, context, number, Trace.NONE, Trace.NONE);
                    write(EventKind.UNBLOCK, context, number, Trace.NONE, Trace.NONE);
                }
                case 7 -> write(EventKind.LOCK, context, number, 3, Trace.NONE);
                default -> {
                    write(EventKind.COMPLETE, context, number, Trace.NONE, length);
                    write(EventKind.OVERHEAD, context, Trace.NONE, 1, length);
                }
            }
        }

        private void write(EventKind kind, int context, long number, int other, long value) {
            fully.add(time, kind, context % CORES, context, number, other, value);
        }
    }
}
