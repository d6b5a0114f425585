package dev.takt.projects.script;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens; there is an {@code END} after the last one. */
final class Tokens {
    private final String source;
    private final List<Mistake> mistakes;
    private final List<Token> found = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineFrom;

    private Tokens(String source, List<Mistake> mistakes) {
        this.source = source;
        this.mistakes = mistakes;
    }

    static List<Token> of(String source, List<Mistake> mistakes) {
        Tokens tokens = new Tokens(source, mistakes);
        while (tokens.at < source.length()) {
            tokens.next();
        }
        tokens.add(Token.Kind.END, "", source.length());
        return List.copyOf(tokens.found);
    }

    private void next() {
        char c = source.charAt(at);
        switch (c) {
            case '\n' -> {
                add(Token.Kind.END, "", at + 1);
                newLine(at);
            }
            case ';' -> add(Token.Kind.END, ";", at + 1);
            case '{' -> {
                if (isJson()) {
                    json();
                } else {
                    add(Token.Kind.OPEN, "{", at + 1);
                }
            }
            case '}' -> add(Token.Kind.CLOSE, "}", at + 1);
            case '"' -> quoted();
            default -> {
                if (Character.isWhitespace(c)) {
                    at++;
                } else if (source.startsWith("..", at)) {
                    add(Token.Kind.RANGE, "..", at + 2);
                } else {
                    word();
                }
            }
        }
    }

    private void add(Token.Kind kind, String text, int to) {
        found.add(new Token(kind, text, line, column(), at, to));
        at = to;
    }

    private int column() {
        return at - lineFrom + 1;
    }

    private void wrong(Message message) {
        mistakes.add(new Mistake(line, column(), message));
    }

    private void word() {
        int to = at;
        while (to < source.length() && isOfWord(to)) {
            to++;
        }
        add(Token.Kind.WORD, source.substring(at, to), to);
    }

    private boolean isOfWord(int i) {
        char c = source.charAt(i);
        return !Character.isWhitespace(c) && "{};\"".indexOf(c) < 0 && !source.startsWith("..", i);
    }

    private void quoted() {
        int to = endOfString(at);
        String slice = source.substring(at, to);
        try {
            if (!slice.contains("\n") && JsonReader.read(slice) instanceof JsonString string) {
                add(Token.Kind.QUOTED, string.value(), to);
                return;
            }
            wrong(text("script.quote"));
        } catch (JsonSyntaxException e) {
            wrong(slice.length() > 1 && slice.endsWith("\"") ? e.reason() : text("script.quote"));
        }
        int end = source.indexOf('\n', at);
        add(Token.Kind.QUOTED, "", Math.min(to, end < 0 ? source.length() : end));
    }

    /** Past the closing mark of a string, or the end of the text. */
    private int endOfString(int from) {
        int to = from + 1;
        while (to < source.length() && source.charAt(to) != '"') {
            to += source.charAt(to) == '\\' ? 2 : 1;
        }
        return Math.min(to + 1, source.length());
    }

    /** A brace that begins a step and has a name in quotation marks inside. */
    private boolean isJson() {
        boolean begins = found.isEmpty()
                || found.getLast().is(Token.Kind.END)
                || found.getLast().is(Token.Kind.OPEN)
                || found.getLast().is(Token.Kind.CLOSE);
        int inside = at + 1;
        while (inside < source.length() && Character.isWhitespace(source.charAt(inside))) {
            inside++;
        }
        return begins && inside < source.length() && source.charAt(inside) == '"';
    }

    private void json() {
        int depth = 0;
        int to = at;
        do {
            char c = source.charAt(to);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            to = c == '"' ? endOfString(to) : to + 1;
        } while (depth > 0 && to < source.length());
        int from = at;
        add(Token.Kind.JSON, source.substring(from, to), to);
        for (int i = from; i < to; i++) {
            if (source.charAt(i) == '\n') {
                newLine(i + 1);
            }
        }
    }

    private void newLine(int from) {
        line++;
        lineFrom = from;
    }
}
