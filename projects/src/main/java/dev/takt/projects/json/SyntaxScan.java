package dev.takt.projects.json;

import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the first fault in a text that a parser has refused, and says what was found and what would be accepted. Recursive descent over RFC 8259. */
final class SyntaxScan {
    /** What is wrong, and where. */
    record Fault(Position position, Message message) {}

    private static final int MAX_DEPTH = 200;
    private static final int MAX_WORD = 24;

    private final String text;
    private int at;
    private int depth;
    private @Nullable Fault fault;

    private SyntaxScan(String text) {
        this.text = text;
    }

    static Optional<Fault> firstFault(String text) {
        SyntaxScan scan = new SyntaxScan(text);
        if (scan.value("json.expected.value")) {
            scan.space();
            if (scan.at < text.length()) {
                scan.expected("json.expected.end");
            }
        }
        return Optional.ofNullable(scan.fault);
    }

    private boolean value(String otherwise) {
        space();
        char c = peek();
        if (c == '{' || c == '[') {
            if (++depth > MAX_DEPTH) {
                return false;
            }
            at++;
            boolean good = c == '{' ? object() : array();
            depth--;
            return good;
        }
        if (c == '"') {
            return string();
        }
        if (c == '-' || digit(c)) {
            return number();
        }
        return word("true") || word("false") || word("null") || expected(otherwise);
    }

    private boolean object() {
        space();
        if (take('}')) {
            return true;
        }
        String missing = "json.expected.name-or-end";
        while (true) {
            space();
            if (peek() != '"') {
                return expected(missing);
            }
            if (!string() || !colon() || !value("json.expected.value")) {
                return false;
            }
            space();
            if (take('}')) {
                return true;
            }
            if (!take(',')) {
                return expected("json.expected.comma-or-brace");
            }
            missing = "json.expected.name";
        }
    }

    private boolean colon() {
        space();
        return take(':') || expected("json.expected.colon");
    }

    private boolean array() {
        space();
        if (take(']')) {
            return true;
        }
        String missing = "json.expected.value-or-end";
        while (true) {
            if (!value(missing)) {
                return false;
            }
            space();
            if (take(']')) {
                return true;
            }
            if (!take(',')) {
                return expected("json.expected.comma-or-bracket");
            }
            missing = "json.expected.value";
        }
    }

    private boolean string() {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return true;
            }
            if (c < ' ') {
                return expected("json.expected.quote");
            }
            at++;
            if (c == '\\' && !escape()) {
                return false;
            }
        }
        return expected("json.expected.quote");
    }

    private boolean escape() {
        char c = peek();
        if (at >= text.length() || "\"\\/bfnrtu".indexOf(c) < 0) {
            return expected("json.expected.escape");
        }
        at++;
        for (int i = 0; c == 'u' && i < 4; i++, at++) {
            if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
                return expected("json.expected.hex");
            }
        }
        return true;
    }

    private boolean number() {
        take('-');
        if (take('0')) {
            if (digit(peek())) {
                return expected("json.expected.no-leading-zero");
            }
        } else if (!digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        if (!digit(peek())) {
            return expected("json.expected.digit");
        }
        while (digit(peek())) {
            at++;
        }
        return true;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean word(String word) {
        int end = at + word.length();
        boolean here =
                text.startsWith(word, at) && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        at = here ? end : at;
        return here;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean expected(String key) {
        if (fault == null) {
            fault = new Fault(position(), Texts.text("json.syntax", found(), Texts.text(key)));
        }
        return false;
    }

    private Object found() {
        if (at >= text.length()) {
            return Texts.text("json.found.end");
        }
        int c = text.codePointAt(at);
        if (c == '\n' || c == '\r') {
            return Texts.text("json.found.line-end");
        }
        if (Character.isLetterOrDigit(c)) {
            int end = at;
            while (end < text.length() && end < at + MAX_WORD && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            return "'" + text.substring(at, end) + "'";
        }
        return c > ' ' && c < 0x7f ? "'" + (char) c + "'" : "U+%04X".formatted(c);
    }

    private Position position() {
        int line = 1;
        int start = 0;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1)) {
                line++;
                start = i + 1;
            }
        }
        return new Position(line, at - start + 1);
    }
}
