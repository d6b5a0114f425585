package dev.takt.sim.engine;

/** Why the engine stopped. */
public enum EngineStop {
    /** The instant asked for is reached. */
    TIME,
    /** So many events are recorded. */
    EVENTS,
    /** A deadline was missed. */
    MISS,
    /** An event that is watched for has happened. */
    EVENT,
    /** Nobody waits for the result any more. */
    CANCELLED,
    /** What is recorded is enough for whoever waits. */
    ENOUGH,
    /** Time cannot go on: events follow each other at one instant for ever. */
    LIVELOCK
}
