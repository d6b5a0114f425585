package dev.takt.projects.memory;

import java.util.OptionalLong;

/**
 * A partition as it is asked for: without an offset it follows the one before; a negative size means up to that address. {@code line} is where a file says it, 0 if
 * none does.
 */
public record EspRow(
        String name,
        int type,
        int subtype,
        OptionalLong offset,
        long size,
        boolean encrypted,
        boolean readOnly,
        int line) {}
