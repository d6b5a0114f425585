package dev.takt.projects.exchange;

import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.LinkerRegion;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import java.util.List;

/** The {@code memory.x} of a Cortex-M program as cortex-m-rt wants it: regions FLASH and RAM, and what else the chip has under names of its own. */
public final class MemoryX {
    private MemoryX() {}

    /** The text for a map of the scheme {@code linker}; FLASH is its application, RAM its first region. */
    public static String write(MemoryMap map) {
        RegionNames names = new RegionNames(List.of("FLASH", "RAM"));
        StringBuilder regions = new StringBuilder();
        FlashArea app = map.first(FlashRole.APP)
                .orElseThrow(() -> new IllegalArgumentException("a linker map has an application"));
        for (FlashArea area : map.flash()) {
            if (area != app && area.role() != FlashRole.FREE) {
                regions.append(row(names.free(area.name()), area.start(), area.size()));
            }
        }
        regions.append(row("FLASH", app.start(), app.size()));
        List<RamRegion> ram = map.ram();
        for (int i = 0; i < ram.size(); i++) {
            String name = i == 0 ? "RAM" : names.free(ram.get(i).name());
            regions.append(row(name, ram.get(i).start(), ram.get(i).size()));
        }
        return "MEMORY\n{\n" + regions + "}\n";
    }

    private static String row(String name, long start, long size) {
        return MemoryXText.row(new LinkerRegion(name, start, size, 0));
    }
}
