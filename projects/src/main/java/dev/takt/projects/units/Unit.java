package dev.takt.projects.units;

import java.math.BigDecimal;
import java.util.Set;

/** A unit of a scale: its name, how many of the smallest unit it is, and other spellings. {@code wholeOnly}: texts are written in it only without decimals. */
record Unit(String name, BigDecimal size, boolean wholeOnly, Set<String> spellings) {
    static Unit of(String name, long size, String... spellings) {
        return new Unit(name, BigDecimal.valueOf(size), false, Set.of(spellings));
    }

    static Unit whole(String name, long size) {
        return new Unit(name, BigDecimal.valueOf(size), true, Set.of());
    }

    boolean is(String text) {
        return name.equals(text) || spellings.contains(text);
    }
}
