package dev.takt.projects.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All placements, in order of item id. */
public record Layout(List<Placement> placements) {
    public Layout {
        placements = List.copyOf(placements);
    }

    public static final Layout EMPTY = new Layout(List.of());

    public Optional<Placement> of(ItemId item) {
        return placements.stream().filter(p -> p.item().equals(item)).findFirst();
    }

    /** This layout with the placement put in the place of an older one of the same item. */
    public Layout with(Placement placement) {
        return new Layout(
                Stream.concat(placements.stream().filter(p -> !p.item().equals(placement.item())), Stream.of(placement))
                        .sorted(Comparator.comparing(Placement::item))
                        .toList());
    }

    public Layout without(ItemId item) {
        return new Layout(
                placements.stream().filter(p -> !p.item().equals(item)).toList());
    }
}
