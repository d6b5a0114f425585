package dev.takt.codegen.merge;

import dev.takt.codegen.merge.TomlValue.Array;
import dev.takt.codegen.merge.TomlValue.Inline;
import dev.takt.codegen.merge.TomlValue.Member;
import dev.takt.codegen.merge.TomlValue.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Reads keys and values of TOML 1.0 from a text, character by character. It accepts line breaks in inline tables too, as TOML 1.1 does. */
final class TomlScanner {
    private static final String BARE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private final String text;
    private int at;

    TomlScanner(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void goTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    /** Blanks and tabs. */
    void blanks() {
        while (!atEnd() && (peek() == ' ' || peek() == '\t')) {
            at++;
        }
    }

    /** To the end of the line, which may have nothing but a comment left; leaves the line break. */
    void lineEnd() throws Unmergeable {
        blanks();
        if (peek() == '#') {
            comment();
        }
        if (!atEnd() && peek() != '\n' && !text.startsWith("\r\n", at)) {
            throw wrong();
        }
    }

    void comment() {
        while (!atEnd() && peek() != '\n') {
            at++;
        }
    }

    void expect(char c) throws Unmergeable {
        if (atEnd() || peek() != c) {
            throw wrong();
        }
        at++;
    }

    /** A key, dotted or not. */
    List<String> key() throws Unmergeable {
        List<String> parts = new ArrayList<>();
        do {
            if (!parts.isEmpty()) {
                at++;
            }
            blanks();
            parts.add(part());
            blanks();
        } while (peek() == '.');
        return parts;
    }

    private String part() throws Unmergeable {
        if (peek() == '"' || peek() == '\'') {
            return string().meaning().substring(1);
        }
        int start = at;
        while (!atEnd() && BARE.indexOf(peek()) >= 0) {
            at++;
        }
        if (at == start) {
            throw wrong();
        }
        return text.substring(start, at);
    }

    TomlValue value() throws Unmergeable {
        return switch (peek()) {
            case '"', '\'' -> string();
            case '[' -> array();
            case '{' -> inline();
            default -> bare();
        };
    }

    private Scalar bare() throws Unmergeable {
        int start = at;
        while (!atEnd() && ",]}#\r\n".indexOf(peek()) < 0) {
            at++;
        }
        String raw = text.substring(start, at).strip();
        if (raw.isEmpty() || raw.indexOf('"') >= 0 || raw.indexOf('=') >= 0) {
            at = start;
            throw wrong();
        }
        at = start + raw.length();
        return new Scalar(raw, raw);
    }

    /** A string of any of the four kinds; its meaning begins with a quote, so that it differs from a bare word. */
    private Scalar string() throws Unmergeable {
        int start = at;
        char quote = peek();
        String three = String.valueOf(quote).repeat(3);
        boolean lines = text.startsWith(three, at);
        at += lines ? 3 : 1;
        StringBuilder meaning = new StringBuilder("\"");
        while (!(lines ? text.startsWith(three, at) : peek() == quote)) {
            if (atEnd() || !lines && peek() == '\n') {
                throw wrong();
            }
            if (quote == '"' && peek() == '\\') {
                escape(meaning);
            } else {
                meaning.append(peek());
                at++;
            }
        }
        at += lines ? 3 : 1;
        while (lines && !atEnd() && peek() == quote) {
            meaning.append(quote);
            at++;
        }
        return new Scalar(text.substring(start, at), meaning.toString());
    }

    private void escape(StringBuilder meaning) throws Unmergeable {
        at++;
        char kind = peek();
        at++;
        switch (kind) {
            case 'b' -> meaning.append('\b');
            case 't' -> meaning.append('\t');
            case 'n' -> meaning.append('\n');
            case 'f' -> meaning.append('\f');
            case 'r' -> meaning.append('\r');
            case '"', '\\' -> meaning.append(kind);
            case 'u' -> code(4, meaning);
            case 'U' -> code(8, meaning);
            default -> meaning.append('\\').append(kind);
        }
    }

    private void code(int digits, StringBuilder meaning) throws Unmergeable {
        try {
            meaning.appendCodePoint(Integer.parseInt(text.substring(at, at + digits), 16));
            at += digits;
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            throw wrong();
        }
    }

    private Array array() throws Unmergeable {
        List<TomlValue> elements = new ArrayList<>();
        at++;
        for (space(); peek() != ']'; space()) {
            elements.add(value());
            space();
            if (peek() == ',') {
                at++;
            } else if (peek() != ']') {
                throw wrong();
            }
        }
        at++;
        return new Array(elements);
    }

    private Inline inline() throws Unmergeable {
        List<Member> members = new ArrayList<>();
        at++;
        for (space(); peek() != '}'; space()) {
            List<String> key = key();
            expect('=');
            blanks();
            members.add(new Member(key, value()));
            space();
            if (peek() == ',') {
                at++;
            } else if (peek() != '}') {
                throw wrong();
            }
        }
        at++;
        return new Inline(members);
    }

    /** Blanks, line breaks and comments. */
    private void space() throws Unmergeable {
        while (!atEnd() && (Character.isWhitespace(peek()) || peek() == '#')) {
            if (peek() == '#') {
                comment();
            } else {
                at++;
            }
        }
        if (atEnd()) {
            throw wrong();
        }
    }

    /** What is wrong here: line and the rest of it. */
    Unmergeable wrong() {
        int here = Math.min(at, text.length());
        int line =
                1 + (int) text.substring(0, here).chars().filter(c -> c == '\n').count();
        String rest = text.substring(here).lines().findFirst().orElse("").strip();
        return new Unmergeable(line, rest.length() > 40 ? rest.substring(0, 40) : rest);
    }

    /** A basic string, quotes included. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04X", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
