package dev.takt.projects.model;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/** The items of a design in declared order, found by their id in constant time once one was asked for. Equal to any list of the same items. */
final class Items extends AbstractList<Item> implements RandomAccess {
    private final List<Item> items;
    private volatile Map<ItemId, Item> byId = Map.of();

    private Items(List<Item> items) {
        this.items = items;
    }

    /** What is indexed already is taken as it is: a design that changes elsewhere keeps its index. */
    static Items of(List<Item> items) {
        return items instanceof Items same ? same : new Items(List.copyOf(items));
    }

    /** The first with this id. */
    Optional<Item> byId(ItemId id) {
        Map<ItemId, Item> index = byId;
        if (index.isEmpty()) {
            index = HashMap.newHashMap(items.size());
            for (Item item : items) {
                index.putIfAbsent(item.id(), item);
            }
            // built twice by two threads at once, it is the same
            byId = index;
        }
        return Optional.ofNullable(index.get(id));
    }

    @Override
    public Item get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
