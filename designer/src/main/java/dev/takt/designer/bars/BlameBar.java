package dev.takt.designer.bars;

/** A part of a response as a bar: what it is, by whom, its figure in words, how long it is and how it looks. */
public record BlameBar(String title, String detail, String figure, long ns, Look look, int fromBottom, int levels) {
    /** How a part of a response looks; the same signs as in the timeline. */
    public enum Look {
        /** Somebody runs, in the colour of a level. */
        RUNNING,
        /** Not yet, or behind another job. */
        WAITING,
        /** Blocked while somebody else runs. */
        BLOCKED,
        /** Blocked while the holder is at work. */
        HELD,
        /** Waits by itself. */
        SUSPENDED,
        /** The runtime. */
        OVERHEAD
    }
}
