package dev.takt.sim.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums over the slices of a trace that answer any zoom level in time proportional to the pixels asked for. Per track, the time spent in each state is
 * kept at every sixteenth slice; a pixel is the difference of two sums.
 */
public final class TraceIndex {
    /** What a context does is seen as whole columns of a pixel: a quarter of one is not seen. */
    private static final int CONTEXT_SHARPNESS = 4;
    /** How busy a core is is seen as the height of columns. */
    private static final int CORE_SHARPNESS = 8;

    private final List<Sums> contexts = new ArrayList<>();
    private final List<Sums> cores = new ArrayList<>();

    private TraceIndex() {}

    public static TraceIndex of(Trace trace, Slices slices) {
        TraceIndex index = new TraceIndex();
        for (int i = 0; i < trace.names().contexts().size(); i++) {
            index.contexts.add(new Sums(slices.context(i), slices.room()));
        }
        for (int i = 0; i < trace.names().cores().size(); i++) {
            index.cores.add(new Sums(slices.core(i), slices.room()));
        }
        return index;
    }

    /** A context's track between two instants, in as many columns. */
    public PixelRow context(int context, long fromNs, long toNs, int pixels) {
        return contexts.get(context).row(fromNs, toNs, pixels);
    }

    /** A core's track between two instants, in as many columns. */
    public PixelRow core(int core, long fromNs, long toNs, int pixels) {
        return cores.get(core).row(fromNs, toNs, pixels);
    }

    /** As {@link #context} to be looked at: of a long run seen from afar in a fraction of the time, the edges of columns off by no more than a quarter of one. */
    public PixelRow contextGlance(int context, long fromNs, long toNs, int pixels) {
        return contexts.get(context).glance(fromNs, toNs, pixels, CONTEXT_SHARPNESS);
    }

    /** As {@link #core} to be looked at; off by no more than an eighth of a column. */
    public PixelRow coreGlance(int core, long fromNs, long toNs, int pixels) {
        return cores.get(core).glance(fromNs, toNs, pixels, CORE_SHARPNESS);
    }
}
