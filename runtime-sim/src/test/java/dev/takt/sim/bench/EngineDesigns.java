package dev.takt.sim.bench;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Cost;
import dev.takt.sim.published.BenchSets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The designs the engine is measured on: three published task sets, and b with locks, on four cores, under executors, with overheads and random times. */
final class EngineDesigns {
    private static final long US = 1_000;
    /** What the scheduler of a kernel takes; a timer that costs time and the noting of events by instrumented firmware are another load. */
    private static final List<Cost> CHARGED = List.of(
            Cost.INTERRUPT_ENTRY,
            Cost.INTERRUPT_EXIT,
            Cost.CONTEXT_SWITCH,
            Cost.TICK,
            Cost.LOCK,
            Cost.UNLOCK,
            Cost.SEND,
            Cost.SPAWN,
            Cost.POLL);

    private EngineDesigns() {}

    static Machine machine(String set) throws IOException, JsonSyntaxException {
        return Machine.of(project(set), ShippedCatalogue.get()).orElseThrow();
    }

    private static Project project(String set) throws IOException, JsonSyntaxException {
        Project b = BenchSets.design("bench_set_b").project();
        return switch (set) {
            case "a", "b", "c" -> BenchSets.design("bench_set_" + set).project();
            case "d inheritance" -> locked(b, Protocol.INHERITANCE);
            case "d ceiling" -> locked(b, Protocol.IMMEDIATE_CEILING);
            case "e" -> fourfold(b);
            case "f" -> executors();
            case "g" -> stochastic(b);
            default -> throw new IllegalArgumentException(set);
        };
    }

    private static Project tasks(Project project, UnaryOperator<Task> change) {
        return project.withItems(project.items().stream()
                .map(item -> item instanceof Task task ? change.apply(task) : item)
                .toList());
    }

    private static Step.Compute part(Step.Compute whole, long percent) {
        long ns = Math.max(1, whole.worstNs() * percent / 100);
        return new Step.Compute("", ns, ns, Distribution.WORST);
    }

    /** Each task does the middle fifth of its work with one of ten resources. */
    private static Project locked(Project b, Protocol protocol) {
        Project changed = tasks(b, task -> {
            Step.Compute all = (Step.Compute) task.body().getFirst();
            ItemId id = ItemId.of("r" + b.items().indexOf(task) % 10);
            return task.withBody(List.of(part(all, 40), new Step.Lock(id, List.of(part(all, 20))), part(all, 40)));
        });
        List<Item> items = new ArrayList<>(changed.items());
        for (int i = 0; i < 10; i++) {
            items.add(Resource.blank(ItemId.of("r" + i), "r" + i).withProtocol(protocol));
        }
        return changed.withItems(items);
    }

    private static Project fourfold(Project b) {
        List<Item> items = new ArrayList<>();
        for (int core = 0; core < 4; core++) {
            for (Task task : b.all(Task.class)) {
                ItemId id = ItemId.of(task.id().value() + "-" + core);
                items.add(task.withId(id).withName(id.value()).withCore(core));
            }
        }
        return Project.blank("e", "generic-4", "generic").withItems(items);
    }

    /** Twenty tasks in three executors of one core. */
    private static Project executors() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long period = (500 + 137L * i) * US;
            Step half = new Step.Compute("", period / 64, period / 64, Distribution.WORST);
            items.add(Task.blank(ItemId.of("t" + i), "t" + i)
                    .withPriority(i % 3)
                    .withActivation(new Activation.Periodic(period, 0, 0))
                    .withBody(List.of(half, new Step.Yield(), half)));
        }
        return Project.blank("f", "nrf52840", "embassy").withItems(items);
    }

    private static Project stochastic(Project b) {
        Project changed = tasks(b, task -> {
            Step.Compute all = (Step.Compute) task.body().getFirst();
            return task.withBody(List.of(new Step.Compute("", all.worstNs() / 2, all.worstNs(), Distribution.UNIFORM)));
        });
        return changed.withSettings(changed.settings()
                .withCosts(
                        CHARGED.stream().map(c -> new CostOverride(c.tag(), 40)).toList()));
    }
}
