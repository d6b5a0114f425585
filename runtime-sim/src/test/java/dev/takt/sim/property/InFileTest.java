package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.store.ScratchFile;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Misses;
import dev.takt.sim.trace.PixelRow;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Steps;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.TraceIndex;
import dev.takt.sim.trace.Track;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace that is read into a file, with its slices, jobs, depths, misses and sums, says the same as one in memory: every one of them, and any zoom. */
class InFileTest {
    private static final int DESIGNS = Seeds.count(100);
    private static final Limit LIMIT = Limit.until(200_000_000).withMaxEvents(60_000);

    @TempDir
    private Path folder;

    @Test
    void anyDesignIsTheSameFromAFile() throws IOException {
        long bytes = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            Run run = Simulation.start(
                    PlanCompiler.compile(new RandomDesigns(seed + 90_000).next().machine()), RunOptions.ofSeed(seed));
            run.advance(LIMIT, Progress.NONE);
            ScratchFile scratch = ScratchFile.in(folder);
            byte[] file = TraceBytes.of(run.trace());
            TraceBytes.Part read = TraceBytes.read(
                    new ByteArrayInputStream(file),
                    file.length,
                    Integer.MAX_VALUE,
                    _ -> Optional.of(scratch),
                    Progress.NONE);
            same(run.trace(), read, new Random(seed), "seed " + seed);
            bytes = Math.max(bytes, scratch.bytes());
        }
        assertEquals(64 << 20, bytes, "some of them lay in the file");
    }

    private static void same(Trace memory, TraceBytes.Part read, Random random, String where) {
        Trace file = read.trace();
        assertArrayEquals(TraceBytes.of(memory), TraceBytes.of(file), where);
        Slices one = Slices.of(memory);
        Slices other = read.slices();
        assertEquals(all(memory, one), all(file, other), where);
        assertEquals(Metrics.of(memory, one), Metrics.of(file, other), where);
        TraceIndex index = TraceIndex.of(memory, one);
        TraceIndex mapped = TraceIndex.of(file, other);
        for (int look = 0; look < 20; look++) {
            long from = (long) (random.nextDouble() * memory.durationNs());
            long to = from + 1 + (long) (random.nextDouble() * (memory.durationNs() - from));
            int pixels = 1 + random.nextInt(1_500);
            for (int core = 0; core < memory.names().cores().size(); core++) {
                assertEquals(ns(index.core(core, from, to, pixels)), ns(mapped.core(core, from, to, pixels)), where);
            }
            for (int context = 0; context < memory.names().contexts().size(); context++) {
                assertEquals(
                        ns(index.context(context, from, to, pixels)),
                        ns(mapped.context(context, from, to, pixels)),
                        where);
            }
        }
    }

    /** All that slices say, in numbers. */
    private static List<List<Long>> all(Trace trace, Slices slices) {
        List<List<Long>> all = new ArrayList<>();
        for (int context = 0; context < trace.names().contexts().size(); context++) {
            all.add(track(slices.context(context)));
            all.add(jobs(slices.jobs(context)));
            all.add(misses(slices.jobs(context).misses()));
        }
        for (int core = 0; core < trace.names().cores().size(); core++) {
            all.add(track(slices.core(core)));
        }
        for (int thing = 0; thing < trace.names().things().size(); thing++) {
            all.add(track(slices.holder(thing)));
            all.add(steps(slices.depth(thing)));
        }
        all.add(misses(slices.misses()));
        return all;
    }

    private static List<Long> track(Track track) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < track.size(); i++) {
            numbers.addAll(List.of(
                    track.start(i),
                    track.end(i),
                    track.job(i),
                    (long) track.state(i).ordinal(),
                    (long) track.context(i),
                    (long) track.thing(i)));
        }
        return numbers;
    }

    private static List<Long> jobs(Jobs jobs) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            numbers.addAll(List.of(
                    jobs.number(i),
                    jobs.arrival(i),
                    jobs.release(i),
                    jobs.start(i),
                    jobs.deadline(i),
                    jobs.finish(i),
                    (long) jobs.outcome(i).ordinal(),
                    jobs.missed(i) ? 1L : 0L));
        }
        return numbers;
    }

    private static List<Long> steps(Steps steps) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            numbers.addAll(List.of(steps.time(i), steps.value(i)));
        }
        return numbers;
    }

    private static List<Long> misses(Misses misses) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < misses.size(); i++) {
            numbers.addAll(List.of(misses.deadline(i), (long) misses.context(i), (long) misses.job(i)));
        }
        return numbers;
    }

    private static List<Long> ns(PixelRow row) {
        List<Long> numbers = new ArrayList<>();
        for (int pixel = 0; pixel < row.pixels(); pixel++) {
            for (SliceState state : SliceState.values()) {
                numbers.add(row.ns(pixel, state));
            }
        }
        return numbers;
    }
}
