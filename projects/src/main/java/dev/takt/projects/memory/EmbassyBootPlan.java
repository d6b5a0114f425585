package dev.takt.projects.memory;

import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.List;
import java.util.Optional;

/**
 * The scheme {@code embassy-boot} (embassy-boot 0.7, docs/pages/bootloader.adoc and its assertions): boot loader, its state, the slot programs run from (ACTIVE), and the one
 * an update is written to (DFU), a page larger. A page is the larger erase unit of the two slots; they are swapped page by page, each step noted in the state.
 */
final class EmbassyBootPlan {
    /** What the boot loader takes with a debug build; about 8 KiB without. */
    private static final long BOOTLOADER_BYTES = 24 << 10;

    private static final long LEAST_BOOTLOADER_BYTES = 8 << 10;
    private static final List<String> FAMILIES = List.of("nRF52", "STM32H7", "RP2");

    private final FlashUnits units;
    private final Chip chip;
    private final LayoutRules rules;

    private EmbassyBootPlan(FlashUnits units, Chip chip, LayoutRules rules) {
        this.units = units;
        this.chip = chip;
        this.rules = rules;
    }

    static List<Partition> propose(LayoutWish wish, Chip chip) {
        FlashUnits units = FlashUnits.of(chip, wish.flashBytes());
        SchemeSpace space = new SchemeSpace(units);
        wish.data().reversed().forEach(d -> space.above(d.name(), PartitionType.DATA, d.kind(), d.bytes()));
        long boot = wish.bootloaderBytes().orElse(BOOTLOADER_BYTES);
        if (wish.softDevice().isPresent()) {
            space.above("BOOTLOADER", PartitionType.BOOTLOADER, "", boot);
            space.upTo(
                    "SOFTDEVICE",
                    PartitionType.SOFTDEVICE,
                    wish.softDevice().get().tag(),
                    units.base() + wish.softDevice().get().applicationStart());
        } else if (chip.model().equals(LinkerPlan.BOOT2_CHIP)) {
            space.upTo("BOOT2", PartitionType.BOOT2, "", units.base() + LinkerPlan.BOOT2_BYTES);
            space.upTo("BOOTLOADER", PartitionType.BOOTLOADER, "", units.ceil(units.base() + boot));
        } else {
            space.below("BOOTLOADER", PartitionType.BOOTLOADER, "", boot);
        }
        slots(wish, chip, units, space);
        return space.partitions();
    }

    private static void slots(LayoutWish wish, Chip chip, FlashUnits units, SchemeSpace space) {
        long page = units.eraseAt(space.end() - 1);
        long most = Math.max(0, (space.end() - space.start()) / page / 2);
        if (wish.softDevice().isPresent()) {
            // The SoftDevice hands over to the address behind it, so the state goes above the slots.
            space.above("BOOTLOADER_STATE", PartitionType.STATE, "", stateBytes(most, units));
        } else {
            space.below("BOOTLOADER_STATE", PartitionType.STATE, "", stateBytes(most, units));
        }
        space.skipTo(Math.max(space.start(), units.uniformStart(space.end())));
        space.skipTo(aligned(units.ceil(space.start()), LinkerRules.vectorAlignment(chip)));
        long pages = Math.max(0, (space.end() - space.start()) / page - 1) / 2;
        long active =
                wish.slotBytes().isPresent() ? Math.ceilDiv(wish.slotBytes().getAsLong(), page) : pages;
        space.upTo("ACTIVE", PartitionType.APP, "", space.start() + active * page);
        space.upTo("DFU", PartitionType.DFU, "", space.start() + (active + 1) * page);
    }

    private static long aligned(long address, long unit) {
        return Math.ceilDiv(address, unit) * unit;
    }

    /** Two words and four for each page of ACTIVE, each as long as a write. */
    private static long stateBytes(long pages, FlashUnits units) {
        return (2 + 4 * pages) * units.writeBytes();
    }

