package dev.takt.designer.chart;

import dev.takt.designer.overlay.LevelScale;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Project;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceIndex;
import dev.takt.sim.trace.Track;
import java.util.Arrays;
import java.util.Optional;

/**
 * A trace with everything a chart derives from it once: slices, index for any zoom, misses, loads. Made off the screen's thread; never changes afterwards, so
 * any thread may read it.
 */
public final class ChartData {
    private static final int CHOICES = 4096;

    private final Trace trace;
    private final Slices slices;
    private final TraceIndex index;
    private final LevelScale scale;
    private final long[] misses;
    private final long[][] missesOf;
    private final int[] homes;
    private final Releases releases;

    private ChartData(Trace trace, Optional<Project> project) {
        this.trace = trace;
        this.slices = Slices.of(trace);
        this.index = TraceIndex.of(trace, slices);
        this.releases = Releases.of(trace, slices, project);
        this.scale = LevelScale.of(trace.names());
        this.missesOf = new long[trace.names().contexts().size()][];
        for (int context = 0; context < missesOf.length; context++) {
            missesOf[context] = missesOf(slices.jobs(context));
        }
        this.misses =
                Arrays.stream(missesOf).flatMapToLong(Arrays::stream).sorted().toArray();
        this.homes = new int[trace.names().things().size()];
        for (int thing = 0; thing < homes.length; thing++) {
            homes[thing] = home(thing);
        }
    }

    /** Of a trace alone. */
    public static ChartData of(Trace trace) {
        return new ChartData(trace, Optional.empty());
    }

    /** Of a run of a design, which says who may release whom. */
    public static ChartData of(Trace trace, Project project) {
        return new ChartData(trace, Optional.of(project));
    }

    /** Who released which job. */
    Releases releases() {
        return releases;
    }

    public Trace trace() {
        return trace;
    }

    public Slices slices() {
        return slices;
    }

    public TraceIndex index() {
        return index;
    }

    public LevelScale scale() {
        return scale;
    }

    public long durationNs() {
        return Math.max(1, slices.durationNs());
    }

    /** Deadlines that were missed, ascending. */
    public long[] misses() {
        return misses.clone();
    }

    int missCount() {
        return misses.length;
    }

    /** The first miss at or after a time; -1 if there is none. */
    public long missAfter(long ns) {
        return after(misses, ns);
    }

    /** The same for one context. */
    long missAfter(int context, long ns) {
        return after(missesOf[context], ns);
    }

    /** Number of the job of a context that missed its deadline at an instant. */
    Optional<Long> missed(int context, long deadlineNs) {
        Jobs jobs = slices.jobs(context);
        for (int job = jobs.firstAt(deadlineNs + 1) - 1; job >= 0; job--) {
            if (jobs.missed(job) && jobs.deadline(job) == deadlineNs) {
                return Optional.of(jobs.number(job));
            }
        }
        return Optional.empty();
    }

    private static long after(long[] sorted, long ns) {
        int at = Arrays.binarySearch(sorted, ns);
        at = at < 0 ? -at - 1 : at;
        return at < sorted.length ? sorted[at] : -1;
    }

    private static long[] missesOf(Jobs jobs) {
        long[] found = new long[16];
        int count = 0;
        for (int job = 0; job < jobs.size(); job++) {
            if (jobs.missed(job)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = jobs.deadline(job);
            }
        }
        long[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Share of the run in which a core was not idle. */
    String loadText(int core) {
        long idle = slices.core(core).total(SliceState.IDLE);
        long permille = Math.ceilDiv(1000 * (durationNs() - idle), durationNs());
        return Texts.words("board.share", permille / 10 + "." + permille % 10);
    }

    /** The core on which a thing is held first; 0 if it never is. */
    int homeOf(int thing) {
        return homes[thing];
    }

    private int home(int thing) {
        Track holders = slices.holder(thing);
        for (int i = 0; i < Math.min(holders.size(), CHOICES); i++) {
            if (holders.context(i) != Trace.NONE) {
                return trace.names().contexts().get(holders.context(i)).core();
            }
        }
        return 0;
    }
}
