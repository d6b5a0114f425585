package dev.takt.app.advice;

import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.Composite;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.edit.ScaledWork;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.PriorityRange;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.synthesis.Assignment;
import dev.takt.projects.synthesis.Priorities;
import dev.takt.projects.synthesis.PriorityOrder;
import dev.takt.projects.target.Dispatch;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** The changes worth trying for a late job, from the terms of its response: each answers something that took time. What harm they do is for others to find out. */
final class Remedies {
    /** The longest of those who delayed it; the others matter less. */
    private static final int DELAYERS = 2;
    /** A task that would have to be released so much less often is another task. */
    private static final int SLOWEST = 16;

    private static final int BIGGEST_QUEUE = 1024;

    private final Project project;
    private final Machine machine;
    private final Why why;
    private final Probe probe;
    private final Executable late;
    private final List<Remedy> found = new ArrayList<>();

    Remedies(Project project, Machine machine, Why why, Probe probe, Executable late) {
        this.project = project;
        this.machine = machine;
        this.why = why;
        this.probe = probe;
        this.late = late;
    }

    List<Remedy> found() {
        protocols();
        urgency();
        queues();
        overruns();
        cores();
        priorities();
        sections();
        work();
        periods();
        return List.copyOf(found);
    }

    // Locks

    /** The resources that held it up, the costliest first. */
    private List<Resource> resources() {
        return byCost(Role.OVERTAKEN, Role.HELD, Role.AWAY, Role.SHUT_OUT).stream()
                .flatMap(term -> term.on().stream())
                .map(Term.Who::item)
                .distinct()
                .flatMap(id -> project.item(id, Resource.class).stream())
                .toList();
    }

    private List<Term> byCost(Role... roles) {
        return why.terms().stream()
                .filter(term -> List.of(roles).contains(term.role()))
                .sorted(Comparator.comparingLong(Term::ns).reversed())
                .toList();
    }

    private void protocols() {
        for (Resource resource : resources()) {
            SharedResource now = machine.resource(resource.id()).orElseThrow();
            for (Protocol protocol : machine.runtime().protocols()) {
                boolean between = protocol == Protocol.SPIN;
                boolean sensible = protocol != Protocol.NONE
                        && protocol != Protocol.RUNTIME
                        && protocol != now.protocol()
                        && (between == now.core() < 0 || machine.sharesCores() && !between);
                if (sensible) {
                    Message title = Texts.text("remedy.protocol." + protocol.tag(), new Name(resource.name()));
                    int weight = protocol == Protocol.NON_PREEMPTIVE || protocol == Protocol.SPIN ? 2 : 1;
                    add(
                            Remedy.Kind.PROTOCOL,
                            weight,
                            change(title, resource.id(), Resource.class, r -> r.withProtocol(protocol)));
                }
            }
        }
    }

    private void sections() {
        for (Resource resource : resources()) {
            SharedResource shared = machine.resource(resource.id()).orElseThrow();
            why.terms().stream()
                    .filter(t ->
                            t.on().filter(on -> on.item().equals(resource.id())).isPresent())
                    .flatMap(t -> t.holder().or(t::by).stream())
                    .map(Term.Who::item)
                    .distinct()
                    .flatMap(id -> machine.context(id).stream())
                    .filter(context -> shared.users().contains(context.index()))
                    .forEach(context -> section(context, shared, resource));
        }
    }

    private void section(Context context, SharedResource shared, Resource resource) {
        long now = Bodies.sections(machine, context).stream()
                .filter(s -> s.resource() == shared.index())
                .mapToLong(Section::ns)
                .max()
                .orElse(0);
        project.item(context.item(), Executable.class).filter(_ -> now > 0).ifPresent(item -> {
            LongFunction<Project> variant = ns -> project.withItem(shortened(item, resource.id(), ns, now));
            OptionalLong limit = probe.largestBelow(now, variant);
            if (limit.isPresent() && limit.getAsLong() > 0) {
                long to = limit.getAsLong();
                Message title = Texts.text(
                        "remedy.section",
                        new Name(item.name()),
                        new Name(resource.name()),
                        TimeText.exact(to),
                        TimeText.exact(now));
                add(
                        Remedy.Kind.SECTION,
                        5,
                        change(title, item.id(), Executable.class, i -> shortened(i, resource.id(), to, now)));
            }
        });
    }

