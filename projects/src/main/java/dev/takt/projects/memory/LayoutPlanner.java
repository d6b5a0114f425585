package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CpuArch;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Finds a flash plan for what a layout has to hold, and holds any plan against the rules of its scheme. */
public final class LayoutPlanner {
    private LayoutPlanner() {}

    /** A plan with every partition in its place. It never refuses: what does not fit shows when the plan is laid out. */
    public static FlashPlan propose(LayoutWish wish, Chip chip) {
        List<Partition> partitions =
                switch (wish.scheme()) {
                    case LINKER -> image(wish, chip);
                    case ESP_IDF -> EspProposal.propose(wish, chip);
                    case EMBASSY_BOOT -> EmbassyBootPlan.propose(wish, chip);
                    case MCUBOOT_SCRATCH, MCUBOOT_MOVE, MCUBOOT_OFFSET, MCUBOOT_OVERWRITE ->
                        McubootPlan.propose(wish, chip);
                    case TOCK -> TockPlan.propose(wish, chip);
                };
        return FlashPlan.NONE
                .withScheme(wish.scheme().tag())
                .withFlashBytes(wish.flashBytes())
                .withPartitions(partitions);
    }

    /** One image, behind a SoftDevice if there is one, before the data. */
    private static List<Partition> image(LayoutWish wish, Chip chip) {
        if (wish.softDevice().isEmpty() && wish.data().isEmpty()) {
            return List.of();
        }
        FlashUnits units = FlashUnits.of(chip, wish.flashBytes());
        SchemeSpace space = new SchemeSpace(units);
        wish.data().reversed().forEach(d -> space.above(d.name(), PartitionType.DATA, d.kind(), d.bytes()));
        wish.softDevice()
                .ifPresent(s -> space.upTo(
                        "SOFTDEVICE", PartitionType.SOFTDEVICE, s.tag(), units.base() + s.applicationStart()));
        if (chip.model().equals(LinkerPlan.BOOT2_CHIP)) {
            space.upTo("BOOT2", PartitionType.BOOT2, "", units.base() + LinkerPlan.BOOT2_BYTES);
        }
        space.upTo("FLASH", PartitionType.APP, "", space.end());
        return space.partitions();
    }

    /** A plan on its chip. Schemes other than those of ESP-IDF have no table; a plan without partitions of a scheme that needs some gets those proposed for two slots. */
    public static Layout layout(LayoutScheme scheme, FlashPlan plan, Chip chip) {
        FlashPlan full = plan.partitions().isEmpty() && scheme != LayoutScheme.LINKER && scheme != LayoutScheme.ESP_IDF
                ? propose(LayoutWish.of(scheme).withFlashBytes(plan.flashBytes()), chip)
                : plan;
        LayoutRules rules = new LayoutRules();
        FlashLayout flash =
                switch (scheme) {
                    case ESP_IDF -> EspPlan.layout(full, chip);
                    case LINKER -> LinkerPlan.layout(full, chip);
                    default -> placed(full, chip);
                };
        check(scheme, full, chip, rules);
        List<MemoryFinding> findings = new ArrayList<>(flash.findings());
        rules.all().stream().filter(r -> !r.met()).forEach(r -> findings.add(r.finding()));
        return new Layout(scheme, full, flash.bytes(), flash.areas(), flash.table(), rules.all(), findings);
    }

    /** Whether an image of so many bytes fits each place programs of a layout have; of two slots that an update swaps, the first decides. */
    public static List<LayoutRule> image(Layout layout, Chip chip, long imageBytes) {
        LayoutRules rules = new LayoutRules();
        List<FlashArea> slots = new ArrayList<>(
                layout.areas().stream().filter(a -> a.role() == FlashRole.APP).toList());
        boolean swaps =
                layout.scheme() == LayoutScheme.EMBASSY_BOOT || layout.scheme().isMcuboot();
        for (FlashArea slot : swaps && !slots.isEmpty() ? slots.subList(0, 1) : slots) {
            long most = most(layout, slot, chip);
            rules.demand(
                    imageBytes <= most,
                    MemoryConcern.FLASH_SIZE,
                    slot.name(),
                    "layout.image",
                    SizeText.format(imageBytes),
                    slot.name(),
                    SizeText.format(Math.abs(most - imageBytes)),
                    SizeText.format(most));
        }
        return rules.all();
    }

