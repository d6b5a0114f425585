package dev.takt.app.advice;

import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.edit.ScaledWork;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** The figures that a job would be in time with, found by halving: shorter critical sections, less work, longer periods, a later deadline. The design stays as it is drawn, but somebody has to write or allow what they ask for. */
final class FigureRemedies {
    /** A task that would have to be released so much less often is another task. */
    private static final int SLOWEST = 16;

    private final Project project;
    private final Machine machine;
    private final Why why;
    private final Probe probe;
    private final Suspects suspects;
    private final List<Remedy> found = new ArrayList<>();

    FigureRemedies(Project project, Machine machine, Why why, Probe probe, Suspects suspects) {
        this.project = project;
        this.machine = machine;
        this.why = why;
        this.probe = probe;
        this.suspects = suspects;
    }

    List<Remedy> found() {
        sections();
        work();
        periods();
        return List.copyOf(found);
    }

    private void sections() {
        for (Resource resource : suspects.resources()) {
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
                        Remedy.change(title, item.id(), Executable.class, i -> shortened(i, resource.id(), to, now)));
            }
        });
    }

    private static Item shortened(Executable item, ItemId resource, long to, long from) {
        return item.withBody(ScaledWork.within(item.body(), resource, to, from));
    }

    private void work() {
        work(suspects.late());
        suspects.delayers().forEach(this::work);
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
                    Remedy.change(
                            title, item.id(), Executable.class, e -> e.withBody(ScaledWork.of(e.body(), to, now))));
        }
    }

    private void periods() {
        for (Executable item : suspects.delayers()) {
            period(item);
        }
        if (suspects.isBehind()) {
            period(suspects.late());
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
                    Remedy.change(
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
        OptionalLong now = machine.context(suspects.late().id()).orElseThrow().deadlineNs();
        if (now.isEmpty()) {
            return;
        }
        long longest = why.job().responseNs();
        Optional<Long> bound = boundNs();
        long to = roundedUp(Math.max(longest, bound.orElse(0L)));
        if (to > now.getAsLong()) {
            Message title = Texts.text(
                    "remedy.deadline",
                    new Name(suspects.late().name()),
                    TimeText.exact(to),
                    TimeText.exact(now.getAsLong()));
            add(Remedy.Kind.DEADLINE, 8, Remedy.change(title, suspects.late().id(), Item.class, item -> switch (item) {
                case Task task -> task.withDeadlineNs(OptionalLong.of(to));
                case Interrupt handler -> handler.withDeadlineNs(OptionalLong.of(to));
                case Item other -> other;
            }));
        }
    }

    private Optional<Long> boundNs() {
        return Analysis.of(machine, probe.quietly())
                .of(suspects.late().id())
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
}
