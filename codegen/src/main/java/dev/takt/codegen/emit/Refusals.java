package dev.takt.codegen.emit;

import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.FrequencyText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a generator cannot express of a design, in the order in which it is found. What every generator looks for, and says in the same words, is looked for here. */
public final class Refusals {
    private final String runtime;
    private final CodeLayout layout;
    private final List<Obstacle> all = new ArrayList<>();

    /** {@code runtime}: how the generator is called in its messages. */
    public Refusals(String runtime, CodeLayout layout) {
        this.runtime = runtime;
        this.layout = layout;
    }

    /** The clock is none that the chip can be set to. */
    public static Obstacle noClock(Chip chip, long clockHz) {
        return Obstacle.ofProject(
                        "clock", Texts.text("generation.clock.absent", chip.name(), FrequencyText.format(clockHz)))
                .orSaidBy("clock-not-reachable", "invalid-number");
    }

    public List<Obstacle> all() {
        return List.copyOf(all);
    }

    public void add(Obstacle obstacle) {
        all.add(obstacle);
    }

    public void addAll(Collection<Obstacle> obstacles) {
        all.addAll(obstacles);
    }

    /** Refuses a property of an item; {@code rules} are those of check that say the same in a different way. */
    public void at(ItemId item, String property, Message message, String... rules) {
        all.add(Obstacle.at(item, property, message).orSaidBy(rules));
    }

    /** The chip is none that code is generated for; {@code generator} stands in front of that word. */
    public void chip(String generator) {
        add(Obstacle.ofProject(
                "target",
                Texts.text("generation.chip", generator, layout.machine().chip().name())));
    }

    /** Handlers need a vector each, one that the chip has and that the code can name ({@code isNamed}). */
    public void vectors(Predicate<String> isNamed) {
        Set<String> bound = new HashSet<>();
        layout.tasks().stream().filter(TaskPlan::isInterrupt).forEach(handler -> {
            String vector = handler.context().vector();
            String name = handler.context().name();
            if (layout.machine().chip().vector(vector).isEmpty()) {
                vector(handler, Texts.text("generation.vector.none", name), "unknown-vector");
            } else if (!isNamed.test(vector)) {
                vector(handler, Texts.text("generation.vector.absent", name, vector));
            } else if (!bound.add(vector)) {
                vector(handler, Texts.text("generation.vector.twice", name, vector), "two-owners");
            }
        });
    }

    private void vector(TaskPlan handler, Message message, String... rules) {
        at(handler.context().item(), "vector", message, rules);
    }

    /** Locks of all resources have to be of these kinds. */
    public void protocols(Set<Protocol> offered) {
        layout.machine().resources().stream()
                .filter(r -> !offered.contains(r.protocol()))
                .forEach(this::protocol);
    }

    private void protocol(SharedResource resource) {
        at(
                resource.item(),
                "protocol",
                Texts.text(
                        "generation.protocol",
                        runtime,
                        resource.name(),
                        resource.protocol().tag()),
                "protocol-not-offered");
    }

    /** A task that a channel feeds comes back for whatever is in it: nothing is skipped or merged there, but what a signal overwrites. */
    public void overrunOfFed(TaskPlan task) {
        Overrun overrun = task.context().overrun();
        if (!(task.context().activation() instanceof Activation.On on) || overrun == Overrun.QUEUE) {
            return;
        }
        layout.machine()
                .queue(on.source())
                .filter(q -> q.kind() != ChannelKind.SIGNAL || overrun != Overrun.MERGE)
                .ifPresent(q -> at(
                        task.context().item(),
                        "overrun",
                        Texts.text("generation.overrun.fed", task.context().name(), overrun.tag(), q.name())));
    }

    /** No code is there for a channel of this kind. */
    public void channelKind(ChannelPlan channel) {
        at(
                channel.queue().item(),
                "channel",
                Texts.text(
                        "generation.channel.kind",
                        runtime,
                        channel.queue().name(),
                        channel.queue().kind().tag()),
                "not-expressible");
    }

    /** Takes queues and signals only, and queues that throw away nothing old; false for another kind, of which there is nothing more to say. */
    public boolean queueOrSignal(ChannelPlan channel) {
        ChannelKind kind = channel.queue().kind();
        if (kind != ChannelKind.QUEUE && kind != ChannelKind.SIGNAL) {
            channelKind(channel);
            return false;
        }
        if (kind == ChannelKind.QUEUE && channel.queue().full() == FullPolicy.OVERWRITE_OLDEST) {
            at(
                    channel.queue().item(),
                    "full",
                    Texts.text("generation.channel.overwrite", channel.queue().name()),
                    "not-expressible");
        }
        return true;
    }

    /** More than one task takes from a channel that gives each element to one of them. */
    public void receivers(ChannelPlan channel) {
        at(
                channel.queue().item(),
                "channel",
                Texts.text("generation.channel.receivers", channel.queue().name()),
                "not-expressible");
    }
}
