package dev.takt.projects.memory;

/** A region of the {@code MEMORY} command of a linker script; {@code line} is where a file says it, 0 if none does. */
public record LinkerRegion(String name, long origin, long length, int line) {
    public long end() {
        return origin + length;
    }
}
