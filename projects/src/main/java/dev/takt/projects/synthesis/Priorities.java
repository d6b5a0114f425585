package dev.takt.projects.synthesis;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.PriorityRange;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Dispatch;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives priorities to the tasks of a design, core by core; handlers keep theirs. Tasks without a deadline come last. Where there are more tasks than levels, the least urgent share the lowest.
 */
public final class Priorities {
    private final Project project;
    private final Catalogue catalogue;
    private final Machine machine;
    private final Progress progress;
    private final PriorityRange range;

    private Priorities(Project project, Catalogue catalogue, Machine machine, Progress progress) {
        this.project = project;
        this.catalogue = catalogue;
        this.machine = machine;
        this.progress = progress;
        this.range = PriorityRange.preempting(machine.runtime(), machine.chip());
    }

    /** The design with priorities in this order, or why there are none. A cancelled search assigns nothing. */
    public static Assignment assign(Project project, Catalogue catalogue, PriorityOrder order, Progress progress) {
        return Machine.of(project, catalogue)
                .map(m -> new Priorities(project, catalogue, m, progress).assign(order))
                .orElseGet(() -> new Assignment.None(Texts.text("synthesis.no-machine")));
    }

    private Assignment assign(PriorityOrder order) {
        return obstacle().<Assignment>map(Assignment.None::new).orElseGet(() -> switch (order) {
            case RATE_MONOTONIC -> by(this::period);
            case DEADLINE_MONOTONIC -> by(Priorities::deadline);
            case AUDSLEY -> audsley();
        });
    }

    private Optional<Message> obstacle() {
        boolean generic = machine.runtime().dispatch() == Dispatch.GENERIC;
        if (generic && project.settings().scheduling() == Scheduling.EDF) {
            return Optional.of(Texts.text("synthesis.no-priorities"));
        }
        if (machine.runtime().dispatch() == Dispatch.EXECUTORS) {
            return Optional.of(
                    Texts.text("synthesis.executors", machine.runtime().name()));
        }
        return project.all(Task.class).stream()
                .filter(t -> t.threshold().isPresent())
                .findFirst()
                .map(t -> Texts.text("synthesis.thresholds", t.name()));
    }

    private static long deadline(Context context) {
        return context.deadlineNs().orElse(Long.MAX_VALUE);
    }

    /** The period or minimum gap; of what others release the deadline stands for it. */
    private long period(Context context) {
        return switch (context.activation()) {
            case Activation.Periodic p -> p.periodNs();
            case Activation.Sporadic s -> s.minGapNs();
            case Activation.Burst b -> b.outerGapNs();
            case Activation.After _, Activation.On _, Activation.Spawned _, Activation.Startup _ -> deadline(context);
            case Activation.Background _, Activation.Recorded _ -> deadline(context);
        };
    }

    /** A key that puts the least urgent last. */
    @FunctionalInterface
    private interface Key {
        long of(Context context);
    }

    private Assignment by(Key key) {
        Map<ItemId, Integer> given = new LinkedHashMap<>();
        for (List<Context> group : groups()) {
            List<Context> rising = group.stream()
                    .sorted(Comparator.<Context>comparingLong(
                                    c -> c.deadlineNs().isPresent() ? key.of(c) : Long.MAX_VALUE)
                            .reversed())
                    .toList();
            int sharing = Math.max(0, rising.size() - range.count());
            for (int i = 0; i < rising.size(); i++) {
                given.put(rising.get(i).item(), range.lowest() + Math.max(0, i - sharing));
            }
        }
        return done(with(given));
    }

    /** The tasks that compete with one another: those of a core, or all where cores are shared. */
    private List<List<Context>> groups() {
        List<Context> tasks = machine.contexts().stream()
                .filter(c -> project.item(c.item(), Task.class).isPresent())
                .toList();
        if (project.settings().sharing() == Sharing.GLOBAL) {
            return List.of(tasks);
        }
        return machine.cores().stream()
                .map(core ->
                        tasks.stream().filter(c -> c.core() == core.index()).toList())
                .toList();
    }

