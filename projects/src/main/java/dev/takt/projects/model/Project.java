package dev.takt.projects.model;

import java.util.List;
import java.util.Optional;

/**
 * A design: the one immutable value that is checked, analysed, simulated and generated. {@code target} and {@code runtime} are ids of the catalogue;
 * the order of items is the declared order that decides ties.
 */
public record Project(
        String name,
        String target,
        String runtime,
        Settings settings,
        List<Item> items,
        FlashPlan flash,
        Layout layout,
        List<Suppression> suppressions,
        Extras extras) {
    public Project {
        items = Items.of(items);
        suppressions = List.copyOf(suppressions);
    }

    public static Project blank(String name, String target, String runtime) {
        return new Project(
                name,
                target,
                runtime,
                Settings.DEFAULT,
                List.of(),
                FlashPlan.NONE,
                Layout.EMPTY,
                List.of(),
                Extras.NONE);
    }

    public Optional<Item> item(ItemId id) {
        return ((Items) items).byId(id);
    }

    /** The item with this id if it is of this type. */
    public <T extends Item> Optional<T> item(ItemId id, Class<T> type) {
        return item(id).filter(type::isInstance).map(type::cast);
    }

    /** All items of a type, in declared order. */
    public <T extends Item> List<T> all(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** This project with the item of the same id replaced, in its place; unchanged if there is none. */
    public Project withItem(Item changed) {
        return withItems(items.stream()
                .map(i -> i.id().equals(changed.id()) ? changed : i)
                .toList());
    }

    public Project withName(String name) {
        return new Project(name, target, runtime, settings, items, flash, layout, suppressions, extras);
    }

    public Project withTarget(String target) {
        return new Project(name, target, runtime, settings, items, flash, layout, suppressions, extras);
    }

    public Project withRuntime(String runtime) {
        return new Project(name, target, runtime, settings, items, flash, layout, suppressions, extras);
    }

    public Project withSettings(Settings settings) {
        return new Project(name, target, runtime, settings, items, flash, layout, suppressions, extras);
    }

    public Project withItems(List<Item> items) {
        return new Project(name, target, runtime, settings, items, flash, layout, suppressions, extras);
    }

    public Project withFlash(FlashPlan flash) {
        return new Project(name, target, runtime, settings, items, flash, layout, suppressions, extras);
    }

    public Project withLayout(Layout layout) {
        return new Project(name, target, runtime, settings, items, flash, layout, suppressions, extras);
    }

    public Project withSuppressions(List<Suppression> suppressions) {
        return new Project(name, target, runtime, settings, items, flash, layout, suppressions, extras);
    }

    public Project withExtras(Extras extras) {
        return new Project(name, target, runtime, settings, items, flash, layout, suppressions, extras);
    }
}
