package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
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
        if (!asGiven) {
            return List.of();
        }
        if (scheme != LayoutScheme.ESP_IDF) {
            return PlacedPartition.of(plan, units, new ArrayList<>()).stream()
                    .map(p -> Optional.of(p.area()))
                    .toList();
        }
        List<FlashArea> left = new ArrayList<>(layout.areas());
        List<Optional<FlashArea>> found = new ArrayList<>();
        for (Partition p : plan.partitions()) {
            Optional<FlashArea> area = left.stream()
                    .filter(a -> a.role() == FlashRole.APP || a.role() == FlashRole.DATA)
                    .filter(a -> a.name().equals(p.name()))
                    .findFirst();
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

    /** What is free, or a partition that the plan names once, can have another size. */
    private boolean gives(FlashArea area) {
        return area.role() == FlashRole.FREE || isPlanned(area);
    }

    private boolean isPlanned(FlashArea area) {
        return area.role() != FlashRole.FREE
                && plan.partitions().stream()
                                .filter(p -> p.name().equals(area.name()))
                                .count()
                        == 1;
    }

    private Optional<Partition> partition(FlashArea area) {
        return plan.partitions().stream()
                .filter(p -> isPlanned(area) && p.name().equals(area.name()))
                .findFirst();
    }

    /** ESP-IDF has one unit for all of flash, by what starts at the border; elsewhere the chip's erase units count, and 0 says so. */
    private long unit(FlashArea above) {
        if (scheme != LayoutScheme.ESP_IDF) {
            return 0;
        }
        long start = partition(above)
                .map(p -> EspTypes.offsetAlignment(EspTypes.type(p.type()).orElse(EspTypes.DATA)))
                .orElse(SECTOR);
        return Math.max(SECTOR, start);
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
        Optional<Partition> lower = partition(border.below());
        Optional<Partition> upper = partition(border.above());
        Optional<Partition> last = Optional.empty();
        for (Partition p : plan.partitions()) {
            boolean follows = p.offset().isEmpty() && last.equals(lower) && lower.isPresent();
            if (Optional.of(p).equals(lower)) {
                partitions.add(p.withSize(to - border.below().start()));
            } else if (Optional.of(p).equals(upper)) {
                Partition sized = p.withSize(border.above().end() - to);
                partitions.add(follows ? sized : sized.withOffset(OptionalLong.of(to - base)));
            } else {
                partitions.add(follows ? placed(p) : p);
            }
            last = Optional.of(p);
        }
        FlashPlan changed = plan.withPartitions(partitions);
        Layout now = LayoutPlanner.layout(scheme, changed, chip);
        List<MemoryFinding> come =
                now.findings().stream().filter(f -> !wasFound(f)).toList();
        return new FlashMove(to, changed, now, come);
    }

    /** A partition that followed the one below the border stays where it is. */
    private Partition placed(Partition p) {
        return layout.areas().stream()
                .filter(a -> a.name().equals(p.name()))
                .findFirst()
                .map(a -> p.withOffset(OptionalLong.of(a.start() - base)))
                .orElse(p);
    }

    private boolean wasFound(MemoryFinding finding) {
        return layout.findings().stream()
                .anyMatch(f -> f.severity() == finding.severity()
                        && f.subject().equals(finding.subject())
                        && f.message().key().equals(finding.message().key()));
    }
}
