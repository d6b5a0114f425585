package dev.takt.projects.machine;

import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;

/** What a machine is resolved from. */
record Ground(Project project, Chip chip, RuntimeProfile runtime) {

    /** The priorities that handlers have here. */
    PriorityRange handlers() {
        return PriorityRange.ofHandlers(chip);
    }

    /** The priorities that threads have here. */
    PriorityRange threads() {
        return PriorityRange.ofThreads(runtime);
    }

    /** The priorities that tasks have here. */
    PriorityRange tasks() {
        return PriorityRange.ofTasks(runtime, chip);
    }

    /** The tick of the design, else that of the timer which the runtime keeps time with on this chip, else the runtime's own. */
    long tickNs() {
        long timer = runtime.support(chip.id()).map(Support::tickNs).orElse(0L);
        return Amounts.time(project.settings().tickNs().orElse(timer > 0 ? timer : runtime.tickNs()));
    }

    /** The core an item asks for, or the nearest there is. */
    int core(int asked) {
        return Math.clamp(asked, 0, Math.max(1, chip.cores().size()) - 1);
    }
}
