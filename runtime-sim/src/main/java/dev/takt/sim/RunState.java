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
    /** It was cancelled: nobody wants what there is. */
    CANCELLED("cancelled"),
    /** It was stopped: what there is is enough. */
    STOPPED("stopped"),
    /** Time cannot go on: events follow each other at one instant for ever. */
    LIVELOCK("livelock");

    private final String tag;

    RunState(String tag) {
        this.tag = tag;
    }

    /** True if something cut it short, and it can go on. */
    public boolean isCut() {
        return switch (this) {
            case EVENTS_REACHED, MISSED, CONDITION_MET, STOPPED -> true;
            case TIME_REACHED, CANCELLED, LIVELOCK -> false;
        };
    }

    /** The word in reports. */
    public String tag() {
        return tag;
    }
}
