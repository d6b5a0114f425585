package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The borders of a flash plan on its chip, and the plan with one of them moved. A border lies where one erase unit ends and the next begins, and where the scheme lets partitions start; only the areas on both sides of it change. What
 * a move breaks is told with it.
 */
public final class FlashBorders {
    private static final long SECTOR = 0x1000;
    /** Memory that is not erased has units of a byte; nobody divides it finer than this. */
    private static final long LEAST_UNIT = 1024;

    private final LayoutScheme scheme;
    private final Chip chip;
    private final FlashPlan plan;
    private final Layout layout;
    private final FlashUnits units;
    /** False where the plan names no partitions, and those of its scheme stand for them. */
    private final boolean asGiven;

    private final long base;
    /** The area of each partition of the plan, in its order. */
    private final List<Optional<FlashArea>> places;

    private FlashBorders(LayoutScheme scheme, FlashPlan plan, Chip chip) {
        this.scheme = scheme;
        this.chip = chip;
        layout = LayoutPlanner.layout(scheme, plan, chip);
        asGiven = !plan.partitions().isEmpty();
        boolean esp = scheme == LayoutScheme.ESP_IDF;
        this.plan = esp && plan.partitions().isEmpty()
                ? layout.plan().withPartitions(EspDefaults.single(layout.bytes()))
                : layout.plan();
        units = FlashUnits.of(chip, plan.flashBytes());
        base = esp ? 0 : units.base();
        places = esp ? placesInTable() : placesOnChip();
    }

    public static FlashBorders of(FlashPlan plan, Chip chip) {
        LayoutScheme scheme = LayoutScheme.of(MemoryPlanner.scheme(plan, chip)).orElseThrow();
        return new FlashBorders(scheme, plan, chip);
    }

    public Layout layout() {
        return layout;
    }

    /** The area of each partition that the plan has, in the plan's order; empty for one that has none. Two partitions may have one name. */
    public List<Optional<FlashArea>> ofPartitions() {
        return asGiven ? places : List.of();
    }

    private List<Optional<FlashArea>> placesOnChip() {
        return PlacedPartition.of(plan, units, new ArrayList<>()).stream()
                .map(p -> Optional.of(p.area()))
                .toList();
    }

    /** The table has names and places only: of the areas with a partition's name the one that starts where it should, else the first that no other one has. */
    private List<Optional<FlashArea>> placesInTable() {
        List<FlashArea> left = new ArrayList<>(layout.areas().stream()
                .filter(a -> a.role() == FlashRole.APP || a.role() == FlashRole.DATA)
                .toList());
        List<Optional<FlashArea>> found = new ArrayList<>();
        for (Partition p : plan.partitions()) {
            Optional<FlashArea> area = left.stream()
                    .filter(a -> a.name().equals(p.name()))
                    .min(Comparator.comparingLong(
                            a -> Math.abs(a.start() - p.offset().orElse(a.start()))));
            area.ifPresent(left::remove);
            found.add(area);
        }
        return List.copyOf(found);
    }

    /** Every place where one area ends and the next begins, ascending. */
    public List<FlashBorder> all() {
        List<FlashBorder> borders = new ArrayList<>();
        for (int i = 1; i < layout.areas().size(); i++) {
            FlashArea below = layout.areas().get(i - 1);
            FlashArea above = layout.areas().get(i);
            if (below.end() == above.start()) {
                borders.add(border(below, above));
            }
        }
        return List.copyOf(borders);
    }

    private FlashBorder border(FlashArea below, FlashArea above) {
        long at = above.start();
        boolean movable = gives(below) && gives(above) && (isPlanned(below) || isPlanned(above));
        if (!movable) {
            return new FlashBorder(below, above, at, at, at);
        }
        long unit = unit(above);
        long least = below.role() == FlashRole.FREE ? below.start() : above(below.start(), unit);
        long most = above.role() == FlashRole.FREE ? above.end() : below(above.end(), unit);
        return new FlashBorder(below, above, at, Math.min(at, least), Math.max(at, most));
    }

