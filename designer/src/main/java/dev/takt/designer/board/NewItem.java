package dev.takt.designer.board;

import dev.takt.designer.draw.Point;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.Hit;
import dev.takt.designer.gesture.Spot;
import dev.takt.projects.edit.AddItems;
import dev.takt.projects.edit.Composite;
import dev.takt.projects.edit.Connect;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.edit.FreshIds;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.machine.Band;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A new item of a kind at a place of the board, named, on the level it stands on, and connected to where it was drawn from: one edit. */
record NewItem(Edit edit, ItemId id) {
    private static final long STARTING_WORST_NS = 100_000;
    private static final long STARTING_PERIOD_NS = 10_000_000;

    static <T extends Item> NewItem of(
            FloorPlan plan, ItemKind<T> kind, String instance, Spot at, Optional<Item> from, RandomGenerator random) {
        Project project = plan.project();
        FreshIds fresh = new FreshIds(project, random);
        ItemId id = fresh.id(kind.tag());
        String name = fresh.name(instance.isEmpty() ? name(kind, from) : instance.toLowerCase(Locale.ROOT));
        Item item = seated(started(kind.blank(id, name), instance, from), plan, at);
        FloorPlan with = on(plan, project, item);
        Point corner = new Point(at.x() - 60, at.y() - 20);
        Edit add = Framing.added(
                plan, AddItems.of(item, with.placementOnGrid(id, corner)), item, new Point(at.x(), at.y()));
        List<Edit> edits = new ArrayList<>(List.of(add));
        from.flatMap(f -> line(add.apply(project), f, id)).ifPresent(edits::add);
        return new NewItem(edits.size() == 1 ? add : new Composite(add.label(), edits), id);
    }

    /** A line in the direction that has a meaning; the one drawn first. */
    private static Optional<Edit> line(Project project, Item from, ItemId to) {
        return Connect.between(project, from.id(), to).or(() -> Connect.between(project, to, from.id()));
    }

    private static String name(ItemKind<?> kind, Optional<Item> from) {
        String plain = kind.tag().replace("shared-", "").replace('-', '_');
        return from.map(f -> f.name() + "_" + plain).orElse(plain);
    }

    /** A task has something to do from the start, or it would never be seen running. */
    private static Item started(Item item, String instance, Optional<Item> from) {
        Step work = new Step.Compute("", STARTING_WORST_NS, STARTING_WORST_NS, Distribution.UNIFORM);
        return switch (item) {
            case Task task
            when from.isEmpty() ->
                task.withActivation(new Activation.Periodic(STARTING_PERIOD_NS, 0, 0))
                        .withBody(List.of(work));
            case Task task -> task.withBody(List.of(work));
            case Interrupt interrupt -> interrupt.withBody(List.of(work));
            case Peripheral peripheral -> peripheral.withInstance(instance);
            default -> item;
        };
    }

    private static Item seated(Item item, FloorPlan plan, Spot at) {
        if (!(item instanceof Executable executable)) {
            return item;
        }
        Hit ground = plan.ground(new Point(at.x(), at.y()));
        if (ground instanceof Hit.OnLevel level && fits(executable, level)) {
            return executable.withCore(level.core()).withPriority(level.priority());
        }
        return executable;
    }

    /** A thread level takes no handlers; an interrupt level takes tasks only where the runtime puts tasks there, which the machine shows. */
    private static boolean fits(Executable item, Hit.OnLevel level) {
        return item instanceof Task || level.band() == Band.INTERRUPT;
    }

    private static FloorPlan on(FloorPlan plan, Project project, Item item) {
        List<Item> items = new ArrayList<>(project.items());
        items.add(item);
        return new FloorPlan(
                project.withItems(items),
                plan.machine(),
                plan.scale(),
                plan.bounds(),
                plan.chip(),
                plan.lanes(),
                plan.nodes(),
                plan.routes(),
                plan.ceilings(),
                plan.captions());
    }
}
