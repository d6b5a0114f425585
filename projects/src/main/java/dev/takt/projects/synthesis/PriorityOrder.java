package dev.takt.projects.synthesis;

import dev.takt.projects.model.Tagged;

/** How priorities are given to tasks. */
public enum PriorityOrder implements Tagged {
    /** The shorter the period, the more urgent: optimal among fixed priorities for independent synchronous tasks with deadlines at their periods. Liu and Layland 1973, section 5. */
    RATE_MONOTONIC("rm"),
    /** The shorter the deadline, the more urgent: optimal where deadlines are at most periods. Leung and Whitehead 1982. */
    DEADLINE_MONOTONIC("dm"),
    /** From the lowest level up, whoever meets its deadline there: finds an assignment if there is one. Audsley 1991; Audsley 2001. */
    AUDSLEY("audsley");

    private final String tag;

    PriorityOrder(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
