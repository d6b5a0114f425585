package dev.takt.projects.analysis;

import dev.takt.projects.model.Tagged;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;

/** A result of scheduling theory and where it is proved. */
public enum Theorem implements Tagged {
    /** Response-time analysis with blocking, jitter and arbitrary deadlines: Lehoczky 1990; Audsley et al. 1993; Tindell, Burns and Wellings 1994, section 3. */
    FIXED_PRIORITY_RTA("fixed-priority-rta"),
    /** First come, first served within a priority: who comes later does not delay. Martin, Minet and George 2005. */
    FIRST_COME_RTA("first-come-rta"),
    /** Response times of run-to-completion contexts of one level (revised CAN analysis): Davis, Burns, Bril and Lukkien 2007, section 3.3. */
    INTERRUPT_RTA("interrupt-rta"),
    /** Preemption thresholds, every job of the busy period: Wang and Saksena 1999; Regehr 2002. */
    PREEMPTION_THRESHOLDS("preemption-thresholds"),
    /** Fixed priorities without preemption (revised CAN analysis): Davis, Burns, Bril and Lukkien 2007, section 3.3. */
    NON_PREEMPTIVE_RTA("non-preemptive-rta"),
    /** A last region that is not preempted: Bril, Lukkien and Verhaegh 2009; Yao, Buttazzo and Bertogna 2011. */
    LIMITED_PREEMPTION("limited-preemption"),
    /** Response times under earliest deadline first: Spuri 1996. */
    EDF_RTA("edf-rta"),
    /** The same without preemption: George, Rivierre and Spuri 1996. */
    EDF_NON_PREEMPTIVE_RTA("edf-non-preemptive-rta"),
    /** Processor demand: Baruah, Rosier and Howell 1990; Zhang and Burns 2009. */
    PROCESSOR_DEMAND("processor-demand"),
    /** Global fixed priorities, independent tasks: Bertogna and Cirinei 2007; Guan, Stigge, Yi and Yu 2009. */
    GLOBAL_FIXED_PRIORITY("global-fixed-priority"),
    /** Global earliest deadline first, independent tasks: Bertogna and Cirinei 2007. */
    GLOBAL_EDF("global-edf"),
    /** Two segments of every other task of an Embassy executor, plus what preempts it. */
    EXECUTOR_RTA("executor-rta"),
    /** One run of every other function of a superloop, plus what preempts it. */
    SUPERLOOP_RTA("superloop-rta"),
    /** Stack resource policy, immediate ceiling and critical sections: one longest section of a less urgent context. Baker 1991. */
    STACK_RESOURCE_POLICY("stack-resource-policy"),
    /** Original priority ceiling protocol: one longest section of a less urgent context. Sha, Rajkumar and Lehoczky 1990, theorem 12. */
    PRIORITY_CEILING("priority-ceiling"),
    /** Priority inheritance: at most one section of each less urgent context and, without nesting, one of each resource. Sha, Rajkumar and Lehoczky 1990. */
    PRIORITY_INHERITANCE("priority-inheritance"),
    /** FIFO spin locks that are not preemptible: one section of each other core a request. Gai, Lipari and Di Natale 2001. */
    SPIN_LOCKS("spin-locks"),
    /** Own waits and waits of more urgent contexts counted as execution. Chen et al. 2019, section 4.1. */
    SUSPENSION_OBLIVIOUS("suspension-oblivious"),
    /** Waits of more urgent contexts as jitter of response minus execution. Chen et al. 2019, section 4.2; Chen, Nelissen and Huang 2016. */
    SUSPENSION_AS_JITTER("suspension-as-jitter"),
    /** Blocking that the design gives as a figure. Audsley et al. 1993. */
    GIVEN_BLOCKING("given-blocking"),
    /** Chains of triggered and sampled members: Tindell and Clark 1994; Davare et al. 2007; Becker et al. 2017. */
    END_TO_END("end-to-end");

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
