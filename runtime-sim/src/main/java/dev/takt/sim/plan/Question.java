package dev.takt.sim.plan;

/**
 * What a run asks {@link Choices}. A run has one such object and fills it anew for each question, so it is valid only while the question is answered. Answers from {@code least} to {@code most} keep the model; {@code drawn} is what
 * the run would choose by itself. For a jitter {@code nowNs} is the arrival of the job.
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
