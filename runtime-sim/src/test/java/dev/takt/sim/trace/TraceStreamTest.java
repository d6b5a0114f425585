package dev.takt.sim.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.PlanCompiler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Traces that come from outside: what was written is read again, and what no run could have written is refused in words. */
class TraceStreamTest {
    static final List<Sample> SAMPLES = Samples.ALL;

    private static Trace run(Sample sample) {
        Machine machine = Machine.of(sample.project(), ShippedCatalogue.get()).orElseThrow();
        Run run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(7));
        run.advance(Limit.until(100_000_000), Progress.NONE);
        return run.trace();
    }

    private static TraceBytes.Part read(byte[] bytes, int most) throws IOException {
        return TraceBytes.read(new ByteArrayInputStream(bytes), bytes.length, most, Progress.NONE);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aStreamHasTheSameTraceAgain(Sample sample) throws IOException {
        Trace trace = run(sample);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceBytes.write(trace, out);
        assertArrayEquals(TraceBytes.of(trace), out.toByteArray());
        TraceBytes.Part again = read(out.toByteArray(), Integer.MAX_VALUE);
        assertTrue(again.isWhole());
        assertEquals(trace.names(), again.trace().names());
        assertArrayEquals(out.toByteArray(), TraceBytes.of(again.trace()));
        assertEquals(Metrics.of(trace), Metrics.of(again.trace()));
    }

    @Test
    void ofMoreEventsThanAreWantedTheFirstAreThere() throws IOException {
        Trace trace = run(SAMPLES.getFirst());
        int most = trace.size() / 3;
        TraceBytes.Part part = read(TraceBytes.of(trace), most);
        assertFalse(part.isWhole());
        assertEquals(trace.size(), part.allEvents());
        assertEquals(most, part.trace().size());
        assertEquals(trace.time(most - 1), part.trace().durationNs());
    }

    @Test
    void whoeverCancelsGetsWhatWasRead() throws IOException {
        byte[] bytes = TraceBytes.of(run(SAMPLES.getFirst()));
        Progress cancelled = new Progress() {
            @Override
            public void report(double share) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertEquals(
                0,
                TraceBytes.read(new ByteArrayInputStream(bytes), bytes.length, Integer.MAX_VALUE, cancelled)
                        .trace()
                        .size());
    }

    /** Bytes changed, left out and put in at random: either the words say why it is no trace, or everything that reads traces can read it. */
    @Test
    void noFileBreaksWhoReadsIt() throws IOException {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (Sample sample : SAMPLES) {
            byte[] sound = TraceBytes.of(run(sample));
            for (int round = 0; round < 300; round++) {
                byte[] changed = changed(sound, random);
                String where = "seed " + seed + ", " + sample.id() + ", round " + round;
                try {
                    Trace trace = read(changed, Integer.MAX_VALUE).trace();
                    Slices slices = Slices.of(trace);
                    TraceIndex.of(trace, slices);
                    Metrics.of(trace, slices);
                } catch (TraceFormatException e) {
                    refused++;
                    assertFalse(e.words().text().isBlank(), where);
                } catch (RuntimeException e) {
                    throw new AssertionError(where, e);
                }
            }
        }
        assertTrue(refused > 100, "refused: " + refused + ", seed " + seed);
    }

    private static byte[] changed(byte[] sound, SplittableRandom random) {
        byte[] changed = sound.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }
}
