package dev.takt.projects.kind;

/** What a line on the board stands for. */
public enum EdgeKind {
    /** A peripheral requests an interrupt. */
    INTERRUPT_REQUEST,
    /** One releases the other. */
    ACTIVATION,
    /** Elements go through a channel, or bytes through a peripheral. */
    DATA,
    /** A task or handler uses a resource, a watchdog or a pool. */
    LOCK,
    /** A part outside is wired to a peripheral. */
    WIRE
}