    private static long most(Layout layout, FlashArea slot, Chip chip) {
        if (!layout.scheme().isMcuboot()) {
            return slot.size();
        }
        FlashUnits units = FlashUnits.of(chip, layout.plan().flashBytes());
        return PlacedPartition.of(layout.plan(), units, new ArrayList<>()).stream()
                .filter(p -> p.type() == PartitionType.APP)
                .findFirst()
                .map(p -> McubootPlan.mostImage(layout.scheme(), p, units, chip))
                .orElse(slot.size());
    }

    private static FlashLayout placed(FlashPlan plan, Chip chip) {
        FlashUnits units = FlashUnits.of(chip, plan.flashBytes());
        List<MemoryFinding> findings = new ArrayList<>();
        LinkerPlan.size(plan, chip, findings);
        List<FlashArea> areas = PlacedPartition.of(plan, units, findings).stream()
                .map(PlacedPartition::area)
                .toList();
        return new FlashLayout(
                units.bytes(), FlashLayout.withGaps(areas, units.base(), units.end()), List.of(), findings);
    }

    private static void check(LayoutScheme scheme, FlashPlan plan, Chip chip, LayoutRules rules) {
        FlashUnits units = FlashUnits.of(chip, plan.flashBytes());
        List<PlacedPartition> placed = PlacedPartition.of(plan, units, new ArrayList<>());
        boolean swaps = scheme == LayoutScheme.EMBASSY_BOOT || scheme.isMcuboot();
        if (swaps
                && !rules.demand(units.isErased(), MemoryConcern.OTA, "", "layout.erased", chip.name(), scheme.tag())) {
            return;
        }
        switch (scheme) {
            case ESP_IDF -> {
                // Its rules are those of the table.
            }
            case LINKER -> vectors(placed, chip, rules);
            case EMBASSY_BOOT -> EmbassyBootPlan.check(placed, units, chip, rules);
            case MCUBOOT_SCRATCH, MCUBOOT_MOVE, MCUBOOT_OFFSET, MCUBOOT_OVERWRITE ->
                McubootPlan.check(scheme, placed, units, chip, rules);
            case TOCK -> TockPlan.check(placed, chip, rules);
        }
        softDevice(placed, units, chip, rules);
        secondStage(scheme, plan, placed, units, chip, rules);
        uf2(scheme, placed, chip, rules);
    }

    private static void vectors(List<PlacedPartition> placed, Chip chip, LayoutRules rules) {
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
    private static void softDevice(List<PlacedPartition> placed, FlashUnits units, Chip chip, LayoutRules rules) {
        Optional<PlacedPartition> reserved = PlacedPartition.first(placed, PartitionType.SOFTDEVICE);
        if (reserved.isEmpty()) {
            return;
        }
        PlacedPartition area = reserved.get();
        Optional<SoftDevice> device = SoftDevice.of(area.partition().subtype());
        boolean known = rules.demand(
                device.isPresent(),
                MemoryConcern.LAYOUT,
                area.area().name(),
                "layout.softdevice.known",
                area.partition().subtype());
        if (!known) {
            return;
        }
        SoftDevice softDevice = device.orElseThrow();
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
        Optional<PlacedPartition> app = PlacedPartition.first(placed, PartitionType.APP);
        app.ifPresent(a -> rules.demand(
                a.start() == start,
                MemoryConcern.LAYOUT,
                a.area().name(),
                "layout.softdevice.app",
                softDevice.name(),
                AddressText.format(start),
                AddressText.format(a.start())));
        rules.note("layout.softdevice.priorities");
    }

    private static void secondStage(
            LayoutScheme scheme,
            FlashPlan plan,
            List<PlacedPartition> placed,
            FlashUnits units,
            Chip chip,
            LayoutRules rules) {
        if (chip.model().equals(LinkerPlan.BOOT2_CHIP) && !plan.partitions().isEmpty() && scheme != LayoutScheme.TOCK) {
            boolean first = PlacedPartition.first(placed, PartitionType.BOOT2)
                    .filter(b -> b.start() == units.base() && b.size() == LinkerPlan.BOOT2_BYTES)
                    .isPresent();
            rules.demand(first, MemoryConcern.LAYOUT, "", "layout.boot2", AddressText.format(units.base()));
        } else if (chip.arch() == CpuArch.ARMV8M && chip.family().equals("RP2")) {
            rules.note("layout.image-block", AddressText.format(units.base()));
        }
    }

    private static void uf2(LayoutScheme scheme, List<PlacedPartition> placed, Chip chip, LayoutRules rules) {
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

    /** Tags of all schemes, for messages. */
    static String tags() {
        return Arrays.stream(LayoutScheme.values()).map(LayoutScheme::tag).collect(Collectors.joining(", "));
    }
}
