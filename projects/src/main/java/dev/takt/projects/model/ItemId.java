package dev.takt.projects.model;

import java.util.regex.Pattern;

/**
 * Stable identity of an item in a project: {@code [a-z][a-z0-9-]{0,63}}, unique, never changed by a rename.
 * Any other text is an {@code IllegalArgumentException}.
 */
public record ItemId(String value) implements Comparable<ItemId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public ItemId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an item id: " + value);
        }
    }

    public static ItemId of(String value) {
        return new ItemId(value);
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
