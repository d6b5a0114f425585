package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.Waiting;
import dev.takt.codegen.emit.WatchdogFile;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.SwappedSlots;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.units.DurationText;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds everything in a design that RTIC, or this generator for it, cannot express. */
final class RticSupport {
    private static final int LARGEST_CHANNEL = 255;
    private static final Set<Protocol> LOCKS = EnumSet.of(Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE);

    private final Design design;
    private final CodeLayout layout;
    private final TimeBase time;
    private final Refusals refusals;

    RticSupport(Design design) {
        this.design = design;
        this.layout = design.layout();
        this.time = TimeBase.of(design.machine());
        this.refusals = new Refusals("RTIC", layout);
    }

    List<Obstacle> refusals() {
        chip();
        sleep();
        memory();
        layout.tasks().forEach(this::task);
        refusals.vectors(this::isNamed);
        refusals.protocols(LOCKS);
        layout.channels().forEach(this::channel);
        refusals.addAll(new Supervision(layout).refusals());
        RticChip.of(layout.machine())
                .flatMap(RticChip::watchdog)
                .map(WatchdogFile::refusals)
                .ifPresent(refusals::addAll);
        return refusals.all();
    }

    private void chip() {
        Optional<RticChip> chip = RticChip.of(design.machine());
        if (chip.isEmpty()) {
            refusals.chip("RTIC");
            return;
        }
        chip.get().clock().refusal().ifPresent(refusals::add);
        chip.get().monotonic().refusal().ifPresent(refusals::add);
    }

    /** What is at priority 0, a trial included, stands in the place of an idle. */
    private void sleep() {
        List<String> polled = layout.tasks().stream()
                .filter(t -> !t.isInterrupt() && RticMain.priority(t) == 0 && !TaskPrinter.isIdle(t, layout))
                .map(t -> t.context().name())
                .collect(Collectors.toList());
        if (PinSets.isSwapped(design.machine())) {
            polled.add("trial");
        }
        if (design.machine().project().settings().sleep() == Sleep.WAIT && !polled.isEmpty()) {
            refusals.add(Obstacle.ofProject("sleep", Texts.text("generation.sleep.rtic", String.join(", ", polled))));
        }
    }

    private void memory() {
        if (RticChip.of(design.machine())
                .flatMap(c -> Updates.of(design, c.pins()))
                .isPresent()) {
            return;
        }
        if (SwappedSlots.areWanted(design.memory())) {
            refusals.add(Obstacle.ofProject(
                    "flash",
                    Texts.text("generation.ota.rtic", design.machine().chip().name())));
        } else if (!design.memory().scheme().equals(MemoryPlanner.LINKER)) {
            refusals.add(Obstacle.ofProject(
                    "flash",
                    Texts.text("generation.ota.runtime", "RTIC", design.memory().scheme())));
        } else if (design.memory().first(FlashRole.APP).isEmpty()
                || design.memory().ram().isEmpty()) {
            refusals.add(Obstacle.ofProject("flash", Texts.text("generation.rtic.memory")));
        }
    }

    private void task(TaskPlan task) {
        String name = task.context().name();
        ItemId item = task.context().item();
        layout.machine().project().item(task.context().item(), Executable.class).ifPresent(e -> place(e, task));
        boolean needsDispatcher = !task.isInterrupt() && RticMain.priority(task) > 0;
        if (needsDispatcher && task.level().dispatcher().isEmpty()) {
            refusals.at(
                    item,
                    "priority",
                    Texts.text("generation.dispatcher", name, RticMain.priority(task)),
                    "dispatchers");
        }
        Overrun overrun = task.context().overrun();
        if (TaskPrinter.isTicking(task) && overrun != Overrun.MERGE && overrun != Overrun.SKIP) {
            refusals.at(
                    item, "overrun", Texts.text("generation.rtic.overrun", name, overrun.tag()), "overrun-not-offered");
        }
        refusals.overrunOfFed(task);
        for (long span : TimeBase.spansOf(task)) {
            if (!time.represents(span, isWide())) {
                refusals.at(
                        item,
                        "body",
                        Texts.text(
                                "generation.rtic.span",
                                name,
                                DurationText.format(span),
                                DurationText.format(time.tickNs())),
                        "not-expressible");
            }
        }
        refusals.addAll(Waiting.withoutLocks(layout, task).refusals());
    }

    /** The machine puts what no chip has at the nearest there is; code would then do something else than what was drawn. */
    private void place(Executable executable, TaskPlan task) {
        if (executable.core() != 0) {
            refusals.at(
                    executable.id(),
                    "core",
                    Texts.text("generation.rtic.core", executable.name()),
                    "not-expressible",
                    "core-out-of-range");
        }
        if (executable.priority() != RticMain.priority(task)) {
            refusals.at(
                    executable.id(),
                    "priority",
                    Texts.text("generation.rtic.priority", executable.name(), executable.priority()),
                    "priority-out-of-range");
        }
    }

    private boolean isWide() {
        return RticChip.of(design.machine())
                .filter(chip -> chip.monotonic().isWide())
                .isPresent();
    }

    private boolean isNamed(String vector) {
        return RticChip.of(layout.machine())
                .flatMap(chip -> chip.pins().vector(vector))
                .isPresent();
    }

    private void channel(ChannelPlan channel) {
        String name = channel.queue().name();
        ItemId item = channel.queue().item();
        boolean queue = channel.queue().kind() == ChannelKind.QUEUE;
        if (!refusals.queueOrSignal(channel)) {
            return;
        }
        int capacity = channel.queue().capacity();
        if (queue && (capacity < 1 || capacity > LARGEST_CHANNEL)) {
            refusals.at(
                    item,
                    "capacity",
                    Texts.text("generation.rtic.capacity", name, capacity),
                    "not-expressible",
                    "invalid-number");
        }
        if (channel.receivers().size() > 1) {
            refusals.receivers(channel);
        }
        for (TaskPlan task : layout.tasks()) {
            int index = task.context().index();
            if (channel.senders().contains(index) && channel.receivers().contains(index)) {
                refusals.at(
                        task.context().item(),
                        "body",
                        Texts.text("generation.channel.loop", task.context().name(), name),
                        "not-expressible");
            }
        }
    }
}
