package dev.takt.projects.exchange;

import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.LinkerRegion;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code memory.x} of a Cortex-M program as cortex-m-rt wants it: regions FLASH and RAM, and what else the chip has under names of its own. */
public final class MemoryX {
    private MemoryX() {}

    /** The text for a map of the scheme {@code linker}; FLASH is its application, RAM its first region. */
    public static String write(MemoryMap map) {
        Map<String, String> regions = new LinkedHashMap<>();
        FlashArea app = map.first(FlashRole.APP)
                .orElseThrow(() -> new IllegalArgumentException("a linker map has an application"));
        for (FlashArea area : map.flash()) {
            if (area != app && area.role() != FlashRole.FREE) {
                put(regions, area.name(), area.start(), area.size());
            }
        }
        put(regions, "FLASH", app.start(), app.size());
        List<RamRegion> ram = map.ram();
        for (int i = 0; i < ram.size(); i++) {
            put(
                    regions,
                    i == 0 ? "RAM" : ram.get(i).name(),
                    ram.get(i).start(),
                    ram.get(i).size());
        }
        return "MEMORY\n{\n" + String.join("", regions.values()) + "}\n";
    }

    /** The first of a name keeps it; the next gets a number, so that no region is lost. */
    private static void put(Map<String, String> regions, String name, long start, long size) {
        String symbol = symbol(name);
        String free = symbol;
        for (int i = 2; regions.containsKey(free); i++) {
            free = symbol + "_" + i;
        }
        regions.put(free, MemoryXText.row(new LinkerRegion(free, start, size, 0)));
    }

    private static String symbol(String name) {
        String symbol = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        return symbol.isEmpty() || Character.isDigit(symbol.charAt(0)) ? "_" + symbol : symbol;
    }
}
