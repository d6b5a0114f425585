package dev.takt.projects.memory;

/** A partition in its place in an ESP-IDF partition table, types as numbers. */
public record EspEntry(
        String name, int type, int subtype, long offset, long size, boolean encrypted, boolean readOnly, int line) {
    public long end() {
        return offset + size;
    }

    public boolean is(int type, int subtype) {
        return this.type == type && this.subtype == subtype;
    }
}
