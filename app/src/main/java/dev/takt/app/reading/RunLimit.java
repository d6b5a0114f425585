package dev.takt.app.reading;

import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.model.Project;
import dev.takt.sim.Limit;
import dev.takt.sim.Until;
import dev.takt.sim.search.Scenario;
import dev.takt.sim.search.ScenarioFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How long a design is simulated, with which seed, after how many events at the latest a run is cut, at what else it stops, in windows of which length load is told, what arrivals were recorded, what is chosen otherwise than the seed has it, the trace that takes the place of a run where it fits, and the folder of a file for what would not fit into memory. */
public record RunLimit(
        long forNs,
        long seed,
        long maxEvents,
        List<Until> ends,
        OptionalLong windowNs,
        Recordings recordings,
        Optional<Scenario> scenario,
        Optional<RecordedTrace> recorded,
        Optional<Path> scratch) {
    public RunLimit {
        ends = List.copyOf(ends);
    }

    /** A trace of this many events fills about 60 MB. */
    public static final long MOST_EVENTS = 5_000_000;

    /** A trace of this many events takes some 10 GB of the disk. */
    public static final long MOST_EVENTS_IN_FILE = 200_000_000;

    /** More than a trace can number. */
    static final int MOST_EVENTS_EVER = Integer.MAX_VALUE / 2;

    /** As the design says. */
    public static RunLimit of(Project project) {
        return new RunLimit(
                project.settings().runForNs(),
                project.settings().seed(),
                MOST_EVENTS,
                List.of(),
                OptionalLong.empty(),
                Recordings.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public RunLimit withForNs(long forNs) {
        return new RunLimit(forNs, seed, maxEvents, ends, windowNs, recordings, scenario, recorded, scratch);
    }

    public RunLimit withSeed(long seed) {
        return new RunLimit(forNs, seed, maxEvents, ends, windowNs, recordings, scenario, recorded, scratch);
    }

    public RunLimit withMaxEvents(long maxEvents) {
        return new RunLimit(forNs, seed, maxEvents, ends, windowNs, recordings, scenario, recorded, scratch);
    }

    /** Of a run that goes on: so many events more than it has. */
    RunLimit after(int events) {
        return withMaxEvents(events + Math.min(maxEvents, MOST_EVENTS_EVER - events));
    }

    /** Stops at these as well; times among them take the place of the design's. */
    public RunLimit withEnds(List<Until> ends) {
        return new RunLimit(forNs, seed, maxEvents, ends, windowNs, recordings, scenario, recorded, scratch);
    }

    /** Tells the load of the cores in windows of this length. */
    public RunLimit withWindowNs(long windowNs) {
        return new RunLimit(
                forNs, seed, maxEvents, ends, OptionalLong.of(windowNs), recordings, scenario, recorded, scratch);
    }

    /** Plays these where the design names recorded arrivals. */
    public RunLimit withRecordings(Recordings recordings) {
        return new RunLimit(forNs, seed, maxEvents, ends, windowNs, recordings, scenario, recorded, scratch);
    }

    /** Reads this trace instead of running the design, as long as it fits. */
    public RunLimit withRecorded(Optional<RecordedTrace> recorded) {
        return new RunLimit(forNs, seed, maxEvents, ends, windowNs, recordings, scenario, recorded, scratch);
    }

    /** Of a run that may be longer, what would not fit into memory is kept in a file of this folder while it is needed. */
    public RunLimit withScratch(Path folder) {
        return new RunLimit(
                forNs, seed, MOST_EVENTS_IN_FILE, ends, windowNs, recordings, scenario, recorded, Optional.of(folder));
    }

    /** The run of a scenario, with its seed and as long as it says. */
    public RunLimit withScenario(ScenarioFile file) {
        Scenario scenario = file.scenario();
        return new RunLimit(
                file.forNs(),
                scenario.seed(),
                maxEvents,
                ends,
                windowNs,
                recordings,
                Optional.of(scenario),
                recorded,
                scratch);
    }

    /** As the simulator takes it. */
    public Limit limit() {
        boolean timed = ends.stream().anyMatch(end -> end instanceof Until.Time);
        Limit limit = Limit.until(timed ? Long.MAX_VALUE : forNs).withMaxEvents(maxEvents);
        for (Until end : ends) {
            limit = limit.and(end);
        }
        return limit;
    }
}
