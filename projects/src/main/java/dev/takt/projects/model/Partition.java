package dev.takt.projects.model;

import java.util.OptionalLong;

/** A named range of flash. Without an offset it follows the one before it, aligned as the scheme demands. */
public record Partition(
        String name, String type, String subtype, OptionalLong offset, long size, boolean encrypted, boolean readOnly) {

    public Partition withName(String name) {
        return new Partition(name, type, subtype, offset, size, encrypted, readOnly);
    }

    public Partition withType(String type) {
        return new Partition(name, type, subtype, offset, size, encrypted, readOnly);
    }

    public Partition withSubtype(String subtype) {
        return new Partition(name, type, subtype, offset, size, encrypted, readOnly);
    }

    public Partition withOffset(OptionalLong offset) {
        return new Partition(name, type, subtype, offset, size, encrypted, readOnly);
    }

    public Partition withSize(long size) {
        return new Partition(name, type, subtype, offset, size, encrypted, readOnly);
    }

    public Partition withEncrypted(boolean encrypted) {
        return new Partition(name, type, subtype, offset, size, encrypted, readOnly);
    }

    public Partition withReadOnly(boolean readOnly) {
        return new Partition(name, type, subtype, offset, size, encrypted, readOnly);
    }
}