    private Project with(Map<ItemId, Integer> given) {
        return project.withItems(project.items().stream()
                .map(item -> item instanceof Task task && given.containsKey(item.id())
                        ? task.withPriority(given.get(item.id()))
                        : item)
                .toList());
    }

    private Assignment done(Project assigned) {
        AnalysisResult result = analysed(assigned);
        boolean meets = result.contexts().stream()
                        .allMatch(c -> c.deadlineNs().isEmpty() || c.verdict() == Verdict.MEETS)
                && result.chains().stream().allMatch(c -> c.limitNs().isEmpty() || c.verdict() == Verdict.MEETS);
        return new Assignment.Done(assigned, result, meets);
    }

    private AnalysisResult analysed(Project variant) {
        return Analysis.of(Machine.of(variant, catalogue).orElseThrow(), Progress.NONE);
    }

    /** Applies only where the test of a task asks nothing about how others respond (Davis and Burns 2011, section 6: the three conditions). */
    private Assignment audsley() {
        if (project.settings().sharing() == Sharing.GLOBAL && machine.cores().size() > 1) {
            return new Assignment.None(Texts.text("synthesis.audsley.global"));
        }
        for (Context context : machine.contexts()) {
            if (!machine.triggers(context).isEmpty()) {
                return new Assignment.None(Texts.text("synthesis.audsley.triggered", context.name()));
            }
            if (Bodies.pauseCount(machine, context) > 0) {
                return new Assignment.None(Texts.text("synthesis.audsley.waits", context.name()));
            }
        }
        Map<ItemId, Integer> given = new LinkedHashMap<>();
        for (List<Context> group : groups()) {
            Optional<Message> stuck = fromBelow(group, given);
            if (stuck.isPresent()) {
                return new Assignment.None(stuck.get());
            }
        }
        return done(with(given));
    }

    private Optional<Message> fromBelow(List<Context> group, Map<ItemId, Integer> given) {
        List<Context> left = new ArrayList<>(group.stream()
                .filter(c -> c.deadlineNs().isPresent())
                .sorted(Comparator.comparingLong(Priorities::deadline).reversed())
                .toList());
        int level = range.lowest();
        for (Context context : group) {
            if (context.deadlineNs().isEmpty()) {
                given.put(context.item(), level);
            }
        }
        level += left.size() < group.size() && range.count() > 1 ? 1 : 0;
        int top = range.highest();
        while (!left.isEmpty()) {
            boolean share = left.size() > top - level + 1;
            List<Context> here = fitting(left, level, given, share);
            if (progress.cancelled()) {
                return Optional.of(Texts.text("analysis.unknown.stopped"));
            }
            if (here.isEmpty()) {
                return Optional.of(Texts.text("synthesis.audsley.none", level, names(left)));
            }
            left.removeAll(here);
            level = Math.min(level + 1, top);
            progress.report(1 - (double) left.size() / Math.max(1, group.size()));
        }
        return Optional.empty();
    }

    /** One task that meets its deadline at a level with all others above it; as many as do where levels are short. Puts them there. */
    private List<Context> fitting(List<Context> left, int level, Map<ItemId, Integer> given, boolean share) {
        List<Context> here = new ArrayList<>();
        for (Context candidate : left) {
            if (progress.cancelled() || !share && !here.isEmpty()) {
                break;
            }
            Map<ItemId, Integer> tried = new LinkedHashMap<>(given);
            left.forEach(c -> tried.put(c.item(), level + 1));
            here.forEach(c -> tried.put(c.item(), level));
            tried.put(candidate.item(), level);
            AnalysisResult result = analysed(with(tried));
            boolean all = result.of(candidate.item()).orElseThrow().verdict() == Verdict.MEETS
                    && here.stream()
                            .allMatch(c -> result.of(c.item()).orElseThrow().verdict() == Verdict.MEETS);
            if (all) {
                here.add(candidate);
            }
        }
        here.forEach(c -> given.put(c.item(), level));
        return here;
    }

    private static String names(List<Context> contexts) {
        return String.join(", ", contexts.stream().map(Context::name).toList());
    }
}
