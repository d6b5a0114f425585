package dev.takt.sim.plan;

/**
 * Decides what the model of a design leaves open. An answer depends on the question alone, so that a run that is frozen and gone on with from there meets the
 * same answers; what lies outside the model is put right to its nearest edge.
 */
@FunctionalInterface
public interface Choices {
    /** As the seed has it. */
    Choices DRAWN = question -> question.drawn;

    long answer(Question question);

    /** True if computations may take less than their best time, down to nothing. */
    default boolean shorter() {
        return false;
    }
}
