package dev.takt.projects.memory;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Flash layouts for tests of their rules. */
final class Layouts {
    private Layouts() {}

    /** A chip of the catalogue. */
    static Chip chip(String id) {
        return ShippedCatalogue.get().chips().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What a wish becomes on a chip. */
    static Layout planned(LayoutWish wish, String chip) {
        return LayoutPlanner.layout(wish.scheme(), LayoutPlanner.propose(wish, chip(chip)), chip(chip));
    }

    /** Name, start and size of what is not free, in hexadecimal. */
    static String areas(Layout layout) {
        return layout.areas().stream()
                .filter(a -> a.role() != FlashRole.FREE)
                .map(a -> "%s %x %x".formatted(a.name(), a.start(), a.size()))
                .collect(Collectors.joining("\n"));
    }

    /** The rules a layout breaks, a line each. */
    static String broken(Layout layout) {
        return layout.findings().stream()
                .map(f -> f.severity() + " " + f.message().text())
                .collect(Collectors.joining("\n"));
    }

    /** True if a rule is said in these words. */
    static boolean says(Layout layout, String words) {
        return layout.rules().stream().anyMatch(r -> r.words().text().equals(words));
    }

    /** A partition at an offset from the start of the flash. */
    static Partition part(String name, String type, long offset, long size) {
        return new Partition(name, type, "", OptionalLong.of(offset), size, false, false);
    }

    /** A layout drawn by hand. */
    static Layout plan(LayoutScheme scheme, String chip, Partition... partitions) {
        FlashPlan plan = FlashPlan.NONE.withScheme(scheme.tag()).withPartitions(List.of(partitions));
        return LayoutPlanner.layout(scheme, plan, chip(chip));
    }
}
