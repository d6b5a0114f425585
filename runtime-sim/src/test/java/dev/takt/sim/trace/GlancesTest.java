package dev.takt.sim.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.design.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A track seen at a glance is the track, with edges of columns that are off by the part of a column that is promised. */
class GlancesTest {
    private static final TraceNames NAMES = new TraceNames(
            List.of(new TraceNames.CoreName(0, "Core 0")),
            List.of(new TraceNames.ContextName(0, ItemId.of("t"), "t", 0, 0, 0, false)),
            List.of());

    @Test
    void columnsAtAGlanceLoseNothingAndAreOffByNoMoreThanIsSaid() {
        for (long seed = Seeds.first(); seed < Seeds.first() + 20; seed++) {
            Random random = new Random(seed);
            Trace trace = trace(random, 50 + random.nextInt(3_000), 1 + random.nextInt(300));
            TraceIndex index = TraceIndex.of(trace, Slices.of(trace));
            for (int look = 0; look < 200; look++) {
                long from = (long) (random.nextDouble() * trace.durationNs() / 2);
                long to = trace.durationNs() - (long) (random.nextDouble() * trace.durationNs() / 2);
                if (to <= from) {
                    continue;
                }
                int pixels = 1 + random.nextInt(200);
                String where = "seed " + seed + ", " + from + " to " + to + " in " + pixels;
                near(index.context(0, from, to, pixels), index.contextGlance(0, from, to, pixels), 4, where);
                near(index.core(0, from, to, pixels), index.coreGlance(0, from, to, pixels), 8, where);
            }
        }
    }

    /** An edge that is off moves as much from one column to the next: a column is off by at most two edges, the sum of any first ones by at most the first and the last. */
    private static void near(PixelRow exact, PixelRow glance, int parts, String where) {
        assertEquals(exact.pixels(), glance.pixels(), where);
        for (SliceState state : SliceState.values()) {
            long off = 0;
            for (int pixel = 0; pixel < exact.pixels(); pixel++) {
                long wide = exact.start(pixel + 1) - exact.start(pixel) + 1;
                off += glance.ns(pixel, state) - exact.ns(pixel, state);
                assertTrue(Math.abs(off) <= 2 * wide / parts, () -> where + ": " + state);
                assertTrue(glance.ns(pixel, state) >= 0, where);
            }
        }
    }

    /** Jobs in bursts and with pauses, some of which wait before they run. */
    private static Trace trace(Random random, int jobs, int longestNs) {
        TraceBuilder b = new TraceBuilder(NAMES);
        long now = 0;
        for (int i = 0; i < jobs; i++) {
            now += random.nextInt(10) == 0 ? random.nextInt(10 * longestNs) : random.nextInt(2);
            b.add(now, EventKind.ARRIVAL, 0, 0, i, Trace.NONE, Trace.NONE);
            b.add(now, EventKind.RELEASE, 0, 0, i, Trace.NONE, 0);
            now += random.nextInt(3);
            b.add(now, EventKind.START, 0, 0, i, Trace.NONE, Trace.NONE);
            now += 1 + random.nextInt(longestNs);
            b.add(now, EventKind.COMPLETE, 0, 0, i, Trace.NONE, 1);
            b.add(now, EventKind.IDLE, 0, Trace.NONE, Trace.NONE, Trace.NONE, 0);
        }
        b.reach(now);
        return b.trace();
    }
}