    private static Item shortened(Executable item, ItemId resource, long to, long from) {
        return item.withBody(ScaledWork.within(item.body(), resource, to, from));
    }

    // Urgency

    /** Those who ran in its place, the longest first. */
    private List<Executable> delayers() {
        return byCost(Role.PREEMPTION, Role.OVERTAKEN, Role.SHUT_OUT).stream()
                .flatMap(term -> term.by().stream())
                .map(Term.Who::item)
                .filter(id -> !id.equals(late.id()))
                .distinct()
                .flatMap(id -> project.item(id, Executable.class).stream())
                .limit(DELAYERS)
                .toList();
    }

    /** Above the least urgent of those that preempted it and whatever else is in between. */
    private void urgency() {
        if (!(late instanceof Task)) {
            return;
        }
        int highest = PriorityRange.ofTasks(machine.runtime(), machine.chip()).highest();
        for (Executable other : delayers()) {
            boolean ahead = other instanceof Task && other.core() == late.core() && other.priority() >= late.priority();
            int to = other.priority() + 1;
            if (ahead && to <= highest) {
                boolean executors = machine.runtime().dispatch() == Dispatch.EXECUTORS;
                Message title = Texts.text(
                        executors ? "remedy.executor" : "remedy.priority",
                        new Name(late.name()),
                        to,
                        new Name(other.name()));
                add(
                        executors ? Remedy.Kind.EXECUTOR : Remedy.Kind.PRIORITY,
                        1,
                        change(title, late.id(), Executable.class, e -> e.withPriority(to)));
            }
        }
    }

