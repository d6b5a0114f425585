package dev.takt.sim.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final TraceNames NAMES = new TraceNames(
            List.of(new CoreName(0, "core 0")),
            List.of(
                    new ContextName(0, ItemId.of("low"), "low", 0, 0, 1, false),
                    new ContextName(1, ItemId.of("high"), "hôch", 0, 1, 2, false)),
            List.of(
                    new ThingName(0, ThingKind.RESOURCE, ItemId.of("bus"), "bus", 0),
                    new ThingName(1, ThingKind.QUEUE, ItemId.of("q"), "q", 4)));

    /** low runs 0..10, high preempts 3..5, low holds the bus 1..7, high misses its deadline 4. */
    private static Trace preemption() {
        TraceBuilder b = new TraceBuilder(NAMES);
        b.add(0, EventKind.ARRIVAL, 0, 0, 0, -1, 100);
        b.add(0, EventKind.RELEASE, 0, 0, 0, -1, 0);
        b.add(0, EventKind.START, 0, 0, 0, -1, -1);
        b.add(1, EventKind.LOCK, 0, 0, 0, 0, -1);
        b.add(3, EventKind.ARRIVAL, 0, 1, 0, -1, 4);
        b.add(3, EventKind.RELEASE, 0, 1, 0, -1, 3);
        b.add(3, EventKind.PREEMPT, 0, 0, 0, 1, -1);
        b.add(3, EventKind.START, 0, 1, 0, -1, -1);
        b.add(4, EventKind.MISS, 0, 1, 0, -1, 4);
        b.add(5, EventKind.COMPLETE, 0, 1, 0, -1, 2);
        b.add(5, EventKind.RESUME, 0, 0, 0, -1, -1);
        b.add(7, EventKind.UNLOCK, 0, 0, 0, 0, -1);
        b.add(10, EventKind.COMPLETE, 0, 0, 0, -1, 10);
        b.add(10, EventKind.IDLE, 0, -1, -1, -1, -1);
        b.reach(20);
        return b.trace();
    }

    private static String text(Track track) {
        List<String> slices = new ArrayList<>();
        for (int i = 0; i < track.size(); i++) {
            slices.add(track.start(i) + "-" + track.end(i) + " " + track.state(i) + " " + track.context(i));
        }
        return String.join(", ", slices);
    }

    @Test
    void slicesTellWhoRunsAndWhoWaits() {
        Slices slices = Slices.of(preemption());
        assertEquals("0-3 RUNNING 0, 3-5 READY 0, 5-10 RUNNING 0", text(slices.context(0)));
        assertEquals("3-5 RUNNING 1", text(slices.context(1)));
        assertEquals("0-3 RUNNING 0, 3-5 RUNNING 1, 5-10 RUNNING 0, 10-20 IDLE -1", text(slices.core(0)));
        assertEquals("1-7 RUNNING 0", text(slices.holder(0)));
    }

    @Test
    void jobsCarryArrivalDeadlineFinishAndMiss() {
        Jobs jobs = Slices.of(preemption()).jobs(1);
        assertEquals(1, jobs.size());
        assertEquals(
                List.of(3L, 3L, 3L, 4L, 5L),
                List.of(jobs.arrival(0), jobs.release(0), jobs.start(0), jobs.deadline(0), jobs.finish(0)));
        assertEquals(JobOutcome.COMPLETED, jobs.outcome(0));
        assertEquals(true, jobs.missed(0));
    }

    @Test
    void backlogIsReadyOnlyWhenTheJobBeforeItEnds() {
        TraceBuilder b = new TraceBuilder(NAMES);
        b.add(0, EventKind.ARRIVAL, 0, 0, 0, -1, -1);
        b.add(0, EventKind.RELEASE, 0, 0, 0, -1, 0);
        b.add(0, EventKind.START, 0, 0, 0, -1, -1);
        b.add(2, EventKind.ARRIVAL, 0, 0, 1, -1, -1);
        b.add(2, EventKind.RELEASE, 0, 0, 1, -1, 2);
        b.add(5, EventKind.COMPLETE, 0, 0, 0, -1, 5);
        b.add(6, EventKind.START, 0, 0, 1, -1, -1);
        b.add(8, EventKind.COMPLETE, 0, 0, 1, -1, 6);
        assertEquals(
                "0-5 RUNNING 0, 5-6 READY 0, 6-8 RUNNING 0",
                text(Slices.of(b.trace()).context(0)));
    }

    @Test
    void anyZoomShowsTheSameTime() {
        TraceBuilder b = new TraceBuilder(NAMES);
        for (int i = 0; i < 1000; i++) {
            b.add(i * 10L, EventKind.ARRIVAL, 0, 0, i, -1, -1);
            b.add(i * 10L, EventKind.RELEASE, 0, 0, i, -1, 0);
            b.add(i * 10L, EventKind.START, 0, 0, i, -1, -1);
            b.add(i * 10L + 3, EventKind.COMPLETE, 0, 0, i, -1, 3);
        }
        b.reach(10_000);
        Trace trace = b.trace();
        TraceIndex index = TraceIndex.of(trace, Slices.of(trace));
        for (int pixels : new int[] {1, 7, 100, 999, 5000}) {
            PixelRow row = index.context(0, 0, 10_000, pixels);
            long sum = 0;
            for (int p = 0; p < pixels; p++) {
                sum += row.ns(p, SliceState.RUNNING);
            }
            assertEquals(3000, sum, "pixels: " + pixels);
        }
        PixelRow ten = index.context(0, 1000, 1100, 10);
        assertEquals(3, ten.ns(4, SliceState.RUNNING));
        assertEquals(76, ten.shade(4, SliceState.RUNNING));
    }

    /** Slices of all lengths with gaps of all lengths; each column is added up slice by slice. */
    @Test
    void everyColumnIsTheTimeOfTheSlicesInIt() {
        SplittableRandom random = new SplittableRandom(4);
        for (int jobs : new int[] {0, 1, 8, 15, 16, 17, 333}) {
            TraceBuilder b = new TraceBuilder(NAMES);
            long now = 0;
            for (int i = 0; i < jobs; i++) {
                now += random.nextInt(1, 400);
                b.add(now, EventKind.ARRIVAL, 0, 0, i, -1, -1);
                b.add(now, EventKind.RELEASE, 0, 0, i, -1, 0);
                b.add(now, EventKind.START, 0, 0, i, -1, -1);
                now += random.nextInt(1, 90);
                b.add(now, EventKind.COMPLETE, 0, 0, i, -1, 1);
            }
            b.reach(now + 100);
            Trace trace = b.trace();
            Slices slices = Slices.of(trace);
            TraceIndex index = TraceIndex.of(trace, slices);
            for (int look = 0; look < 100; look++) {
                long from = random.nextLong(now + 50);
                long to = from + random.nextLong(1, now + 101 - from);
                int pixels = random.nextInt(1, 60);
                PixelRow row = index.context(0, from, to, pixels);
                for (int p = 0; p < pixels; p++) {
                    long expected = within(slices.context(0), row.start(p), row.start(p + 1));
                    assertEquals(expected, row.ns(p, SliceState.RUNNING), jobs + " jobs, " + from + " to " + to);
                }
            }
        }
    }

    private static long within(Track track, long from, long to) {
        long sum = 0;
        for (int i = 0; i < track.size(); i++) {
            if (track.state(i) == SliceState.RUNNING) {
                sum += Math.max(0, Math.min(to, track.end(i)) - Math.max(from, track.start(i)));
            }
        }
        return sum;
    }

    @Test
    void bytesReadBackToTheSameBytes() {
        byte[] bytes = TraceBytes.of(preemption());
        Trace again = TraceBytes.read(bytes);
        assertArrayEquals(bytes, TraceBytes.of(again));
        assertEquals(NAMES, again.names());
        assertEquals(20, again.durationNs());
    }

    @Test
    void cutOffBytesAreRefused() {
        byte[] bytes = TraceBytes.of(preemption());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> TraceBytes.read(cut));
        }
    }

    @Test
    void aSnapshotDoesNotGrow() {
        TraceBuilder b = new TraceBuilder(NAMES);
        for (int i = 0; i < 40_000; i++) {
            b.add(i, EventKind.IDLE, 0, -1, -1, -1, -1);
        }
        Trace before = b.trace();
        b.add(50_000, EventKind.IDLE, 0, -1, -1, -1, 7);
        assertEquals(40_000, before.size());
        assertEquals(39_999, before.durationNs());
        assertEquals(7, b.trace().value(40_000));
        assertEquals(20_000, before.firstAt(20_000));
    }
}
