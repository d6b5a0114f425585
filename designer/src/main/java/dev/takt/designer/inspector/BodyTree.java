package dev.takt.designer.inspector;

import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A body as an editor sees it: steps with addresses, and the moves of its keys, each giving the changed body and where the step went. */
public final class BodyTree {
    /** A changed body and the step to go on with; absent when none is left there. */
    public record Changed(List<Step> body, Optional<Address> at) {
        public Changed {
            body = List.copyOf(body);
        }
    }

    /** A step in the order it is read, with its address. */
    public record Row(Address address, Step step) {}

    private BodyTree() {}

    /** All steps, outer ones before what is in them. */
    public static List<Row> rows(List<Step> body) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            collect(Address.of(i), body.get(i), rows);
        }
        return rows;
    }

    private static void collect(Address at, Step step, List<Row> rows) {
        rows.add(new Row(at, step));
        List<List<Step>> inner = step.inner();
        for (int way = 0; way < inner.size(); way++) {
            for (int i = 0; i < inner.get(way).size(); i++) {
                collect(at.child(way, i), inner.get(way).get(i), rows);
            }
        }
    }

    public static Optional<Step> at(List<Step> body, Address address) {
        return rows(body).stream()
                .filter(r -> r.address().equals(address))
                .map(Row::step)
                .findFirst();
    }

    /** The body with the step replaced. */
    public static List<Step> with(List<Step> body, Address address, Step step) {
        return inList(body, address, list -> {
            list.set(address.index(), step);
            return list;
        });
    }

    /** Adds a step after the one addressed, or at the end. */
    public static Changed add(List<Step> body, Optional<Address> after, Step step) {
        Address at = after.map(a -> a.withIndex(a.index() + 1)).orElseGet(() -> Address.of(body.size()));
        return new Changed(insert(body, at, step), Optional.of(at));
    }

    /** Adds a step as the last one of an inner body. */
    public static Changed addInside(List<Step> body, Address container, int way, Step step) {
        int count = at(body, container).map(s -> s.inner().get(way).size()).orElse(0);
        Address at = container.child(way, count);
        return new Changed(insert(body, at, step), Optional.of(at));
    }

    public static Changed remove(List<Step> body, Address address) {
        List<Step> left = inList(body, address, list -> {
            list.remove(address.index());
            return list;
        });
        Address same = address;
        Optional<Address> next = at(left, same).isPresent()
                ? Optional.of(same)
                : address.index() > 0 ? Optional.of(address.withIndex(address.index() - 1)) : address.parent();
        return new Changed(left, next.filter(a -> at(left, a).isPresent()));
    }

    /** Swaps a step with the one above or below it in its list; at the border of two ways of a branch it goes over to the other. */
    public static Changed move(List<Step> body, Address address, int by) {
        int to = address.index() + by;
        Address there = address.withIndex(Math.max(0, to));
        if (to < 0 || at(body, there).isEmpty()) {
            return otherWay(body, address, by)
                    .map(other -> moveTo(body, address, other))
                    .orElseGet(() -> new Changed(body, Optional.of(address)));
        }
        List<Step> swapped = inList(body, address, list -> {
            Step step = list.remove(address.index());
            list.add(to, step);
            return list;
        });
        return new Changed(swapped, Optional.of(there));
    }

    /** The end of the way before a step's, or the beginning of the one after it, in the same container. */
    private static Optional<Address> otherWay(List<Step> body, Address address, int by) {
        if (address.depth() == 0) {
            return Optional.empty();
        }
        Address container = address.parent().orElseThrow();
        List<List<Step>> ways = at(body, container).orElseThrow().inner();
        int way = address.way() + by;
        return way < 0 || way >= ways.size()
                ? Optional.empty()
                : Optional.of(container.child(way, by > 0 ? 0 : ways.get(way).size()));
    }

    /** The branches whose other way is empty and that end with each row: what is put below that row, further in first. */
    static List<List<Address>> emptyWays(List<Row> rows) {
        List<List<Address>> ending = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Address last = rows.get(i).address();
            Optional<Address> next =
                    i + 1 < rows.size() ? Optional.of(rows.get(i + 1).address()) : Optional.empty();
            ending.add(rows.subList(0, i + 1).reversed().stream()
                    .filter(row -> row.step().inner().size() == 2
                            && row.step().inner().getLast().isEmpty())
                    .map(Row::address)
                    .filter(a -> a.isAround(last) && next.filter(a::isAround).isEmpty())
                    .toList());
        }
        return ending;
    }

    /** Puts a step into the container right above it, as its last step. */
    public static Changed nest(List<Step> body, Address address) {
        if (address.index() == 0) {
            return new Changed(body, Optional.of(address));
        }
        Address container = address.withIndex(address.index() - 1);
        Optional<Step> above = at(body, container).filter(s -> !s.inner().isEmpty());
        Optional<Step> step = at(body, address);
        if (above.isEmpty() || step.isEmpty()) {
            return new Changed(body, Optional.of(address));
        }
        int way = above.get().inner().size() - 1;
        int lastWay = above.get().inner().get(way).isEmpty() ? 0 : way;
        return addInside(remove(body, address).body(), container, lastWay, step.get());
    }

    /** Takes a step out of its container, to stand right below it. */
    public static Changed unnest(List<Step> body, Address address) {
        Optional<Address> parent = address.parent();
        Optional<Step> step = at(body, address);
        if (parent.isEmpty() || step.isEmpty()) {
            return new Changed(body, Optional.of(address));
        }
        Address below = parent.get().withIndex(parent.get().index() + 1);
        return new Changed(insert(remove(body, address).body(), below, step.get()), Optional.of(below));
    }

    /** Takes a step to another place, an address in the body as it still is; into itself it does not go. */
    public static Changed moveTo(List<Step> body, Address from, Address to) {
        int level = from.parts().size() - 1;
        boolean sameList = to.parts().size() > level
                && to.parts().subList(0, level).equals(from.parts().subList(0, level));
        boolean intoItself = sameList
                && to.parts().size() > level + 1
                && to.parts().get(level).equals(from.index());
        Optional<Step> step = at(body, from);
        if (step.isEmpty() || intoItself) {
            return new Changed(body, Optional.of(from));
        }
        List<Integer> parts = new ArrayList<>(to.parts());
        if (sameList && parts.get(level) > from.index()) {
            parts.set(level, parts.get(level) - 1);
        }
        Address target = new Address(parts);
        return new Changed(insert(remove(body, from).body(), target, step.get()), Optional.of(target));
    }

    private static List<Step> insert(List<Step> body, Address at, Step step) {
        return inList(body, at, list -> {
            list.add(Math.min(at.index(), list.size()), step);
            return list;
        });
    }

    /** Changes the list that an address ends in. */
    private static List<Step> inList(List<Step> body, Address address, UnaryOperator<List<Step>> change) {
        return inList(body, address.parts(), change);
    }

    private static List<Step> inList(List<Step> body, List<Integer> parts, UnaryOperator<List<Step>> change) {
        List<Step> copy = new ArrayList<>(body);
        if (parts.size() == 1) {
            return List.copyOf(change.apply(copy));
        }
        int index = parts.get(0);
        int way = parts.get(1);
        Step outer = copy.get(index);
        List<List<Step>> inner = new ArrayList<>(outer.inner());
        inner.set(way, inList(inner.get(way), parts.subList(2, parts.size()), change));
        copy.set(index, outer.withInner(inner));
        return List.copyOf(copy);
    }
}
