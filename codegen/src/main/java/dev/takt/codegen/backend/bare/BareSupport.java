package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.Waiting;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.units.DurationText;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Finds everything in a design that a superloop, or this generator of one, cannot express. */
final class BareSupport {
    private final Design design;
    private final CodeLayout layout;
    private final TimeBase time;
    private final List<Turn> turns;
    private final Refusals refusals;

    BareSupport(Design design) {
        this.design = design;
        this.layout = design.layout();
        this.refusals = new Refusals("Bare metal", layout);
        this.time = TimeBase.of(design.machine(), layout.tasks());
        this.turns = Turn.all(layout);
    }

    List<Obstacle> refusals() {
        Optional<BareChip> chip = BareChip.of(design.machine());
        if (chip.isEmpty()) {
            refusals.chip("bare-metal");
            return refusals.all();
        }
        refusals.addAll(chip.get().refusals(time));
        memory(chip.get());
        layout.tasks().forEach(this::task);
        turns.forEach(this::turn);
        refusals.vectors(_ -> true);
        refusals.protocols(EnumSet.of(Protocol.NON_PREEMPTIVE));
        Shared.channels(layout).forEach(this::channel);
        refusals.addAll(new Supervision(layout).refusals());
        if (chip.get().losesTicks()) {
            refusals.addAll(new LostTicks(layout, time).refusals());
        }
        return refusals.all();
    }

    private void memory(BareChip chip) {
        if (Updates.of(design, chip.pins()).isPresent()) {
            return;
        }
        if (Updates.isWanted(design)) {
            refusals.add(Obstacle.ofProject(
                    "flash",
                    Texts.text("generation.ota.bare", design.machine().chip().name())));
        } else if (!design.memory().scheme().equals(chip.scheme())) {
            refusals.add(Obstacle.ofProject(
                    "flash",
                    Texts.text(
                            "generation.ota.runtime",
                            "Bare-metal",
                            design.memory().scheme())));
        } else if (chip.scheme().equals(MemoryPlanner.ESP_IDF)
                ? design.memory().table().isEmpty()
                : design.memory().first(FlashRole.APP).isEmpty()
                        || design.memory().ram().isEmpty()) {
            refusals.add(Obstacle.ofProject("flash", Texts.text("generation.bare.memory")));
        }
    }

    private void task(TaskPlan task) {
        String name = task.context().name();
        if (task.context().core() != 0) {
            refusals.at(
                    task.context().item(),
                    "core",
                    Texts.text("generation.bare.core", name),
                    "core-out-of-range",
                    "not-expressible");
        }
        refusals.addAll(Waiting.never(layout, task).refusals());
        if (task.context().activation() instanceof Activation.After a
                && !task.isInterrupt()
                && (!time.isWhole(a.delayNs()) || !time.isWhole(a.offsetNs()))) {
            refusals.at(
                    task.context().item(),
                    "activation",
                    Texts.text(
                            "generation.bare.span",
                            name,
                            DurationText.format(time.isWhole(a.delayNs()) ? a.offsetNs() : a.delayNs()),
                            DurationText.format(time.tickNs())));
        }
    }

    private void turn(Turn turn) {
        TaskPlan task = turn.task();
        String name = task.context().name();
        Overrun overrun = task.context().overrun();
        boolean flag = overrun == Overrun.MERGE || overrun == Overrun.SKIP;
        if (!(turn instanceof Turn.Fed) && !flag) {
            refusals.at(
                    task.context().item(),
                    "overrun",
                    Texts.text("generation.bare.overrun", name, overrun.tag()),
                    "overrun-not-offered");
        }
        if (!(task.context().activation() instanceof Activation.Periodic p)) {
            return;
        }
        if (!time.fits(p.periodNs(), p.offsetNs())) {
            refusals.at(
                    task.context().item(),
                    "activation",
                    Texts.text(
                            "generation.bare.span-long",
                            name,
                            DurationText.format(Math.max(p.periodNs(), p.offsetNs()))));
        }
        // an arrival between two ticks is skipped or not by what runs then, which the flag at the tick does not know
        if (overrun == Overrun.SKIP && !(time.isWhole(p.periodNs()) && time.isWhole(p.offsetNs()))) {
            refusals.at(
                    task.context().item(),
                    "activation",
                    Texts.text(
                            "generation.bare.skip-off-tick",
                            name,
                            DurationText.format(time.isWhole(p.periodNs()) ? p.offsetNs() : p.periodNs()),
                            DurationText.format(time.tickNs())));
        }
    }

    private void channel(ChannelPlan channel) {
        switch (channel.queue().kind()) {
            case PUBSUB, SEMAPHORE -> refusals.channelKind(channel);
            case QUEUE, SIGNAL, FLAGS -> {
                if (channel.receivers().size() > 1 && isAwaited(channel)) {
                    refusals.receivers(channel);
                }
            }
            case WATCH -> {}
        }
    }

    /** Somebody is called for an element, so nobody else may take it away. */
    private boolean isAwaited(ChannelPlan channel) {
        return turns.stream()
                .map(Turn::task)
                .flatMap(t -> Turn.opening(t).stream())
                .map(Op.Receive::channel)
                .anyMatch(c -> c.queue().index() == channel.queue().index());
    }
}
