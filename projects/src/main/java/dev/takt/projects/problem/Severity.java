package dev.takt.projects.problem;

import dev.takt.projects.model.Tagged;

/** How bad a problem is, worst first. */
public enum Severity implements Tagged {
    /** The design cannot be built or does not meet its requirements. */
    ERROR("error"),
    /** Likely a mistake. */
    WARNING("warning"),
    /** Worth knowing. */
    INFO("info");

    private final String tag;

    Severity(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
