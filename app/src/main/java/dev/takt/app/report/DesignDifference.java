package dev.takt.app.report;

import dev.takt.projects.model.ItemId;
import java.util.Optional;

/**
 * One place in which two designs differ: the item (none: the design itself), its name, the way to the value inside it as the file has it, and the value on both sides
 * as short text, empty where it is absent. An item that only one side has is one difference without a property.
 */
public record DesignDifference(Optional<ItemId> item, String name, String property, String before, String after) {
    /** What it is: the item and its property. */
    public String place() {
        if (item.isEmpty()) {
            return property;
        }
        return property.isEmpty() ? name : name + "." + property;
    }

    /** True if the item is on the second side only. */
    public boolean isAdded() {
        return before.isEmpty();
    }

    /** True if the item is on the first side only. */
    public boolean isRemoved() {
        return after.isEmpty();
    }
}
