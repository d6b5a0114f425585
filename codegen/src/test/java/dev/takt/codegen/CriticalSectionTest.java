package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.pins.PinSets;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.target.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pinned set brings one implementation of critical-section, and on a chip with several cores one that keeps the others out. */
class CriticalSectionTest {
    /** What brings one: a crate or a feature in a line of the manifest, and for how many cores it is. */
    private static final Map<String, String> IMPLEMENTATIONS = Map.of(
            "critical-section-single-core", "one core",
            "critical-section-single-hart", "one core",
            "critical-section-impl", "all cores");

    /** esp-hal has one by default, for all cores of the chip. */
    private static final String ESP_HAL = "esp-hal";

    static List<String> implementations(List<String> manifest) {
        List<String> found = new ArrayList<>();
        for (String line : manifest) {
            String crate = line.split(" ", 2)[0];
            if (crate.equals(ESP_HAL)) {
                found.add(crate + ": all cores");
            }
            IMPLEMENTATIONS.forEach((feature, cores) -> {
                if (line.contains('"' + feature + '"')) {
                    found.add(crate + ": " + cores);
                }
            });
        }
        return found;
    }

    static Stream<Support> generated() {
        return ShippedCatalogue.get().runtimes().stream()
                .flatMap(r -> r.support().stream())
                .filter(s -> s.isGenerated() && !s.pins().isEmpty() && Designs.hasFirmware(s.target()));
    }

    @ParameterizedTest
    @MethodSource("generated")
    void pinnedSetBringsOneCriticalSectionForItsCores(Support row) {
        List<String> found =
                implementations(PinSets.read(row.runtime(), row.pins()).lines());
        int cores =
                ShippedCatalogue.get().chip(row.target()).orElseThrow().cores().size();
        List<String> fit = found.stream()
                .filter(i -> cores == 1 || i.endsWith("all cores"))
                .toList();
        assertEquals(1, found.size(), row.runtime() + " on " + row.target() + ": " + found);
        assertEquals(found, fit, row.runtime() + " on " + row.target());
    }
}
