package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** How a runtime's mutex passes urgency on. */
public enum Inheritance implements Tagged {
    /** Along chains of waiters; what the remaining locks demand is kept. */
    TRANSITIVE("transitive"),
    /** To the holder alone, kept until it has given its last mutex; a woken waiter takes again and may lose. */
    UNTIL_LAST_GIVEN("until-last-given");

    private final String tag;

    Inheritance(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }

    /** True if the holder of a lock that itself waits for another passes nothing on. */
    public boolean isOneHop() {
        return this != TRANSITIVE;
    }
}
