package dev.takt.projects.model;

import java.util.List;
import java.util.OptionalLong;

/** An ordered path through tasks, interrupts and channels with an end-to-end bound. */
public record Chain(
        ItemId id, String name, List<ItemId> path, ChainMeasure measure, OptionalLong boundNs, Extras extras)
        implements Item {
    public Chain {
        path = List.copyOf(path);
    }

    public static Chain blank(ItemId id, String name) {
        return new Chain(id, name, List.of(), ChainMeasure.REACTION, OptionalLong.empty(), Extras.NONE);
    }

    public Chain withId(ItemId id) {
        return new Chain(id, name, path, measure, boundNs, extras);
    }

    public Chain withName(String name) {
        return new Chain(id, name, path, measure, boundNs, extras);
    }

    public Chain withPath(List<ItemId> path) {
        return new Chain(id, name, path, measure, boundNs, extras);
    }

    public Chain withMeasure(ChainMeasure measure) {
        return new Chain(id, name, path, measure, boundNs, extras);
    }

    public Chain withBoundNs(OptionalLong boundNs) {
        return new Chain(id, name, path, measure, boundNs, extras);
    }

    public Chain withExtras(Extras extras) {
        return new Chain(id, name, path, measure, boundNs, extras);
    }
}
