package dev.takt.codegen.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value of a JSON text with comments, and where it stands: {@code from} to {@code to}, that one excluded. */
sealed interface JsonNode {
    int from();

    int to();

    /** True if it means the same, however it is laid out. */
    boolean same(JsonNode other);

    /** A string, number, true, false or null, as written. */
    record Leaf(String text, int from, int to) implements JsonNode {
        @Override
        public boolean same(JsonNode other) {
            return other instanceof Leaf leaf && leaf.text.equals(text);
        }
    }

    /** An array. */
    record Items(List<JsonNode> elements, int from, int to) implements JsonNode {
        public Items {
            elements = List.copyOf(elements);
        }

        @Override
        public boolean same(JsonNode other) {
            boolean same = other instanceof Items items && items.elements.size() == elements.size();
            for (int i = 0; same && i < elements.size(); i++) {
                same = elements.get(i).same(((Items) other).elements.get(i));
            }
            return same;
        }
    }

    /** An object. */
    record Members(List<Member> members, int from, int to) implements JsonNode {
        public Members {
            members = List.copyOf(members);
        }

        Optional<Member> get(String key) {
            return members.stream().filter(m -> m.key().equals(key)).findFirst();
        }

        @Override
        public boolean same(JsonNode other) {
            return other instanceof Members object
                    && object.members.size() == members.size()
                    && members.stream().allMatch(m -> object.get(m.key())
                            .filter(o -> o.value().same(m.value()))
                            .isPresent());
        }
    }

    /** A member: its key as written, quotes included, and where that begins. */
    record Member(String key, int from, JsonNode value) {}

    static JsonNode read(String text) throws Unmergeable {
        return new Reader(text).whole();
    }

    /** Reads JSON with comments and commas behind the last element, as editors do. Depth is bounded by the stack of small files. */
    final class Reader {
        private static final int DEEPEST = 64;

        private final String text;
        private int at;
        private int depth;

        private Reader(String text) {
            this.text = text;
        }

        private JsonNode whole() throws Unmergeable {
            JsonNode node = value();
            space();
            if (at < text.length()) {
                throw wrong();
            }
            return node;
        }

        private JsonNode value() throws Unmergeable {
            space();
            if (++depth > DEEPEST) {
                throw wrong();
            }
            JsonNode node =
                    switch (peek()) {
                        case '{' -> members();
                        case '[' -> items();
                        case '"' -> string();
                        default -> word();
                    };
            depth--;
            return node;
        }

        private Members members() throws Unmergeable {
            int from = at++;
            List<Member> members = new ArrayList<>();
            for (space(); peek() != '}'; space()) {
                Leaf key = string();
                space();
                expect(':');
                JsonNode value = value();
                for (Member before : members) {
                    if (before.key().equals(key.text())) {
                        throw wrong();
                    }
                }
                members.add(new Member(key.text(), key.from(), value));
                comma('}');
            }
            at++;
            return new Members(members, from, at);
        }

        private Items items() throws Unmergeable {
            int from = at++;
            List<JsonNode> elements = new ArrayList<>();
            for (space(); peek() != ']'; space()) {
                elements.add(value());
                comma(']');
            }
            at++;
            return new Items(elements, from, at);
        }

        private void comma(char end) throws Unmergeable {
            space();
            if (peek() == ',') {
                at++;
            } else if (peek() != end) {
                throw wrong();
            }
        }

        private Leaf string() throws Unmergeable {
            int from = at;
            if (peek() != '"') {
                throw wrong();
            }
            for (at++; peek() != '"'; at++) {
                if (peek() == '\\') {
                    at++;
                }
                if (at >= text.length() || peek() == '\n') {
                    throw wrong();
                }
            }
            at++;
            return new Leaf(text.substring(from, at), from, at);
        }

        private Leaf word() throws Unmergeable {
            int from = at;
            while (at < text.length() && (Character.isLetterOrDigit(peek()) || "+-.".indexOf(peek()) >= 0)) {
                at++;
            }
            if (at == from) {
                throw wrong();
            }
            return new Leaf(text.substring(from, at), from, at);
        }

        private void expect(char c) throws Unmergeable {
            if (peek() != c) {
                throw wrong();
            }
            at++;
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        /** Blanks and both kinds of comment. */
        private void space() throws Unmergeable {
            while (at < text.length()) {
                if (Character.isWhitespace(peek())) {
                    at++;
                } else if (text.startsWith("//", at)) {
                    int end = text.indexOf('\n', at);
                    at = end < 0 ? text.length() : end;
                } else if (text.startsWith("/*", at)) {
                    int end = text.indexOf("*/", at + 2);
                    if (end < 0) {
                        throw wrong();
                    }
                    at = end + 2;
                } else {
                    return;
                }
            }
        }

        private Unmergeable wrong() {
            int here = Math.min(at, text.length());
            int line = 1
                    + (int) text.substring(0, here)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            String rest = text.substring(here).lines().findFirst().orElse("").strip();
            return new Unmergeable(line, rest.length() > 40 ? rest.substring(0, 40) : rest);
        }
    }
}
