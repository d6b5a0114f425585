package dev.takt.designer.chart;

import dev.takt.designer.overlay.LevelScale;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Project;
import dev.takt.projects.units.Fraction;
import dev.takt.projects.units.ShareText;
import dev.takt.sim.trace.Misses;
import dev.takt.sim.trace.PixelRow;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceIndex;
import dev.takt.sim.trace.Track;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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
    private final int[] homes;
    private final Releases releases;
    private final AtomicReference<double @Nullable []> loads = new AtomicReference<>();

    private ChartData(Trace trace, Slices slices, Optional<Project> project) {
        this.trace = trace;
        this.slices = slices;
        this.index = TraceIndex.of(trace, slices);
        this.releases = Releases.of(trace, slices, project);
        this.scale = LevelScale.of(trace.names());
        this.homes = new int[trace.names().things().size()];
        for (int thing = 0; thing < homes.length; thing++) {
            homes[thing] = home(thing);
        }
    }

    /** Of a trace alone. */
    public static ChartData of(Trace trace) {
        return new ChartData(trace, Slices.of(trace), Optional.empty());
    }

    /** Of a run of a design, which says who may release whom. */
    public static ChartData of(Trace trace, Project project) {
        return of(trace, Slices.of(trace), project);
    }

    /** The same where the slices are at hand. */
    public static ChartData of(Trace trace, Slices slices, Project project) {
        return new ChartData(trace, slices, Optional.of(project));
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

    /** Deadlines that were missed. */
    int missCount() {
        return slices.misses().size();
    }

    /** The first miss at or after a time; -1 if there is none. */
    public long missAfter(long ns) {
        return slices.misses().after(ns);
    }

    /** The same for one context. */
    long missAfter(int context, long ns) {
        return slices.jobs(context).misses().after(ns);
    }

    /** Number of the job of a context that missed its deadline at an instant. */
    Optional<Long> missed(int context, long deadlineNs) {
        Misses misses = slices.jobs(context).misses();
        int last = misses.firstAt(deadlineNs + 1) - 1;
        return last >= 0 && misses.deadline(last) == deadlineNs
                ? Optional.of(slices.jobs(context).number(misses.job(last)))
                : Optional.empty();
    }

    /** How busy the busiest core was in each of so many equal parts of the run, 0 to 1. The last answer is kept: it is asked for with every picture. */
    double[] loads(int parts) {
        double[] known = loads.get();
        if (known == null || known.length != parts) {
            known = busiest(parts);
            loads.set(known);
        }
        return known;
    }

    private double[] busiest(int parts) {
        double[] load = new double[parts];
        for (int core = 0; core < trace.names().cores().size(); core++) {
            PixelRow row = index.coreGlance(core, 0, durationNs(), parts);
            for (int i = 0; i < parts; i++) {
                double span = Math.max(1, row.start(i + 1) - row.start(i));
                load[i] = Math.max(load[i], 1 - row.ns(i, SliceState.IDLE) / span);
            }
        }
        return load;
    }

    /** Share of the run in which a core was not idle; what it is asked for in every run is the demand, another figure. */
    String loadText(int core) {
        long idle = slices.core(core).total(SliceState.IDLE);
        return Texts.words("chart.load.seen", ShareText.ofThousandths(thousandths(durationNs() - idle, durationNs())));
    }

    /** Rounded up; exact for the longest run, whose thousandfold is more than a long holds. */
    private static long thousandths(long part, long whole) {
        return Fraction.of(part, whole).times(Fraction.of(1000, 1)).ceil().longValueExact();
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
