package dev.takt.projects.machine;

/**
 * A preemption level of a core. {@code priority} is the model's number within its band, {@code nativePriority} what a programmer writes; {@code dispatcher} is the
 * vector that software tasks of this level run on, empty if none is needed.
 */
public record Level(int rank, Band band, int priority, String nativePriority, Policy policy, String dispatcher) {}
