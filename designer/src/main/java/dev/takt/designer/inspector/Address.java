package dev.takt.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a step is in a body: {@code parts} are, from the outside in, the index of a step, the number of one of its inner bodies, an index in that body, and so on;
 * their number is odd.
 */
public record Address(List<Integer> parts) implements Comparable<Address> {
    public Address {
        parts = List.copyOf(parts);
        if (parts.size() % 2 == 0) {
            throw new IllegalArgumentException("not the address of a step: " + parts);
        }
    }

    static Address of(Integer... parts) {
        return new Address(List.of(parts));
    }

    public int index() {
        return parts.getLast();
    }

    /** How many steps are around it. */
    public int depth() {
        return parts.size() / 2;
    }

    /** The step around this one. */
    Optional<Address> parent() {
        return parts.size() == 1 ? Optional.empty() : Optional.of(new Address(parts.subList(0, parts.size() - 2)));
    }

    /** Which inner body of the parent this step is in. */
    int way() {
        return parts.get(parts.size() - 2);
    }

    /** True for a step itself and for what is inside it. */
    boolean isAround(Address other) {
        return other.parts.size() >= parts.size()
                && other.parts.subList(0, parts.size()).equals(parts);
    }

    Address withIndex(int index) {
        List<Integer> moved = new ArrayList<>(parts);
        moved.set(moved.size() - 1, index);
        return new Address(moved);
    }

    Address child(int way, int index) {
        List<Integer> deeper = new ArrayList<>(parts);
        deeper.add(way);
        deeper.add(index);
        return new Address(deeper);
    }

    @Override
    public int compareTo(Address other) {
        for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
            int order = Integer.compare(parts.get(i), other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }
}
