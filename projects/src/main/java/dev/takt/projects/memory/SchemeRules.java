package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CpuArch;
import dev.takt.projects.units.AddressText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds a flash plan against the rules of its scheme, and against what the chip demands of any: vectors, a SoftDevice, a second stage of the boot loader, UF2. */
final class SchemeRules {
    private final LayoutScheme scheme;
    private final FlashPlan plan;
    private final Chip chip;
    private final FlashUnits units;
    private final List<PlacedPartition> placed;
    private final LayoutRules rules;

    /** What is found goes to {@code rules}. */
    SchemeRules(LayoutScheme scheme, FlashPlan plan, Chip chip, LayoutRules rules) {
        this.scheme = scheme;
        this.plan = plan;
        this.chip = chip;
        this.rules = rules;
        units = FlashUnits.of(chip, plan.flashBytes());
        // what is wrong with the partitions themselves is found where the plan is laid out
        placed = PlacedPartition.of(plan, units, new ArrayList<>());
    }

    /** Adds what is met and what is not. */
    void check() {
        boolean swaps = scheme == LayoutScheme.EMBASSY_BOOT || scheme.isMcuboot();
        if (swaps
                && !rules.demand(units.isErased(), MemoryConcern.OTA, "", "layout.erased", chip.name(), scheme.tag())) {
            return;
        }
        switch (scheme) {
            case ESP_IDF -> {
                // Its rules are those of the table.
            }
            case LINKER -> vectors();
            case EMBASSY_BOOT -> EmbassyBootPlan.check(placed, units, chip, rules);
            case MCUBOOT_SCRATCH, MCUBOOT_MOVE, MCUBOOT_OFFSET, MCUBOOT_OVERWRITE ->
                McubootPlan.check(scheme, placed, units, chip, rules);
            case TOCK -> TockPlan.check(placed, chip, rules);
        }
        softDevice();
        secondStage();
        uf2();
    }

    private void vectors() {
        Optional<PlacedPartition> app = PlacedPartition.first(placed, PartitionType.APP);
        if (app.isPresent() && LinkerRules.isCortexM(chip)) {
            long alignment = LinkerRules.vectorAlignment(chip);
            rules.demand(
                    app.get().start() % alignment == 0,
                    MemoryConcern.LAYOUT,
                    app.get().area().name(),
                    "layout.vectors",
                    app.get().area().name(),
                    AddressText.format(app.get().start()),
                    AddressText.format(alignment));
        }
    }

    /** The SoftDevice stands from the start of flash to where it expects the program, and nothing of ours before that. */
    private void softDevice() {
        Optional<PlacedPartition> reserved = PlacedPartition.first(placed, PartitionType.SOFTDEVICE);
        if (reserved.isEmpty()) {
            return;
        }
        PlacedPartition area = reserved.get();
        Optional<SoftDevice> softDevice = SoftDevice.of(area.partition().subtype());
        rules.demand(
                softDevice.isPresent(),
                MemoryConcern.LAYOUT,
                area.area().name(),
                "layout.softdevice.known",
                area.partition().subtype());
        softDevice.ifPresent(s -> softDevice(s, area));
    }

    private void softDevice(SoftDevice softDevice, PlacedPartition area) {
        rules.demand(
                softDevice.chips().contains(chip.id()),
                MemoryConcern.LAYOUT,
                area.area().name(),
                "layout.softdevice.chip",
                softDevice.name(),
                chip.name(),
                String.join(", ", softDevice.chips()));
        long start = units.base() + softDevice.applicationStart();
        rules.demand(
                area.start() == units.base() && area.end() == start,
                MemoryConcern.LAYOUT,
                area.area().name(),
                "layout.softdevice.area",
                softDevice.name() + " " + softDevice.version(),
                AddressText.format(start));
        PlacedPartition.first(placed, PartitionType.APP)
                .ifPresent(app -> rules.demand(
                        app.start() == start,
                        MemoryConcern.LAYOUT,
                        app.area().name(),
                        "layout.softdevice.app",
                        softDevice.name(),
                        AddressText.format(start),
                        AddressText.format(app.start())));
        rules.note("layout.softdevice.priorities");
    }

    private void secondStage() {
        if (chip.model().equals(LinkerPlan.BOOT2_CHIP) && !plan.partitions().isEmpty() && scheme != LayoutScheme.TOCK) {
            boolean first = PlacedPartition.first(placed, PartitionType.BOOT2)
                    .filter(b -> b.start() == units.base() && b.size() == LinkerPlan.BOOT2_BYTES)
                    .isPresent();
            rules.demand(first, MemoryConcern.LAYOUT, "", "layout.boot2", AddressText.format(units.base()));
        } else if (chip.arch() == CpuArch.ARMV8M && chip.family().equals("RP2")) {
            rules.note("layout.image-block", AddressText.format(units.base()));
        }
    }

    private void uf2() {
        OptionalLong family = Uf2Family.of(chip.id());
        if (scheme == LayoutScheme.ESP_IDF || family.isEmpty()) {
            return;
        }
        long start = PlacedPartition.first(placed, PartitionType.APP)
                .map(PlacedPartition::start)
                .orElse(0L);
        rules.advise(
                start % Uf2Family.PAYLOAD_BYTES == 0,
                MemoryConcern.LAYOUT,
                "",
                "layout.uf2",
                AddressText.format(family.getAsLong()),
                chip.name(),
                AddressText.format(start));
    }
}
