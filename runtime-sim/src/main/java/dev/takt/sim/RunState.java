package dev.takt.sim;

/** Why a run stopped where it is. It can go on from each of these but the last. */
public enum RunState {
    /** The instant asked for is reached. */
    TIME_REACHED,
    /** As many events as asked for are recorded. */
    EVENTS_REACHED,
    /** A deadline was missed. */
    MISSED,
    /** It was cancelled. */
    CANCELLED,
    /** Time cannot go on: events follow each other at one instant for ever. */
    LIVELOCK
}
