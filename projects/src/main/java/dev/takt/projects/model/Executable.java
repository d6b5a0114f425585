package dev.takt.projects.model;

import java.util.List;
import java.util.OptionalLong;

/** A task or an interrupt: something that is released, runs a body on a core and may have a deadline. */
public sealed interface Executable extends Item permits Task, Interrupt {
    Activation activation();

    /** Relative deadline from arrival; absent means the period or the minimum gap, if there is one. */
    OptionalLong deadlineNs();

    /** Higher is more urgent; 0 is the lowest thread level. Native numbers are computed in the machine. */
    int priority();

    int core();

    List<Step> body();

    @Override
    Executable withName(String name);

    Executable withActivation(Activation activation);

    Executable withPriority(int priority);

    Executable withCore(int core);

    Executable withBody(List<Step> body);
}
