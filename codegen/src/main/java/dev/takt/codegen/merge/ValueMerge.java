package dev.takt.codegen.merge;

import dev.takt.codegen.merge.TomlValue.Array;
import dev.takt.codegen.merge.TomlValue.Inline;
import dev.takt.codegen.merge.TomlValue.Member;
import dev.takt.codegen.merge.TomlValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Three values of one key: what we wrote last, what we write now, what stands there. */
final class ValueMerge {
    private ValueMerge() {}

    static TomlValue merge(Optional<TomlValue> old, TomlValue ours, TomlValue present) {
        if (old.isPresent() && old.get().same(ours)) {
            return present;
        }
        if (ours instanceof Inline now && present instanceof Inline there) {
            return members(old.flatMap(o -> o instanceof Inline was ? Optional.of(was) : Optional.empty()), now, there);
        }
        if (ours instanceof Scalar
                && present instanceof Inline there
                && there.get(List.of("version")).isPresent()) {
            // a crate whose features the user has chosen: the version is ours
            TomlValue was = old.orElse(ours);
            return there.with(new Member(List.of("version"), merge(Optional.of(was), ours, version(there))));
        }
        if (ours instanceof Array now && present instanceof Array there) {
            return new Array(elements(old, now, there));
        }
        return ours;
    }

    private static TomlValue version(Inline table) {
        return table.get(List.of("version")).orElseThrow();
    }

    /** Members that we no longer have go, unless the user has changed them. */
    private static Inline members(Optional<Inline> old, Inline ours, Inline present) {
        List<Member> all = new ArrayList<>();
        for (Member member : present.members()) {
            Optional<TomlValue> was = old.flatMap(o -> o.get(member.key()));
            Optional<TomlValue> now = ours.get(member.key());
            if (now.isPresent()) {
                all.add(new Member(member.key(), merge(was, now.get(), member.value())));
            } else if (was.isEmpty() || !was.get().same(member.value())) {
                all.add(member);
            }
        }
        Inline merged = new Inline(all);
        for (Member member : ours.members()) {
            if (merged.get(member.key()).isEmpty()) {
                merged = merged.with(member);
            }
        }
        return merged;
    }

    /** Ours, then what the user has put there: elements above the number in which we wrote them last. A flag such as {@code -C} may be there often. */
    private static List<TomlValue> elements(Optional<TomlValue> old, Array ours, Array present) {
        List<TomlValue> added = new ArrayList<>(present.elements());
        List<TomlValue> mine = new ArrayList<>(old.flatMap(
                        o -> o instanceof Array was ? Optional.of(was.elements()) : Optional.<List<TomlValue>>empty())
                .orElse(ours.elements()));
        mine.forEach(m -> removeFirst(added, m));
        List<TomlValue> all = new ArrayList<>(ours.elements());
        for (TomlValue element : added) {
            boolean flag = element instanceof Scalar scalar && scalar.meaning().startsWith("\"-");
            if (flag || all.stream().noneMatch(element::same)) {
                all.add(element);
            }
        }
        return all;
    }

    private static void removeFirst(List<TomlValue> from, TomlValue value) {
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i).same(value)) {
                from.remove(i);
                return;
            }
        }
    }
}
