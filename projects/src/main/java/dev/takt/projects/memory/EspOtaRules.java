package dev.takt.projects.memory;

import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What over-the-air update and start need of a partition table as a whole. ESP-IDF checks the uniqueness of otadata only; the rest shows on the device, so it is a warning. */
final class EspOtaRules {
    private final List<EspEntry> entries;
    private final List<MemoryFinding> findings = new ArrayList<>();

    private EspOtaRules(List<EspEntry> entries) {
        this.entries = entries;
    }

    static List<MemoryFinding> findings(List<EspEntry> entries) {
        EspOtaRules rules = new EspOtaRules(entries);
        rules.apps();
        rules.otadata();
        rules.slots();
        return rules.findings;
    }

    private void apps() {
        if (entries.stream().noneMatch(e -> e.type() == EspTypes.APP)) {
            findings.add(MemoryFinding.warning(MemoryConcern.LAYOUT, "", 0, "memory.esp.no-app"));
        }
        List<EspEntry> factories = of(EspTypes.APP, EspTypes.FACTORY);
        for (EspEntry e : factories.subList(Math.min(1, factories.size()), factories.size())) {
            findings.add(MemoryFinding.warning(
                    MemoryConcern.LAYOUT,
                    e.name(),
                    e.line(),
                    "memory.esp.two-factory",
                    e.name(),
                    factories.getFirst().name()));
        }
    }

    private void otadata() {
        twice(of(EspTypes.DATA, EspTypes.OTADATA), "ota");
        twice(of(EspTypes.DATA, EspTypes.TEE_OTADATA), "tee_ota");
    }

    private void twice(List<EspEntry> same, String subtype) {
        for (EspEntry e : same.subList(Math.min(1, same.size()), same.size())) {
            findings.add(MemoryFinding.error(
                    MemoryConcern.OTA,
                    e.name(),
                    e.line(),
                    "memory.esp.two-otadata",
                    e.name(),
                    same.getFirst().name(),
                    subtype));
        }
    }

    private void slots() {
        Map<Integer, EspEntry> slots = new TreeMap<>();
        for (EspEntry e : entries) {
            if (EspTypes.isSlot(e.type(), e.subtype())) {
                EspEntry twin = slots.putIfAbsent(e.subtype() - EspTypes.OTA_0, e);
                if (twin != null) {
                    warning(e, "memory.esp.slot-twice", e.name(), twin.name());
                }
            }
        }
        boolean data = !of(EspTypes.DATA, EspTypes.OTADATA).isEmpty();
        if (!slots.isEmpty() && !data) {
            findings.add(MemoryFinding.warning(MemoryConcern.OTA, "", 0, "memory.esp.no-otadata", slots.size()));
        }
        if (slots.size() < 2 && (data || !slots.isEmpty())) {
            findings.add(MemoryFinding.warning(MemoryConcern.OTA, "", 0, "memory.esp.few-slots", slots.size()));
        }
        gaps(slots);
        sizes(slots);
    }

    /** An image that fills the larger slot does not fit the smaller one, so the update after next fails. */
    private void sizes(Map<Integer, EspEntry> slots) {
        slots.values().stream().min(Comparator.comparingLong(EspEntry::size)).ifPresent(small -> {
            for (EspEntry e : slots.values()) {
                if (e.size() > small.size()) {
                    warning(
                            e,
                            "memory.esp.slot-sizes",
                            e.name(),
                            SizeText.format(e.size()),
                            small.name(),
                            SizeText.format(small.size()));
                    return;
                }
            }
        });
    }

    private void gaps(Map<Integer, EspEntry> slots) {
        int next = 0;
        for (Map.Entry<Integer, EspEntry> slot : slots.entrySet()) {
            if (slot.getKey() != next) {
                warning(slot.getValue(), "memory.esp.slot-gap", slot.getValue().name(), slot.getKey(), next);
            }
            next = slot.getKey() + 1;
        }
    }

    private List<EspEntry> of(int type, int subtype) {
        return entries.stream().filter(e -> e.is(type, subtype)).toList();
    }

    private void warning(EspEntry e, String key, Object... arguments) {
        findings.add(MemoryFinding.warning(MemoryConcern.OTA, e.name(), e.line(), key, arguments));
    }
}
