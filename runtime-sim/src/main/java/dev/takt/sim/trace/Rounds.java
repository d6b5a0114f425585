package dev.takt.sim.trace;

/** Writes the last events of a trace again, round after round. What is written is relative to what comes before, so it is copied in blocks; only what is written out in full is put right one by one. */
final class Rounds {
    private final TraceBuilder trace;
    private final int events;
    private final Later later;
    /** Where the first copy begins, and what the writer knew there. */
    private final int first;

    private final long firstNs;
    private final JobTrack firstJobs;

    Rounds(TraceBuilder trace, int events, Later later, long lastNs, JobTrack jobs) {
        this.trace = trace;
        this.events = events;
        this.later = later;
        first = trace.size();
        firstNs = lastNs;
        firstJobs = jobs.copy();
    }

    void write(long rounds) {
        for (long left = rounds * events; left > 0; ) {
            if (trace.room() == 0) {
                begin();
            }
            int from = trace.size() - events;
            int offset = from & Chunk.MASK;
            int count = (int) Math.min(Math.min(left, events), Math.min(trace.room(), Chunk.SIZE - offset));
            trace.append(trace.chunk(from), offset, count, later);
            left -= count;
        }
    }

    /** A chunk begins with what the writer knows: what it knew a round before, and one round more. That is followed through from the start of that round or of the chunk it is in. */
    private void begin() {
        int before = trace.size() - events;
        int offset = before & Chunk.MASK;
        Chunk chunk = trace.chunk(before);
        int round = Math.floorDiv(before - first, events);
        int intoRound = before - first - round * events;
        JobTrack track;
        long ns;
        if (intoRound < offset) {
            Later atRound = later.times(round);
            track = firstJobs.copy();
            track.shift(atRound);
            ns = chunk.follow(track, atRound.instant(firstNs), offset - intoRound, offset);
        } else {
            track = chunk.track();
            ns = chunk.follow(track, chunk.fromNs(), 0, offset);
        }
        track.shift(later);
        trace.begin(later.instant(ns), track);
    }
}
