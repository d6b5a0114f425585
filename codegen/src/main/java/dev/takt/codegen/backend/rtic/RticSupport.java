package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.Waiting;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.DurationText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds everything in a design that RTIC, or this generator for it, cannot express. */
final class RticSupport {
    private static final int LARGEST_CHANNEL = 255;

    private final Design design;
    private final CodeLayout layout;
    private final TimeBase time;
    private final List<Obstacle> refusals = new ArrayList<>();

    RticSupport(Design design) {
        this.design = design;
        this.layout = design.layout();
        this.time = TimeBase.of(design.machine());
    }

    List<Obstacle> refusals() {
        chip();
        memory();
        layout.tasks().forEach(this::task);
        vectors();
        layout.machine().resources().forEach(this::resource);
        layout.channels().forEach(this::channel);
        refusals.addAll(new Supervision(layout).refusals());
        return refusals;
    }

    private void refuse(ItemId item, String property, Message message, String... rules) {
        refusals.add(Obstacle.at(item, property, message).orSaidBy(rules));
    }

    private void chip() {
        Optional<RticChip> chip = RticChip.of(design.machine());
        if (chip.isEmpty()) {
            refusals.add(Obstacle.ofProject(
                    "target",
                    Texts.text(
                            "generation.chip", "RTIC", design.machine().chip().name())));
            return;
        }
        chip.get().clock().refusal().ifPresent(refusals::add);
        chip.get().monotonic().refusal().ifPresent(refusals::add);
    }

    private void memory() {
        if (!design.memory().scheme().equals(MemoryPlanner.LINKER)) {
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
            refuse(item, "priority", Texts.text("generation.dispatcher", name, RticMain.priority(task)), "dispatchers");
        }
        Overrun overrun = task.context().overrun();
        if (TaskPrinter.isTicking(task) && overrun != Overrun.MERGE && overrun != Overrun.SKIP) {
            refuse(item, "overrun", Texts.text("generation.rtic.overrun", name, overrun.tag()), "overrun-not-offered");
        }
        for (long span : TimeBase.spansOf(task)) {
            if (!time.represents(span, isWide())) {
                refuse(
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
        refusals.addAll(new Waiting(layout, task).refusals());
    }

    /** The machine puts what no chip has at the nearest there is; code would then do something else than what was drawn. */
    private void place(Executable executable, TaskPlan task) {
        if (executable.core() != 0) {
            refuse(
                    executable.id(),
                    "core",
                    Texts.text("generation.rtic.core", executable.name()),
                    "not-expressible",
                    "core-out-of-range");
        }
        if (executable.priority() != RticMain.priority(task)) {
            refuse(
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

    private void vectors() {
        Set<String> bound = new HashSet<>();
        for (TaskPlan task : layout.tasks()) {
            String vector = task.context().vector();
            ItemId item = task.context().item();
            boolean known = RticChip.of(layout.machine())
                    .flatMap(chip -> chip.pins().vector(vector))
                    .isPresent();
            if (task.isInterrupt() && layout.machine().chip().vector(vector).isEmpty()) {
                refuse(
                        item,
                        "vector",
                        Texts.text("generation.vector.none", task.context().name()),
                        "unknown-vector");
            } else if (task.isInterrupt() && !known) {
                refuse(
                        item,
                        "vector",
                        Texts.text("generation.vector.absent", task.context().name(), vector));
            } else if (task.isInterrupt() && !bound.add(vector)) {
                refuse(
                        item,
                        "vector",
                        Texts.text("generation.vector.twice", task.context().name(), vector),
                        "two-owners");
            }
        }
    }

    private void resource(SharedResource resource) {
        if (resource.protocol() != Protocol.IMMEDIATE_CEILING && resource.protocol() != Protocol.NON_PREEMPTIVE) {
            refuse(
                    resource.item(),
                    "protocol",
                    Texts.text(
                            "generation.protocol",
                            "RTIC",
                            resource.name(),
                            resource.protocol().tag()),
                    "protocol-not-offered");
        }
    }

    private void channel(ChannelPlan channel) {
        String name = channel.queue().name();
        ItemId item = channel.queue().item();
        boolean queue = channel.queue().kind() == ChannelKind.QUEUE;
        if (!queue && channel.queue().kind() != ChannelKind.SIGNAL) {
            refuse(
                    item,
                    "channel",
                    Texts.text(
                            "generation.channel.kind",
                            "RTIC",
                            name,
                            channel.queue().kind().tag()),
                    "not-expressible");
            return;
        }
        if (queue && channel.queue().full() == FullPolicy.OVERWRITE_OLDEST) {
            refuse(item, "full", Texts.text("generation.channel.overwrite", name), "not-expressible");
        }
        int capacity = channel.queue().capacity();
        if (queue && (capacity < 1 || capacity > LARGEST_CHANNEL)) {
            refuse(
                    item,
                    "capacity",
                    Texts.text("generation.rtic.capacity", name, capacity),
                    "not-expressible",
                    "invalid-number");
        }
        if (channel.receivers().size() > 1) {
            refuse(item, "channel", Texts.text("generation.channel.receivers", name), "not-expressible");
        }
        for (TaskPlan task : layout.tasks()) {
            int index = task.context().index();
            if (channel.senders().contains(index) && channel.receivers().contains(index)) {
                refuse(
                        task.context().item(),
                        "body",
                        Texts.text("generation.channel.loop", task.context().name(), name),
                        "not-expressible");
            }
        }
    }
}
