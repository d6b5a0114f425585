package dev.takt.sim.design;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Designs whose tasks share all cores, and what came of their runs. Times in nanoseconds. */
public final class Shared {
    /** Later than every run here. */
    public static final long LATE = 1_000_000_000L;

    private Shared() {}

    public static Project project(int cores, List<Item> items) {
        Project project = Project.blank("shared", "generic-" + cores, "generic").withItems(items);
        return project.withSettings(project.settings().withSharing(Sharing.GLOBAL));
    }

    public static Project nonPreemptive(Project project) {
        return project.withSettings(project.settings().withPreemption(Preemption.NONE));
    }

    public static Machine machine(Project project) {
        return Machine.of(project, ShippedCatalogue.get()).orElseThrow();
    }

    public static Trace run(Project project, long seed, long untilNs) {
        Run run = Simulation.start(PlanCompiler.compile(machine(project)), RunOptions.ofSeed(seed));
        run.advance(Limit.until(untilNs), Progress.NONE);
        return run.trace();
    }

    public static Task task(String id, int priority, Activation activation, Step... body) {
        return Task.blank(ItemId.of(id), id)
                .withPriority(priority)
                .withActivation(activation)
                .withBody(List.of(body));
    }

    public static Step work(long best, long worst) {
        return new Step.Compute("", best, worst, Distribution.UNIFORM);
    }

    /** One job at an instant. */
    public static Activation at(long ns) {
        return new Activation.Periodic(LATE, ns, 0);
    }

    /** When the last job of each task ends. */
    public static Map<String, Long> ends(Trace trace) {
        Map<String, Long> ends = new TreeMap<>();
        for (int i = 0; i < trace.size(); i++) {
            if (trace.kind(i) == EventKind.COMPLETE) {
                ends.put(trace.names().contexts().get(trace.context(i)).name(), trace.time(i));
            }
        }
        return ends;
    }
}
