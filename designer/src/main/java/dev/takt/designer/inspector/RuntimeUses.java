package dev.takt.designer.inspector;

import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Kernel;
import dev.takt.projects.target.RuntimeProfile;

/** Which properties and values the runtime of a design can use at all. What it cannot use is not shown unless it is set, and then a rule of the checks speaks of it. */
record RuntimeUses(Project project, RuntimeProfile runtime) {

    /** True if a property of an item, of the settings, or of a part of them means something under this runtime. */
    boolean uses(Object owner, String property) {
        return switch (owner) {
            case Settings _ -> ofSettings(property);
            case Task _ -> ofTask(property);
            default -> true;
        };
    }

    private boolean ofSettings(String property) {
        Kernel kernel = runtime.kernel();
        return switch (property) {
            case "meta-irqs" -> kernel.cooperative() > 0;
            case "slice" -> hasSlices();
            case "scheduling" -> kernel.leavesScheduling() || kernel.deadlines();
            case "preemption", "sharing" -> kernel.leavesScheduling();
            default -> true;
        };
    }

    private boolean hasSlices() {
        return switch (runtime.dispatch()) {
            case THREADS, ZEPHYR_THREADS, PROCESSES, GENERIC -> true;
            case RTIC, EXECUTORS, FIBERS, SUPERLOOP -> false;
        };
    }

    private boolean ofTask(String property) {
        return switch (property) {
            case "threshold", "most-waiting" -> runtime.kernel().leavesScheduling();
            case "affinity" -> project.settings().sharing() != Sharing.PARTITIONED;
            default -> true;
        };
    }

    /** True if the runtime offers a value for a property. */
    boolean offers(Object owner, Object value) {
        return switch (value) {
            case Protocol protocol
            when owner instanceof Resource ->
                protocol == Protocol.RUNTIME || runtime.protocols().contains(protocol);
            case Overrun overrun ->
                overrun == Overrun.RUNTIME || runtime.overruns().contains(overrun);
            default -> true;
        };
    }
}
