package dev.takt.sim.board;

import java.util.Arrays;
import java.util.Optional;

/** What firmware notes of itself; the words are those of the same events of a simulation. */
enum LogEvent {
    RELEASE("release"),
    OVERRUN("overrun"),
    START("start"),
    COMPLETE("complete"),
    SUSPEND("suspend"),
    RESUME("resume"),
    LOCK("lock"),
    UNLOCK("unlock"),
    SEND("send"),
    DROP("drop"),
    RECEIVE("receive"),
    TIMEOUT("timeout"),
    WATCHDOG_FEED("watchdog-feed");

    private final String tag;

    LogEvent(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    static Optional<LogEvent> of(String tag) {
        return Arrays.stream(values()).filter(e -> e.tag.equals(tag)).findFirst();
    }

    /** True if the context of the line runs on its core then; a release and its refusal name whom somebody else releases. */
    boolean isOwn() {
        return this != RELEASE && this != OVERRUN;
    }
}
