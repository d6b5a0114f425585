package dev.takt.codegen.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value of a TOML document: a scalar with its text and its meaning, an array, or an inline table with its members in order. */
sealed interface TomlValue {
    /** As it is written on one line. */
    String text();

    /** True if it means the same, however it is written. */
    boolean same(TomlValue other);

    /** A string, number, boolean or date: {@code meaning} is the text without the way it is quoted. */
    record Scalar(String text, String meaning) implements TomlValue {
        @Override
        public boolean same(TomlValue other) {
            return other instanceof Scalar scalar && scalar.meaning.equals(meaning);
        }
    }

    /** An array. */
    record Array(List<TomlValue> elements) implements TomlValue {
        public Array {
            elements = List.copyOf(elements);
        }

        @Override
        public String text() {
            return elements.stream().map(TomlValue::text).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public boolean same(TomlValue other) {
            return other instanceof Array array && sameElements(array.elements);
        }

        private boolean sameElements(List<TomlValue> others) {
            boolean same = others.size() == elements.size();
            for (int i = 0; same && i < others.size(); i++) {
                same = elements.get(i).same(others.get(i));
            }
            return same;
        }
    }

    /** An inline table. */
    record Inline(List<Member> members) implements TomlValue {
        public Inline {
            members = List.copyOf(members);
        }

        Optional<TomlValue> get(List<String> key) {
            return members.stream()
                    .filter(m -> m.key().equals(key))
                    .map(Member::value)
                    .findFirst();
        }

        /** The same with this member, in its place if there is one of that key. */
        Inline with(Member member) {
            List<Member> all = new ArrayList<>();
            members.forEach(m -> all.add(m.key().equals(member.key()) ? member : m));
            if (get(member.key()).isEmpty()) {
                all.add(member);
            }
            return new Inline(all);
        }

        @Override
        public String text() {
            return members.isEmpty()
                    ? "{}"
                    : members.stream()
                            .map(m -> TomlKey.text(m.key()) + " = " + m.value().text())
                            .collect(Collectors.joining(", ", "{ ", " }"));
        }

        @Override
        public boolean same(TomlValue other) {
            return other instanceof Inline inline
                    && inline.members.size() == members.size()
                    && members.stream().allMatch(m -> inline.get(m.key())
                            .filter(v -> v.same(m.value()))
                            .isPresent());
        }
    }

    /** A member of an inline table; its key may be dotted. */
    record Member(List<String> key, TomlValue value) {
        public Member {
            key = List.copyOf(key);
        }
    }
}
