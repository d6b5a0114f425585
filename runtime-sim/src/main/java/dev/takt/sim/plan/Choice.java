package dev.takt.sim.plan;

/** What the model of a design leaves open in a run. */
public enum Choice {
    /** When the first job of a source arrives; who: the source. */
    FIRST_ARRIVAL,
    /** By how much a gap between arrivals of a sporadic source exceeds the least; who: the source; job: the gap, from 0. */
    GAP,
    /** How much later than its arrival a job is released; who: the context. */
    JITTER,
    /** How long a computation takes; who: the context; step: its number among the computations and branches of the job, from 1. */
    WORK,
    /** Whether a branch is taken (1) or its other side (0); who, step: as for {@link #WORK}. */
    BRANCH
}
