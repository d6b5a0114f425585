package dev.takt.projects.script;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.kind.Place;
import dev.takt.projects.kind.ReadError;
import dev.takt.projects.kind.StepKinds;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads bodies: by recursive descent into braces, a line at a time, so that a mistake costs no more than its own line. */
final class BodyReader {
    private static final String ELSE = "else";

    private final String source;
    private final Names names;
    private final List<Mistake> mistakes;
    private final List<Token> tokens;
    private int at;
    private boolean gaveUp;

    BodyReader(String source, Names names, List<Mistake> mistakes) {
        this.source = source;
        this.names = names;
        this.mistakes = mistakes;
        tokens = Tokens.of(source, mistakes);
    }

    List<Step> body() {
        List<Step> steps = new ArrayList<>(steps(0));
        while (at < tokens.size() && peek().is(Token.Kind.CLOSE)) {
            wrong(peek(), text("script.close"));
            at++;
            steps.addAll(steps(0));
        }
        return steps;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private void wrong(Token where, Message message) {
        mistakes.add(new Mistake(where.line(), where.column(), message));
    }

    /** Up to a closing brace or the end, which is left for the caller. */
    private List<Step> steps(int nesting) {
        List<Step> steps = new ArrayList<>();
        while (at < tokens.size() && !peek().is(Token.Kind.CLOSE)) {
            Token first = peek();
            switch (first.kind()) {
                case END -> at++;
                case JSON -> {
                    at++;
                    json(first, nesting).ifPresent(steps::add);
                }
                case OPEN -> {
                    wrong(first, notAStep(first));
                    inside(nesting);
                }
                case WORD, QUOTED, RANGE -> step(nesting).ifPresent(steps::add);
                case CLOSE -> throw new IllegalStateException("the loop ends here");
            }
        }
        return steps;
    }

    private Optional<Step> step(int nesting) {
        Token tag = tokens.get(at++);
        List<Token> words = words();
        Optional<Variant<Step, ?>> form =
                tag.is(Token.Kind.WORD) ? StepKinds.TYPE.forms().byTag(tag.text()) : Optional.empty();
        if (form.isEmpty()) {
            wrong(tag, tag.isWord(ELSE) ? text("script.else") : notAStep(tag));
            passInside(nesting);
            return Optional.empty();
        }
        return step(form.get(), tag, words, nesting);
    }

    private <T extends Step> Optional<Step> step(Variant<Step, T> form, Token tag, List<Token> words, int nesting) {
        Optional<T> head = new HeadReader<>(form, tag, words, source, names, mistakes).read();
        int ways = Words.ways(form);
        List<List<Step>> inner = new ArrayList<>();
        if (opens()) {
            if (ways == 0) {
                wrong(peek(), text("script.no-inside", form.tag()));
            }
            inner.add(inside(nesting));
            while (elseFollows() && inner.size() < ways) {
                at++;
                List<Token> tooMany = words();
                tooMany.stream().findFirst().ifPresent(t -> wrong(t, text("script.else")));
                inner.add(inside(nesting));
            }
        } else if (ways > 0) {
            wrong(tag, text("script.needs-inside", form.tag()));
        }
        while (inner.size() < ways) {
            inner.add(List.of());
        }
        return head.map(h -> ways == 0 ? h : h.withInner(inner));
    }

    /** The words up to the end of the line or the next brace. */
    private List<Token> words() {
        List<Token> words = new ArrayList<>();
        while (at < tokens.size()) {
            Token next = peek();
            boolean word = next.is(Token.Kind.WORD) || next.is(Token.Kind.QUOTED) || next.is(Token.Kind.RANGE);
            if (!word) {
                break;
            }
            words.add(next);
            at++;
        }
        return words;
    }

    /** True if a brace opens here or on a line below; then it is the next token. */
    private boolean opens() {
        return skipLinesTo(Token.Kind.OPEN, "{");
    }

    private boolean elseFollows() {
        return skipLinesTo(Token.Kind.WORD, ELSE);
    }

    private boolean skipLinesTo(Token.Kind kind, String words) {
        int next = at;
        while (next < tokens.size()
                && tokens.get(next).is(Token.Kind.END)
                && !tokens.get(next).text().equals(";")) {
            next++;
        }
        boolean there = next < tokens.size()
                && tokens.get(next).is(kind)
                && tokens.get(next).text().equals(words);
        at = there ? next : at;
        return there;
    }

    /** What is in braces, if one opens here. */
    private List<Step> inside(int nesting) {
        if (!opens()) {
            wrong(tokens.get(Math.min(at, tokens.size() - 1)), text("script.needs-inside", ELSE));
            return List.of();
        }
        Token open = tokens.get(at++);
        if (nesting >= BodyText.MAX_NESTING) {
            wrong(open, text("script.deep", BodyText.MAX_NESTING));
            at = tokens.size();
            gaveUp = true;
            return List.of();
        }
        List<Step> steps = steps(nesting + 1);
        if (at < tokens.size()) {
            at++;
        } else if (!gaveUp) {
            wrong(open, text("script.open"));
        }
        return steps;
    }

    /** What is inside something unknown is read for its own mistakes only. */
    private void passInside(int nesting) {
        if (opens()) {
            inside(nesting);
        }
    }

    private static Message notAStep(Token token) {
        String tags = StepKinds.ALL.stream().map(Variant::tag).collect(Collectors.joining(", "));
        return text("script.not-a-step", token.text(), tags);
    }

    /** A step as in the file, with what this version does not know of it. */
    private Optional<Step> json(Token token, int nesting) {
        try {
            JsonValue json = JsonReader.read(token.text());
            if (4 + 2 * nesting + depth(json) > JsonReader.MAX_DEPTH) {
                wrong(token, text("script.deep", BodyText.MAX_NESTING));
                return Optional.empty();
            }
            List<ReadError> errors = new ArrayList<>();
            Optional<Step> step = StepKinds.TYPE.read(json, Place.root(errors, new ArrayList<>()));
            errors.forEach(e -> mistakes.add(inside(token, e.line(), e.column(), e.message())));
            return step;
        } catch (JsonSyntaxException e) {
            mistakes.add(inside(token, e.line(), e.column(), e.reason()));
            return Optional.empty();
        }
    }

    /** A place in a JSON object as one of the whole text. */
    private static Mistake inside(Token json, int line, int column, Message message) {
        return new Mistake(
                json.line() + Math.max(0, line - 1),
                line <= 1 ? json.column() + Math.max(0, column - 1) : column,
                message);
    }

    private static int depth(JsonValue json) {
        return switch (json) {
            case JsonObject object ->
                1
                        + object.members().stream()
                                .mapToInt(m -> depth(m.value()))
                                .max()
                                .orElse(0);
            case JsonArray array ->
                1 + array.elements().stream().mapToInt(BodyReader::depth).max().orElse(0);
            case JsonValue.JsonString _, JsonValue.JsonNumber _, JsonValue.JsonBool _, JsonValue.JsonNull _ -> 0;
        };
    }
}
