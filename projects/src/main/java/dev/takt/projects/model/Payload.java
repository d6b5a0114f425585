package dev.takt.projects.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a resource guards or a channel carries. With fields it is a record of them, optionally framed by a sync byte in front and a checksum
 * behind (over everything between); without fields it is {@code opaqueBytes} of memory nobody looks into.
 */
public record Payload(String typeName, List<Field> fields, OptionalInt sync, Checksum checksum, long opaqueBytes) {
    public Payload {
        fields = List.copyOf(fields);
    }

    public static final Payload NONE = new Payload("", List.of(), OptionalInt.empty(), Checksum.NONE, 0);

    /** Size of one element in bytes, packed. */
    public long bytes() {
        if (fields.isEmpty()) {
            return opaqueBytes;
        }
        long sum = sync.isPresent() ? 1 : 0;
        for (Field field : fields) {
            sum += field.type().bytes();
        }
        return sum + (checksum == Checksum.XOR ? 1 : 0);
    }

    public Payload withTypeName(String typeName) {
        return new Payload(typeName, fields, sync, checksum, opaqueBytes);
    }

    public Payload withFields(List<Field> fields) {
        return new Payload(typeName, fields, sync, checksum, opaqueBytes);
    }

    public Payload withSync(OptionalInt sync) {
        return new Payload(typeName, fields, sync, checksum, opaqueBytes);
    }

    public Payload withChecksum(Checksum checksum) {
        return new Payload(typeName, fields, sync, checksum, opaqueBytes);
    }

    public Payload withOpaqueBytes(long opaqueBytes) {
        return new Payload(typeName, fields, sync, checksum, opaqueBytes);
    }
}
