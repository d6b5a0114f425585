package dev.takt.projects.memory;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;

/** Lays the flash plan and the known data of a design out on its chip. */
public final class MemoryPlanner {
    /** One image, placed by a linker script. */
    public static final String LINKER = "linker";
    /** A partition table of ESP-IDF. */
    public static final String ESP_IDF = "esp-idf";

    private static final String ESP_FAMILY = "ESP32";

    private MemoryPlanner() {}

    /** The map of a design. Never refuses: what does not fit is a finding. */
    public static MemoryMap plan(Machine machine) {
        FlashPlan plan = machine.project().flash();
        Chip chip = machine.chip();
        String scheme = scheme(plan, chip);
        List<MemoryFinding> findings = new ArrayList<>(schemeFindings(plan, chip));
        Layout flash = LayoutPlanner.layout(LayoutScheme.of(scheme).orElseThrow(), plan, chip);
        findings.addAll(flash.findings());
        List<RamRegion> ram = RamPlan.regions(machine);
        findings.addAll(RamPlan.findings(ram));
        return new MemoryMap(flash, ram, findings);
    }

    /** The plan's scheme, or what the chip's family uses where the plan names none that is known. */
    public static String scheme(FlashPlan plan, Chip chip) {
        return LayoutScheme.of(plan.scheme())
                .map(LayoutScheme::tag)
                .orElse(chip.family().equals(ESP_FAMILY) ? ESP_IDF : LINKER);
    }

    private static List<MemoryFinding> schemeFindings(FlashPlan plan, Chip chip) {
        if (plan.scheme().isEmpty()) {
            return List.of();
        }
        boolean esp = chip.family().equals(ESP_FAMILY);
        String usual = esp ? ESP_IDF : LINKER;
        if (LayoutScheme.of(plan.scheme()).isEmpty()) {
            return List.of(MemoryFinding.error(
                    MemoryConcern.LAYOUT, "", 0, "memory.scheme.unknown", plan.scheme(), LayoutPlanner.tags()));
        }
        boolean fits = plan.scheme().equals(ESP_IDF) == esp;
        return fits
                ? List.of()
                : List.of(MemoryFinding.error(
                        MemoryConcern.LAYOUT, "", 0, "memory.scheme.wrong", plan.scheme(), chip.name(), usual));
    }
}
