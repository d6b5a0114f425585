package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** Instruction set of a chip's cores. */
public enum CpuArch implements Tagged {
    /** Cortex-M0, M0+. */
    ARMV6M("armv6m"),
    /** Cortex-M3. */
    ARMV7M("armv7m"),
    /** Cortex-M4, M7. */
    ARMV7EM("armv7em"),
    /** Cortex-M33. */
    ARMV8M("armv8m.main"),
    /** RV32. */
    RISCV("riscv"),
    /** Xtensa LX6, LX7. */
    XTENSA("xtensa"),
    /** TriCore. */
    TRICORE("tricore");

    private final String tag;

    CpuArch(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
