package dev.takt.projects.analysis;

import dev.takt.projects.model.Tagged;

/** A result of scheduling theory and where it is proved. */
public enum Theorem implements Tagged {
    /** Response-time analysis with blocking, jitter and arbitrary deadlines: Tindell, Burns and Wellings 1994, section 3; Audsley et al. 1993. */
    FIXED_PRIORITY_RTA("fixed-priority-rta"),
    /** The same for run-to-completion contexts of one level (revised CAN analysis): Davis, Burns, Bril and Lukkien 2007, section 3.3. */
    INTERRUPT_RTA("interrupt-rta"),
    /** Two segments of every other task of an Embassy executor, plus what preempts it. */
    EXECUTOR_RTA("executor-rta");

    private final String tag;

    Theorem(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