    private void priorities() {
        for (PriorityOrder order : List.of(PriorityOrder.DEADLINE_MONOTONIC, PriorityOrder.AUDSLEY)) {
            if (Priorities.assign(project, probe.catalogue(), order, progress()) instanceof Assignment.Done done) {
                List<Edit> edits = new ArrayList<>();
                Message title = Texts.text("remedy.priorities." + order.tag());
                for (Task task : project.all(Task.class)) {
                    int to = done.project()
                            .item(task.id(), Task.class)
                            .orElseThrow()
                            .priority();
                    if (to != task.priority()) {
                        edits.add(change(title, task.id(), Task.class, t -> t.withPriority(to)));
                    }
                }
                if (!edits.isEmpty()) {
                    add(Remedy.Kind.PRIORITIES, 2 + edits.size(), new Composite(title, edits));
                }
            }
        }
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void report(double share) {}

            @Override
            public boolean cancelled() {
                return probe.cancelled();
            }
        };
    }

    // Queues, overruns, cores

    private void queues() {
        byCost(Role.OVERTAKEN, Role.HELD, Role.AWAY, Role.UNSERVED).stream()
                .flatMap(term -> term.on().stream())
                .map(Term.Who::item)
                .distinct()
                .flatMap(id -> project.item(id, Channel.class).stream())
                .filter(channel -> channel.capacity() > 0 && channel.capacity() <= BIGGEST_QUEUE / 2)
                .forEach(channel -> {
                    int to = channel.capacity() * 2;
                    Message title = Texts.text("remedy.queue", new Name(channel.name()), to, channel.capacity());
                    add(Remedy.Kind.QUEUE, 2, change(title, channel.id(), Channel.class, c -> c.withCapacity(to)));
                });
    }

    private void overruns() {
        boolean behind = why.terms().stream().anyMatch(t -> t.role() == Role.BACKLOG);
        if (!behind || !(late instanceof Task)) {
            return;
        }
        Overrun now = machine.context(late.id()).orElseThrow().overrun();
        for (Overrun overrun : machine.runtime().overruns()) {
            if (overrun != now && overrun != Overrun.QUEUE && overrun != Overrun.RUNTIME) {
                Message title = Texts.text("remedy.overrun." + overrun.tag(), new Name(late.name()));
                add(Remedy.Kind.OVERRUN, 3, change(title, late.id(), Task.class, t -> t.withOverrun(overrun)));
            }
        }
    }

    private void cores() {
        if (machine.cores().size() < 2 || machine.sharesCores()) {
            return;
        }
        List<Executable> movable = new ArrayList<>(delayers());
        movable.add(late);
        for (Executable item : movable) {
            for (int core = 0; core < machine.cores().size() && item instanceof Task; core++) {
                if (core != item.core()) {
                    int to = core;
                    Message title = Texts.text("remedy.core", new Name(item.name()), to);
                    add(Remedy.Kind.CORE, 3, change(title, item.id(), Executable.class, e -> e.withCore(to)));
                }
            }
        }
    }

    // Figures

    private void work() {
        work(late);
        delayers().forEach(this::work);
    }

    private void work(Executable item) {
        long now = machine.context(item.id())
                .map(c -> Bodies.worst(c.body(), machine, c).executionNs())
                .orElse(0L);
        if (now == 0) {
            return;
        }
        OptionalLong limit =
                probe.largestBelow(now, ns -> project.withItem(item.withBody(ScaledWork.of(item.body(), ns, now))));
        if (limit.isPresent() && limit.getAsLong() > 0) {
            long to = limit.getAsLong();
            Message title = Texts.text("remedy.work", new Name(item.name()), TimeText.exact(to), TimeText.exact(now));
            add(
                    Remedy.Kind.WORK,
                    6,
                    change(title, item.id(), Executable.class, e -> e.withBody(ScaledWork.of(e.body(), to, now))));
        }
    }

    private void periods() {
        for (Executable item : delayers()) {
            period(item);
        }
        if (why.terms().stream().anyMatch(t -> t.role() == Role.BACKLOG)) {
            period(late);
        }
        deadline();
    }

    private void period(Executable item) {
        OptionalLong now = item.activation().everyNs();
        if (now.isEmpty() || now.getAsLong() <= 0) {
            return;
        }
        LongFunction<Project> variant =
                ns -> project.withItem(item.withActivation(item.activation().withEvery(ns)));
        OptionalLong least = probe.smallestAbove(now.getAsLong(), slowest(now.getAsLong()), variant);
        if (least.isPresent()) {
            long to = least.getAsLong();
            Message title = Texts.text(
                    "remedy.period", new Name(item.name()), TimeText.exact(to), TimeText.exact(now.getAsLong()));
            add(
                    Remedy.Kind.PERIOD,
                    7,
                    change(
                            title,
                            item.id(),
                            Executable.class,
                            e -> e.withActivation(e.activation().withEvery(to))));
        }
    }

    private static long slowest(long nowNs) {
        return Math.min(nowNs, Long.MAX_VALUE / SLOWEST) * SLOWEST;
    }

    /** The bound if there is one, else what was seen, with three digits, rounded up. */
    private void deadline() {
        OptionalLong now = machine.context(late.id()).orElseThrow().deadlineNs();
        if (now.isEmpty()) {
            return;
        }
        long longest = why.job().responseNs();
        Optional<Long> bound = boundNs();
        long to = roundedUp(Math.max(longest, bound.orElse(0L)));
        if (to > now.getAsLong()) {
            Message title = Texts.text(
                    "remedy.deadline", new Name(late.name()), TimeText.exact(to), TimeText.exact(now.getAsLong()));
            add(Remedy.Kind.DEADLINE, 8, change(title, late.id(), Item.class, item -> switch (item) {
                case Task task -> task.withDeadlineNs(OptionalLong.of(to));
                case Interrupt handler -> handler.withDeadlineNs(OptionalLong.of(to));
                case Item other -> other;
            }));
        }
    }

    private Optional<Long> boundNs() {
        return dev.takt.projects.analysis.Analysis.of(machine, progress())
                .of(late.id())
                .flatMap(a -> a.bound() instanceof Bound.Known known ? Optional.of(known.ns()) : Optional.empty());
    }

    private static long roundedUp(long ns) {
        long step = 1;
        while (ns / step >= 1000) {
            step *= 10;
        }
        return Math.ceilDiv(ns, step) * step;
    }

    private void add(Remedy.Kind kind, int weight, Edit edit) {
        found.add(new Remedy(kind, edit, weight));
    }

    private static <T extends Item> Edit change(
            Message label, ItemId item, Class<T> type, java.util.function.Function<T, ? extends Item> how) {
        UnaryOperator<Item> change = i -> type.isInstance(i) ? how.apply(type.cast(i)) : i;
        return new ChangeItem(label, item, Optional.empty(), change);
    }
}
