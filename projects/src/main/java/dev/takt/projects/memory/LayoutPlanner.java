package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Proposes a flash plan for what a layout has to hold, and lays any plan out on its chip. Whether a plan keeps the rules of its scheme is said by {@link SchemeRules}. */
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
                    case EMBASSY_BOOT, MCUBOOT_SCRATCH, MCUBOOT_MOVE, MCUBOOT_OFFSET, MCUBOOT_OVERWRITE, TOCK ->
                        placed(full, chip);
                };
        new SchemeRules(scheme, full, chip, rules).check();
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

    /** Tags of all schemes, for messages. */
    static String tags() {
        return Arrays.stream(LayoutScheme.values()).map(LayoutScheme::tag).collect(Collectors.joining(", "));
    }
}