    /** What is free, or a partition, can have another size. */
    private boolean gives(FlashArea area) {
        return area.role() == FlashRole.FREE || isPlanned(area);
    }

    private boolean isPlanned(FlashArea area) {
        return place(area) >= 0;
    }

    /** Which partition of the plan an area is of; -1 for what is none, and for those that lie in one another's place under one name. */
    private int place(FlashArea area) {
        Optional<FlashArea> wanted = Optional.of(area);
        return Collections.frequency(places, wanted) == 1 ? places.indexOf(wanted) : -1;
    }

    /** ESP-IDF has one unit for all of flash, by what starts at the border; elsewhere the chip's erase units count, and 0 says so. */
    private long unit(FlashArea above) {
        if (scheme != LayoutScheme.ESP_IDF) {
            return 0;
        }
        int place = place(above);
        if (place < 0) {
            return SECTOR;
        }
        String type = plan.partitions().get(place).type();
        return Math.max(SECTOR, EspTypes.offsetAlignment(EspTypes.type(type).orElse(EspTypes.DATA)));
    }

    /** The next place for a border above an address. */
    private long above(long address, long unit) {
        if (unit > 0) {
            return (address / unit + 1) * unit;
        }
        return Math.max(units.ceil(address + 1), units.floor(address) + LEAST_UNIT);
    }

    /** The next place for a border below an address. */
    private long below(long address, long unit) {
        if (unit > 0) {
            return (Math.ceilDiv(address, unit) - 1) * unit;
        }
        return Math.min(units.floor(address - 1), units.ceil(address) - LEAST_UNIT);
    }

    /** The place for a border that is nearest to an address. */
    public long snapped(FlashBorder border, long address) {
        long unit = unit(border.above());
        long down = below(address + 1, unit);
        long up = above(address - 1, unit);
        return Math.clamp(address - down <= up - address ? down : up, border.least(), border.most());
    }

    /** The next place for a border, up or down; where it is if there is none. */
    public long next(FlashBorder border, boolean up) {
        long unit = unit(border.above());
        long to = up ? above(border.at(), unit) : below(border.at(), unit);
        return Math.clamp(to, border.least(), border.most());
    }

    /** The plan with a border at another place. */
    public FlashMove moved(FlashBorder border, long to) {
        List<Partition> partitions = new ArrayList<>();
        int lower = place(border.below());
        int upper = place(border.above());
        for (int i = 0; i < plan.partitions().size(); i++) {
            Partition p = plan.partitions().get(i);
            boolean follows = p.offset().isEmpty() && lower >= 0 && i == lower + 1;
            if (i == lower) {
                partitions.add(p.withSize(to - border.below().start()));
            } else if (i == upper) {
                Partition sized = p.withSize(border.above().end() - to);
                partitions.add(follows ? sized : sized.withOffset(OptionalLong.of(to - base)));
            } else {
                partitions.add(follows ? placed(i) : p);
            }
        }
        FlashPlan changed = plan.withPartitions(partitions);
        Layout now = LayoutPlanner.layout(scheme, changed, chip);
        List<MemoryFinding> come = now.findings().stream()
                .filter(f -> alike(f, now) > alike(f, layout))
                .toList();
        return new FlashMove(to, changed, now, come);
    }

    /** A partition that followed the one below the border stays where it is. */
    private Partition placed(int index) {
        Partition p = plan.partitions().get(index);
        return places.get(index)
                .map(a -> p.withOffset(OptionalLong.of(a.start() - base)))
                .orElse(p);
    }

    /** How often something is found of what bears a name. */
    private static long alike(MemoryFinding finding, Layout in) {
        return in.findings().stream()
                .filter(f -> f.severity() == finding.severity()
                        && f.subject().equals(finding.subject())
                        && f.message().key().equals(finding.message().key()))
                .count();
    }
}
