package dev.takt.projects.synthesis;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the tasks of a design on cores; handlers stay where they are. Tasks that share a resource without a protocol between cores go together, and to the handler that shares it. A core takes a group if
 * analysis finds every deadline on it met with what it has by then, priorities given anew in deadline-monotonic order if asked.
 */
public final class Cores {
    private final Project project;
    private final Catalogue catalogue;
    private final Machine machine;
    private final Packing packing;
    private final boolean reorder;
    private final Map<ItemId, Integer> placed = new LinkedHashMap<>();

    private Cores(Project project, Catalogue catalogue, Machine machine, Packing packing, boolean reorder) {
        this.project = project;
        this.catalogue = catalogue;
        this.machine = machine;
        this.packing = packing;
        this.reorder = reorder;
    }

    /** The design with its tasks on cores, or why there is no place for one. */
    public static Assignment assign(
            Project project, Catalogue catalogue, Packing packing, boolean reorder, Progress progress) {
        Optional<Machine> machine = Machine.of(project, catalogue);
        if (machine.isEmpty()) {
            return new Assignment.None(Texts.text("synthesis.no-machine"));
        }
        if (machine.get().cores().size() < 2) {
            return new Assignment.None(
                    Texts.text("synthesis.one-core", machine.get().chip().name()));
        }
        if (project.settings().sharing() == Sharing.GLOBAL) {
            return new Assignment.None(Texts.text("synthesis.shared-cores"));
        }
        return new Cores(project, catalogue, machine.get(), packing, reorder).assign(progress);
    }

    private Assignment assign(Progress progress) {
        List<Set<ItemId>> groups = groups();
        groups.sort(Comparator.<Set<ItemId>>comparingLong(this::permille).reversed());
        for (int i = 0; i < groups.size(); i++) {
            progress.report((double) i / groups.size());
            Optional<Integer> core = progress.cancelled() ? Optional.empty() : place(groups.get(i));
            if (core.isEmpty()) {
                return new Assignment.None(
                        progress.cancelled()
                                ? Texts.text("analysis.unknown.stopped")
                                : Texts.text("synthesis.no-core", names(groups.get(i))));
            }
            groups.get(i).forEach(task -> placed.put(task, core.get()));
        }
        Project assigned = variant(placed, true);
        return reorder
                ? Priorities.assign(assigned, catalogue, PriorityOrder.DEADLINE_MONOTONIC, Progress.NONE)
                : done(assigned);
    }

    /** Tasks that have to stay together, each group in declared order. */
    private List<Set<ItemId>> groups() {
        List<Set<ItemId>> groups = new ArrayList<>();
        for (Task task : project.all(Task.class)) {
            Set<ItemId> group = new HashSet<>(Set.of(task.id()));
            for (SharedResource resource : machine.resources()) {
                Set<ItemId> users = new HashSet<>();
                resource.users()
                        .forEach(u -> users.add(machine.contexts().get(u).item()));
                if (resource.protocol() != Protocol.SPIN && users.contains(task.id())) {
                    group.addAll(users);
                }
            }
            List<Set<ItemId>> touched = groups.stream()
                    .filter(g -> g.stream().anyMatch(group::contains))
                    .toList();
            touched.forEach(group::addAll);
            groups.removeAll(touched);
            groups.add(group);
        }
        return groups;
    }

    /** What a group asks of a core, in thousandths; found by analysing it alone. */
    private long permille(Set<ItemId> group) {
        Map<ItemId, Integer> alone = new LinkedHashMap<>();
        group.forEach(task -> alone.put(task, 0));
        return analysed(variant(alone, false)).loads().stream()
                .mapToLong(CoreLoad::permille)
                .sum();
    }

    private Optional<Integer> place(Set<ItemId> group) {
        Optional<Integer> fixed = machine.contexts().stream()
                .filter(c -> group.contains(c.item()))
                .filter(c -> project.item(c.item(), Task.class).isEmpty())
                .map(c -> c.core())
                .findFirst();
        List<Integer> cores = new ArrayList<>();
        for (int core = 0; core < machine.cores().size(); core++) {
            if (fixed.isEmpty() || fixed.get() == core) {
                cores.add(core);
            }
        }
        List<CoreLoad> loads = analysed(variant(placed, false)).loads();
        Comparator<Integer> byLoad =
                Comparator.comparingLong(core -> loads.get(core).permille());
        switch (packing) {
            case FIRST_FIT -> {}
            case BEST_FIT -> cores.sort(byLoad.reversed());
            case WORST_FIT -> cores.sort(byLoad);
        }
        return cores.stream().filter(core -> fits(group, core)).findFirst();
    }

    private boolean fits(Set<ItemId> group, int core) {
        Map<ItemId, Integer> tried = new LinkedHashMap<>(placed);
        group.forEach(task -> tried.put(task, core));
        Project variant = variant(tried, false);
        if (!reorder) {
            return meets(analysed(variant), tried.keySet());
        }
        return Priorities.assign(variant, catalogue, PriorityOrder.DEADLINE_MONOTONIC, Progress.NONE)
                        instanceof Assignment.Done done
                && meets(done.analysis(), tried.keySet());
    }

    /** Whoever is released by a task without a place has no rate yet; it is judged when that one has. */
    private boolean meets(AnalysisResult result, Set<ItemId> present) {
        return result.contexts().stream()
                .filter(c -> isReleased(machine.context(c.item()).orElseThrow(), present, new HashSet<>()))
                .allMatch(c -> c.deadlineNs().isEmpty() || c.verdict() == Verdict.MEETS);
    }

    private boolean isReleased(Context context, Set<ItemId> present, Set<Integer> seen) {
        if (!seen.add(context.index())) {
            return true;
        }
        return machine.triggers(context).stream()
                .map(t -> machine.contexts().get(t.context()))
                .allMatch(
                        source -> (project.item(source.item(), Task.class).isEmpty() || present.contains(source.item()))
                                && isReleased(source, present, seen));
    }

    /** The design with tasks on cores; those that have none yet are left out unless {@code whole}. */
    private Project variant(Map<ItemId, Integer> cores, boolean whole) {
        List<Item> items = new ArrayList<>();
        for (Item item : project.items()) {
            if (item instanceof Task task && cores.containsKey(task.id())) {
                items.add(task.withCore(cores.get(task.id())));
            } else if (whole || !(item instanceof Task)) {
                items.add(item);
            }
        }
        return project.withItems(items);
    }

    private AnalysisResult analysed(Project variant) {
        return Analysis.of(Machine.of(variant, catalogue).orElseThrow(), Progress.NONE);
    }

    private Assignment done(Project assigned) {
        AnalysisResult result = analysed(assigned);
        return new Assignment.Done(assigned, result, meets(result, placed.keySet()));
    }

    private String names(Set<ItemId> group) {
        return String.join(
                ", ",
                project.all(Task.class).stream()
                        .filter(t -> group.contains(t.id()))
                        .map(Task::name)
                        .toList());
    }
}
