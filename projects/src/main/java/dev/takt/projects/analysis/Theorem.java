package dev.takt.projects.analysis;

import dev.takt.projects.model.Tagged;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;

/** A result of scheduling theory and where it is proved. */
public enum Theorem implements Tagged {
    /** Response-time analysis with blocking, jitter and arbitrary deadlines: Lehoczky 1990; Audsley et al. 1993; Tindell, Burns and Wellings 1994, section 3. */
    FIXED_PRIORITY_RTA("fixed-priority-rta"),
    /** The same for run-to-completion contexts of one level (revised CAN analysis): Davis, Burns, Bril and Lukkien 2007, section 3.3. */
    INTERRUPT_RTA("interrupt-rta"),
    /** Two segments of every other task of an Embassy executor, plus what preempts it. */
    EXECUTOR_RTA("executor-rta"),
    /** Stack resource policy, immediate ceiling and critical sections: one longest section of a less urgent context. Baker 1991. */
    STACK_RESOURCE_POLICY("stack-resource-policy"),
    /** Priority inheritance: at most one section of each less urgent context and, without nesting, one of each resource. Sha, Rajkumar and Lehoczky 1990. */
    PRIORITY_INHERITANCE("priority-inheritance"),
    /** FIFO spin locks that are not preemptible: one section of each other core a request. Gai, Lipari and Di Natale 2001. */
    SPIN_LOCKS("spin-locks"),
    /** Own waits and waits of more urgent contexts counted as execution. Chen et al. 2019, section 4.1. */
    SUSPENSION_OBLIVIOUS("suspension-oblivious");

    private final String tag;

    Theorem(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }

    /** What it is called. */
    public Message title() {
        return Texts.text("theorem." + tag + ".title");
    }

    /** Where it is proved. */
    public Message source() {
        return Texts.text("theorem." + tag + ".source");
    }

    /** What must hold for it to apply. */
    public Message assumptions() {
        return Texts.text("theorem." + tag + ".assumptions");
    }
}