    static void check(List<PlacedPartition> placed, FlashUnits units, Chip chip, LayoutRules rules) {
        EmbassyBootPlan plan = new EmbassyBootPlan(units, chip, rules);
        Optional<PlacedPartition> boot = PlacedPartition.first(placed, PartitionType.BOOTLOADER);
        Optional<PlacedPartition> state = PlacedPartition.first(placed, PartitionType.STATE);
        Optional<PlacedPartition> active = PlacedPartition.first(placed, PartitionType.APP);
        Optional<PlacedPartition> dfu = PlacedPartition.first(placed, PartitionType.DFU);
        boolean whole = plan.there(boot, "BOOTLOADER", PartitionType.BOOTLOADER)
                & plan.there(state, "BOOTLOADER_STATE", PartitionType.STATE)
                & plan.there(active, "ACTIVE", PartitionType.APP)
                & plan.there(dfu, "DFU", PartitionType.DFU);
        if (whole) {
            plan.slots(active.orElseThrow(), dfu.orElseThrow());
            plan.state(state.orElseThrow(), active.orElseThrow(), dfu.orElseThrow());
            plan.boot(boot.orElseThrow(), placed);
        }
    }

    private boolean there(Optional<PlacedPartition> partition, String name, PartitionType type) {
        return rules.demand(
                partition.isPresent(), MemoryConcern.LAYOUT, name, "layout.part", name, type.tag(), "embassy-boot");
    }

    private long page(PlacedPartition active, PlacedPartition dfu) {
        return Math.max(units.largestErase(active.start(), active.end()), units.largestErase(dfu.start(), dfu.end()));
    }

    private void slots(PlacedPartition active, PlacedPartition dfu) {
        long page = page(active, dfu);
        rules.note(
                "layout.embassy.page",
                SizeText.format(page),
                SizeText.format(units.largestErase(active.start(), active.end())),
                SizeText.format(units.largestErase(dfu.start(), dfu.end())));
        for (PlacedPartition slot : List.of(active, dfu)) {
            rules.demand(
                    units.isUniform(slot.start(), slot.end()),
                    MemoryConcern.OTA,
                    slot.area().name(),
                    "layout.embassy.uniform",
                    slot.area().name(),
                    AddressText.format(units.uniformStart(units.end())),
                    SizeText.format(units.eraseAt(units.end() - 1)));
            rules.demand(
                    slot.size() > 0 && slot.size() % page == 0,
                    MemoryConcern.OTA,
                    slot.area().name(),
                    "layout.embassy.pages",
                    slot.area().name(),
                    SizeText.format(slot.size()),
                    SizeText.format(page),
                    slot.size() / page);
        }
        long more = dfu.size() - active.size();
        rules.demand(
                more >= page,
                MemoryConcern.OTA,
                dfu.area().name(),
                "layout.embassy.dfu",
                SizeText.format(dfu.size()),
                SizeText.format(active.size()),
                SizeText.format(active.size() + page));
        rules.advise(
                more <= page,
                MemoryConcern.OTA,
                dfu.area().name(),
                "layout.embassy.dfu-large",
                SizeText.format(Math.max(0, more - page)));
        vectors(active);
    }

    private void vectors(PlacedPartition active) {
        long alignment = LinkerRules.vectorAlignment(chip);
        rules.demand(
                active.start() % alignment == 0,
                MemoryConcern.LAYOUT,
                active.area().name(),
                "layout.vectors",
                active.area().name(),
                AddressText.format(active.start()),
                AddressText.format(alignment));
    }

    private void state(PlacedPartition state, PlacedPartition active, PlacedPartition dfu) {
        long pages = active.size() / page(active, dfu);
        long need = stateBytes(pages, units);
        rules.demand(
                need <= state.size(),
                MemoryConcern.OTA,
                state.area().name(),
                "layout.embassy.state",
                pages,
                units.writeBytes(),
                need,
                state.size(),
                Math.max(0, need - state.size()));
    }

    private void boot(PlacedPartition boot, List<PlacedPartition> placed) {
        rules.advise(
                boot.size() >= LEAST_BOOTLOADER_BYTES,
                MemoryConcern.LAYOUT,
                boot.area().name(),
                "layout.embassy.boot",
                SizeText.format(boot.size()));
        Optional<PlacedPartition> softDevice = PlacedPartition.first(placed, PartitionType.SOFTDEVICE);
        if (softDevice.isPresent()) {
            rules.note("layout.embassy.uicr", AddressText.format(boot.start()));
        } else {
            long first = PlacedPartition.first(placed, PartitionType.BOOT2)
                    .map(PlacedPartition::end)
                    .orElse(units.base());
            rules.demand(
                    boot.start() == first,
                    MemoryConcern.LAYOUT,
                    boot.area().name(),
                    "layout.boot-first",
                    AddressText.format(boot.start()),
                    AddressText.format(first));
        }
        boolean listed = FAMILIES.contains(chip.family());
        rules.advise(listed, MemoryConcern.OTA, "", "layout.embassy.family", chip.name());
    }
}
