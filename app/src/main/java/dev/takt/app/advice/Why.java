package dev.takt.app.advice;

import dev.takt.projects.machine.Machine;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.List;

/** Why a job took as long as it did: what happened, in order, and the terms that sum to its response to the nanosecond. */
public record Why(SeenJob job, List<Sentence> story, List<Term> terms) {
    public Why {
        story = List.copyOf(story);
        terms = List.copyOf(terms);
    }

    /** Of a job of a run of this machine. */
    public static Why of(Machine machine, Trace trace, Slices slices, SeenJob job) {
        List<Term> terms = new Terms(trace, slices, job).terms();
        return new Why(job, new Story(machine, trace, slices, job, terms).sentences(), terms);
    }

    /** What the terms sum to: the response. */
    public long sumNs() {
        return terms.stream().mapToLong(Term::ns).sum();
    }
}
