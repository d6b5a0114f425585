package dev.takt.sim.plan;

/**
 * What a run asks {@link Choices}: one object for a whole run, filled anew for each question, valid while it is answered. {@code least} to {@code most} keep the
 * model; {@code drawn} is what the run would choose by itself; {@code nowNs} of a jitter is the arrival.
 */
public final class Question {
    public Choice choice = Choice.WORK;
    public int who;
    public long job;
    public int step;
    public long nowNs;
    public long least;
    public long most;
    public long drawn;

    public Question() {}
}
