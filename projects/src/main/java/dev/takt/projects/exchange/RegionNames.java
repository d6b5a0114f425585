package dev.takt.projects.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of the regions of one linker script. Those that scripts and crates refer to are kept for what they mean, whatever a partition is called. */
final class RegionNames {
    private final Set<String> taken;

    /** Names for a script in which these have a meaning. */
    RegionNames(List<String> reserved) {
        this.taken = new HashSet<>(reserved);
    }

    /** A name as linkers take it. The first of a name keeps it; the next gets a number, so that no region is lost. */
    String free(String name) {
        String symbol = symbol(name);
        String free = symbol;
        for (int i = 2; !taken.add(free); i++) {
            free = symbol + "_" + i;
        }
        return free;
    }

    private static String symbol(String name) {
        String symbol = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        return symbol.isEmpty() || Character.isDigit(symbol.charAt(0)) ? "_" + symbol : symbol;
    }
}
