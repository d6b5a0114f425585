package dev.takt.codegen.layout;

import dev.takt.projects.model.Checksum;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Payload;
import java.util.List;

/** The Rust type of what resources guard and channels carry. {@code rust} is {@code ()} if there is nothing to carry; {@code items} use it. */
public record PayloadPlan(String rust, Payload payload, List<FieldPlan> fields, List<ItemId> items) {
    static final String UNIT = "()";

    private static final long SMALL_BYTES = 8;

    public PayloadPlan {
        fields = List.copyOf(fields);
        items = List.copyOf(items);
    }

    public boolean isUnit() {
        return rust.equals(UNIT);
    }

    /** A Rust expression for the value everything starts with. */
    public String initial() {
        if (isUnit()) {
            return UNIT;
        }
        return fields.isEmpty() ? "[0; " + payload.opaqueBytes() + "]" : rust + "::INITIAL";
    }

    /** True if it is as small as a register or two: under a critical section it is copied out and in again, and what is larger is borrowed. */
    public boolean isSmall() {
        return !isUnit() && payload.bytes() <= SMALL_BYTES;
    }

    /** True if it goes over a line: a sync byte or a checksum frames it. */
    public boolean isFramed() {
        return !fields.isEmpty() && (payload.sync().isPresent() || payload.checksum() != Checksum.NONE);
    }
}
