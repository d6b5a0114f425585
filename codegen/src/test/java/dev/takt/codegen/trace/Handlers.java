package dev.takt.codegen.trace;

import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Handlers beside the tasks of a random design: at rates and phases that have nothing to do with its ticks, at random priorities, with work that they hand to tasks of their own. */
public record Handlers(Stand stand) {
    private static final long STACK_BYTES = 512;
    private static final long US = 1_000;
    private static final long LONGEST_US = 150;
    private static final int PRIORITIES = 4;

    /** The design with handlers, the same ones each time it is asked for. */
    public Project with(Project project) {
        Random random = new Random(project.name().hashCode());
        List<Item> items = new ArrayList<>(project.items());
        int count =
                Math.min(2 + random.nextInt(2), Stand.vectors(stand.machine()).size());
        Activation.Periodic first = arrivals(random);
        int priority = 1 + random.nextInt(levels() > 1 ? levels() - 1 : 1);
        items.addAll(handler(random, 0, priority, first));
        if (count > 1) {
            items.addAll(handler(random, 1, priority + 1, behind(random, first)));
        }
        if (count > 2) {
            items.addAll(handler(random, 2, 1 + random.nextInt(levels()), arrivals(random)));
        }
        return stand.with(project.withItems(items));
    }

    /** The calibration design with one handler, which hands work to a task as urgent as most. */
    public Project calibration(Project project) {
        ItemId wakes = ItemId.of("edge-wakes");
        List<Item> items = new ArrayList<>(project.items());
        items.add(Channel.blank(wakes, "edge wakes").withCapacity(2).withFull(FullPolicy.DROP_NEWEST));
        items.add(Interrupt.blank(ItemId.of("edge"), "edge")
                .withVector(Stand.vectors(stand.machine()).getFirst())
                .withPriority(1)
                .withActivation(new Activation.Periodic(10_000 * US, 2_500 * US, 0))
                .withBody(List.of(work(110), new Step.Send(wakes, OptionalLong.empty()), work(70))));
        items.add(Task.blank(ItemId.of("edge-follows"), "edge follows")
                .withStackBytes(STACK_BYTES)
                .withPriority(stand.runtime().equals("bare-metal") ? 0 : 2)
                .withActivation(new Activation.On(wakes))
                .withBody(List.of(work(130))));
        return stand.with(project.withItems(items));
    }

    private static Step work(long us) {
        return new Step.Compute("work", us * US, us * US, Distribution.WORST);
    }

    private static Activation.Periodic arrivals(Random random) {
        long periodUs = (6 + random.nextInt(9)) * 1_000L + random.nextInt(4) * 250L;
        return new Activation.Periodic(periodUs * US, (1_000 + random.nextInt(4_000)) * US, 0);
    }

    /** While the other one does its first work. */
    private static Activation.Periodic behind(Random random, Activation.Periodic other) {
        return new Activation.Periodic(other.periodNs(), other.offsetNs() + (20 + random.nextInt(40)) * US, 0);
    }

    private List<Item> handler(Random random, int number, int priority, Activation.Periodic arrivals) {
        String name = "edge-" + number;
        ItemId wakes = ItemId.of(name + "-wakes");
        boolean signal = random.nextBoolean();
        List<Step> body = new ArrayList<>(List.of(work(80), work(random)));
        if (locks() && random.nextInt(3) == 0) {
            body.add(new Step.Lock(ItemId.of("data-0"), List.of(work(random))));
            body.add(work(random));
        }
        boolean hands = random.nextInt(4) > 0;
        if (hands) {
            body.add(signal ? new Step.Notify(wakes) : new Step.Send(wakes, OptionalLong.empty()));
            body.add(work(random));
        }
        List<Item> items = new ArrayList<>();
        items.add(Interrupt.blank(ItemId.of(name), name)
                .withVector(Stand.vectors(stand.machine()).get(number))
                .withPriority(priority)
                .withActivation(arrivals)
                .withBody(body));
        if (hands) {
            items.add(
                    signal
                            ? Channel.blank(wakes, name + " wakes").withChannel(ChannelKind.SIGNAL)
                            : Channel.blank(wakes, name + " wakes")
                                    .withCapacity(1 + random.nextInt(3))
                                    .withFull(FullPolicy.DROP_NEWEST));
            items.add(Task.blank(ItemId.of(name + "-follows"), name + " follows")
                    .withStackBytes(STACK_BYTES)
                    .withPriority(stand.runtime().equals("bare-metal") ? 0 : 1 + random.nextInt(PRIORITIES))
                    .withActivation(new Activation.On(wakes))
                    .withBody(List.of(work(random))));
        }
        return items;
    }

    /** A handler of Embassy cannot wait for an async mutex. */
    private boolean locks() {
        return !stand.runtime().equals("embassy");
    }

    private int levels() {
        return stand.machine() == Qemu.VIRT ? 1 : PRIORITIES;
    }

    /** How often a handler begins while another one works. */
    public static long nested(Project project) {
        Machine machine = Calibration.machine(project);
        Set<String> names = machine.contexts().stream()
                .filter(c -> c.kind() == ContextKind.INTERRUPT)
                .map(c -> c.item().value())
                .collect(Collectors.toSet());
        long nested = 0;
        int inside = 0;
        for (Seen event : Reading.simulated(machine)) {
            if (names.contains(event.context())) {
                nested += event.what().equals("start") && inside > 0 ? 1 : 0;
                inside += event.what().equals("start") ? 1 : event.what().equals("complete") ? -1 : 0;
            }
        }
        return nested;
    }

    private static Step work(Random random) {
        return RandomDesigns.work(random, LONGEST_US);
    }

    /** True if something is noted so close to an arrival that which of them comes first hangs on an overhead. */
    static boolean areClose(Machine machine, List<Seen> seen, long untilNs, long closeNs) {
        return machine.contexts().stream()
                .filter(c -> c.kind() == ContextKind.INTERRUPT && c.activation() instanceof Activation.Periodic)
                .anyMatch(c -> {
                    Activation.Periodic arrivals = (Activation.Periodic) c.activation();
                    String begin = "start " + c.item().value();
                    return LongStream.iterate(arrivals.offsetNs(), ns -> ns < untilNs, ns -> ns + arrivals.periodNs())
                            .anyMatch(ns -> seen.stream()
                                    .anyMatch(e -> Math.abs(e.ns() - ns) < closeNs
                                            && !(e.ns() >= ns && e.name().equals(begin))));
                });
    }
}
