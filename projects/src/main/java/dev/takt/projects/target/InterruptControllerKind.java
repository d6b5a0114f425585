package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** What decides which interrupt preempts which. */
public enum InterruptControllerKind implements Tagged {
    /** Arm NVIC; the lower native number is more urgent. */
    NVIC("nvic"),
    /** Xtensa interrupt levels; higher is more urgent. */
    XTENSA("xtensa"),
    /** RISC-V: the controller of the ESP family, or the core alone; higher is more urgent. */
    RISCV("riscv"),
    /** AURIX service request priority numbers; higher is more urgent. */
    SRPN("srpn");

    private final String tag;

    InterruptControllerKind(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
