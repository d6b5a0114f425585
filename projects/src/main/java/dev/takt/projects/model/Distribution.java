package dev.takt.projects.model;

/** How an execution time between best and worst is drawn. */
public enum Distribution implements Tagged {
    /** Every nanosecond is as likely. */
    UNIFORM("uniform"),
    /** Always the worst. */
    WORST("worst"),
    /** Always the best. */
    BEST("best");

    private final String tag;

    Distribution(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
