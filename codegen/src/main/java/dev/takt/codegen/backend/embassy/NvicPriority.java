package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.projects.target.Chip;

/** Priorities as the NVIC of a core keeps them, for families whose hardware layer has no names for all of them. */
final class NvicPriority {
    private NvicPriority() {}

    /** Takes the core's own peripherals as {@code core}, where a priority of this core has to be set. */
    static void take(CodeWriter out, Plan plan, int core) {
        if (!plan.handlers(core).isEmpty() || !plan.executors(core).isEmpty()) {
            out.line(
                    "// SAFETY: of the core's own peripherals only the priorities are touched, before anything is unmasked.");
            out.line("let mut core = unsafe { cortex_m::Peripherals::steal() };");
        }
    }

    static void set(CodeWriter out, String irq, int priority, Chip chip) {
        int levels = chip.interrupts().levels();
        int shift = 8 - chip.interrupts().priorityBits();
        out.line("// SAFETY: it is masked still, and no critical section counts on its priority.");
        out.line("unsafe { core.NVIC.set_priority(interrupt::" + irq + ", " + (levels - priority) + " << " + shift
                + ") };");
    }
}
