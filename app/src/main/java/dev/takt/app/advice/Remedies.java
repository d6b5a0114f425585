package dev.takt.app.advice;

import dev.takt.app.text.Texts;
import dev.takt.projects.edit.Composite;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.PriorityRange;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Executable;
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
import java.util.ArrayList;
import java.util.List;

/** The changes worth trying for a late job, from the terms of its response: each answers something that took time. What harm they do is for others to find out. */
final class Remedies {
    private static final int BIGGEST_QUEUE = 1024;

    private final Project project;
    private final Machine machine;
    private final Why why;
    private final Probe probe;
    private final Suspects suspects;
    private final Executable late;
    private final List<Remedy> found = new ArrayList<>();

    Remedies(Project project, Machine machine, Why why, Probe probe, Executable late) {
        this.project = project;
        this.machine = machine;
        this.why = why;
        this.probe = probe;
        this.suspects = new Suspects(project, why, late);
        this.late = late;
    }

    List<Remedy> found() {
        protocols();
        urgency();
        queues();
        overruns();
        cores();
        priorities();
        found.addAll(new FigureRemedies(project, machine, why, probe, suspects).found());
        return List.copyOf(found);
    }

    // Locks

    private void protocols() {
        for (Resource resource : suspects.resources()) {
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
                            Remedy.change(title, resource.id(), Resource.class, r -> r.withProtocol(protocol)));
                }
            }
        }
    }

    // Urgency

    /** Above the least urgent of those that preempted it and whatever else is in between. */
    private void urgency() {
        if (!(late instanceof Task)) {
            return;
        }
        int highest = PriorityRange.ofTasks(machine.runtime(), machine.chip()).highest();
        for (Executable other : suspects.delayers()) {
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
                        Remedy.change(title, late.id(), Executable.class, e -> e.withPriority(to)));
            }
        }
    }

    private void priorities() {
        for (PriorityOrder order : List.of(PriorityOrder.DEADLINE_MONOTONIC, PriorityOrder.AUDSLEY)) {
            if (Priorities.assign(project, probe.catalogue(), order, probe.quietly()) instanceof Assignment.Done done) {
                List<Edit> edits = new ArrayList<>();
                Message title = Texts.text("remedy.priorities." + order.tag());
                for (Task task : project.all(Task.class)) {
                    int to = done.project()
                            .item(task.id(), Task.class)
                            .orElseThrow()
                            .priority();
                    if (to != task.priority()) {
                        edits.add(Remedy.change(title, task.id(), Task.class, t -> t.withPriority(to)));
                    }
                }
                if (!edits.isEmpty()) {
                    add(Remedy.Kind.PRIORITIES, 2 + edits.size(), new Composite(title, edits));
                }
            }
        }
    }

    // Queues, overruns, cores

    private void queues() {
        suspects.byCost(Role.OVERTAKEN, Role.HELD, Role.AWAY, Role.UNSERVED).stream()
                .flatMap(term -> term.on().stream())
                .map(Term.Who::item)
                .distinct()
                .flatMap(id -> project.item(id, Channel.class).stream())
                .filter(channel -> channel.capacity() > 0 && channel.capacity() <= BIGGEST_QUEUE / 2)
                .forEach(channel -> {
                    int to = channel.capacity() * 2;
                    Message title = Texts.text("remedy.queue", new Name(channel.name()), to, channel.capacity());
                    add(
                            Remedy.Kind.QUEUE,
                            2,
                            Remedy.change(title, channel.id(), Channel.class, c -> c.withCapacity(to)));
                });
    }

    private void overruns() {
        if (!suspects.isBehind() || !(late instanceof Task)) {
            return;
        }
        Overrun now = machine.context(late.id()).orElseThrow().overrun();
        for (Overrun overrun : machine.runtime().overruns()) {
            if (overrun != now && overrun != Overrun.QUEUE && overrun != Overrun.RUNTIME) {
                Message title = Texts.text("remedy.overrun." + overrun.tag(), new Name(late.name()));
                add(Remedy.Kind.OVERRUN, 3, Remedy.change(title, late.id(), Task.class, t -> t.withOverrun(overrun)));
            }
        }
    }

    private void cores() {
        if (machine.cores().size() < 2 || machine.sharesCores()) {
            return;
        }
        List<Executable> movable = new ArrayList<>(suspects.delayers());
        movable.add(late);
        for (Executable item : movable) {
            for (int core = 0; core < machine.cores().size() && item instanceof Task; core++) {
                if (core != item.core()) {
                    int to = core;
                    Message title = Texts.text("remedy.core", new Name(item.name()), to);
                    add(Remedy.Kind.CORE, 3, Remedy.change(title, item.id(), Executable.class, e -> e.withCore(to)));
                }
            }
        }
    }

    private void add(Remedy.Kind kind, int weight, Edit edit) {
        found.add(new Remedy(kind, edit, weight));
    }
}
