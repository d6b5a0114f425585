package dev.takt.designer.chart;

/** The part of a run that is shown, in nanoseconds, within 0 to {@code totalNs}; never shorter than {@link #LEAST} or, for a shorter run, the run. */
public record VisibleRange(long startNs, long endNs, long totalNs) {
    /** The closest one can look. */
    public static final long LEAST = 100;

    public VisibleRange {
        totalNs = Math.max(1, totalNs);
        long span = Math.clamp(endNs - startNs, Math.min(LEAST, totalNs), totalNs);
        startNs = Math.clamp(startNs, 0, totalNs - span);
        endNs = startNs + span;
    }

    /** All of a run. */
    public static VisibleRange all(long totalNs) {
        return new VisibleRange(0, Math.max(1, totalNs), totalNs);
    }

    /** The same part of a run that lasts so long. */
    public VisibleRange within(long totalNs) {
        return new VisibleRange(startNs, endNs, totalNs);
    }

    public long spanNs() {
        return endNs - startNs;
    }

    /** Closer by {@code factor} (below 1: further off); what is at {@code atNs} stays where it is. */
    public VisibleRange zoomed(long atNs, double factor) {
        long at = Math.clamp(atNs, startNs, endNs);
        long span = Math.clamp(Math.round(spanNs() / factor), Math.min(LEAST, totalNs), totalNs);
        double share = (at - startNs) / (double) spanNs();
        long start = at - Math.round(span * share);
        return new VisibleRange(start, start + span, totalNs);
    }

    /** True if an instant is seen. */
    public boolean contains(long ns) {
        return startNs <= ns && ns <= endNs;
    }

    /** Moved by a time; at the ends of the run it stops. */
    public VisibleRange panned(long byNs) {
        long start = Math.clamp(startNs + byNs, 0, totalNs - spanNs());
        return new VisibleRange(start, start + spanNs(), totalNs);
    }

    /** Two instants with a tenth of room on each side. */
    public VisibleRange focused(long fromNs, long toNs) {
        long room = Math.max(LEAST / 2, (toNs - fromNs) / 10);
        return new VisibleRange(fromNs - room, toNs + room, totalNs);
    }

    /** The same span, moved no more than needed to show an instant with a tenth of room. */
    public VisibleRange showing(long atNs) {
        long room = spanNs() / 10;
        if (atNs < startNs + room) {
            return panned(atNs - room - startNs);
        }
        return atNs > endNs - room ? panned(atNs + room - endNs) : this;
    }

    /** Where an instant is across {@code width} pixels; may lie outside. */
    public double x(long ns, double width) {
        return (ns - startNs) / (double) spanNs() * width;
    }

    /** The instant at a pixel. */
    public long ns(double x, double width) {
        return startNs + Math.round(x / width * spanNs());
    }
}
