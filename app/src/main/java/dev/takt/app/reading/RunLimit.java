package dev.takt.app.reading;

import dev.takt.projects.model.Project;

/** How long a design is simulated, with which seed, and after how many events at the latest a run is cut. */
public record RunLimit(long forNs, long seed, long maxEvents) {
    /** A trace of this many events fills about 200 MB. */
    public static final long MOST_EVENTS = 5_000_000;

    /** As the design says. */
    public static RunLimit of(Project project) {
        return new RunLimit(project.settings().runForNs(), project.settings().seed(), MOST_EVENTS);
    }

    public RunLimit withForNs(long forNs) {
        return new RunLimit(forNs, seed, maxEvents);
    }

    public RunLimit withSeed(long seed) {
        return new RunLimit(forNs, seed, maxEvents);
    }

    public RunLimit withMaxEvents(long maxEvents) {
        return new RunLimit(forNs, seed, maxEvents);
    }
}
