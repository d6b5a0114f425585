package dev.takt.sim;

/** Why a run stopped where it is. It can go on from each of these but the last. */
public enum RunState {
    /** The instant asked for is reached. */
    TIME_REACHED("time"),
    /** As many events as asked for are recorded. */
    EVENTS_REACHED("events"),
    /** A deadline was missed. */
    MISSED("miss"),
    /** An event that was asked for has happened. */
    CONDITION_MET("condition"),
    /** It was cancelled. */
    CANCELLED("cancelled"),
    /** Time cannot go on: events follow each other at one instant for ever. */
    LIVELOCK("livelock");

    private final String tag;

    RunState(String tag) {
        this.tag = tag;
    }

    /** The word in reports. */
    public String tag() {
        return tag;
    }
}
