package dev.takt.projects.exchange;

import dev.takt.projects.memory.LinkerRegion;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads regions, aliases and symbols of a linker script; commands that place nothing are passed over as they stand. */
final class MemoryXParser implements LinkerExpression.Names {
    /** A region and where its parts stand in the text: from its name to its end, and the two expressions. */
    record Place(LinkerRegion region, int start, int end, Span origin, Span length) {}

    /** A piece of the text. */
    record Span(int start, int end) {}

    private final String script;
    private final List<LinkerToken> tokens;
    final List<Place> places = new ArrayList<>();
    final Map<String, String> aliases = new LinkedHashMap<>();
    final Map<String, Long> symbols = new LinkedHashMap<>();
    final List<CsvFinding> findings = new ArrayList<>();
    /** Where the first MEMORY command ends, -1 if there is none. */
    int memoryEnd = -1;

    private int at;

    MemoryXParser(String script) {
        this.script = script;
        this.tokens = LinkerToken.of(script);
    }

    void read() {
        while (at < tokens.size()) {
            LinkerToken token = tokens.get(at);
            if (token.is("MEMORY") && sees(1, "{")) {
                at += 2;
                memory();
            } else if (token.is("REGION_ALIAS") && sees(1, "(")) {
                alias();
            } else if (token.is("INCLUDE")) {
                note(
                        token,
                        Texts.text(
                                "memory-x.include",
                                script.substring(token.end())
                                        .lines()
                                        .findFirst()
                                        .orElse("")
                                        .strip()));
                at++;
            } else if (token.is("{")) {
                block();
            } else if (token.isName() && sees(1, "=")) {
                symbol();
            } else {
                at++;
            }
        }
    }

    private boolean sees(int ahead, String text) {
        return at + ahead < tokens.size() && tokens.get(at + ahead).is(text);
    }

    /** Sections and the like: nothing in them is a region. */
    private void block() {
        int depth = 0;
        do {
            depth += tokens.get(at).is("{") ? 1 : tokens.get(at).is("}") ? -1 : 0;
            at++;
        } while (at < tokens.size() && depth > 0);
    }

    private void symbol() {
        LinkerToken name = tokens.get(at);
        at += 2;
        try {
            LinkerExpression.Value value = LinkerExpression.read(tokens, at, this);
            symbols.put(name.name(), value.value());
            at = value.next();
        } catch (LinkerExpression.NoValue e) {
            // What symbols come from objects or sections is for the linker to know.
            symbols.remove(name.name());
        }
    }

    private void alias() {
        boolean whole = sees(3, ",") && sees(5, ")");
        if (whole) {
            aliases.put(tokens.get(at + 2).name(), tokens.get(at + 4).name());
        }
        at += whole ? 6 : 1;
    }

    private void memory() {
        while (at < tokens.size() && !tokens.get(at).is("}")) {
            if (tokens.get(at).is("INCLUDE")) {
                note(
                        tokens.get(at),
                        Texts.text(
                                "memory-x.include",
                                at + 1 < tokens.size() ? tokens.get(at + 1).name() : ""));
                at += 2;
                continue;
            }
            LinkerToken name = tokens.get(at);
            try {
                region();
            } catch (LinkerExpression.NoValue e) {
                error(name, Texts.text("memory-x.region-unread", name.name(), e.reason()));
                toNextRegion();
            }
        }
        if (at >= tokens.size()) {
            findings.add(new CsvFinding(0, 0, true, Texts.text("memory-x.open")));
        } else if (memoryEnd < 0) {
            memoryEnd = tokens.get(at).start();
        }
        at++;
    }

    private void region() throws LinkerExpression.NoValue {
        LinkerToken name = next();
        if (!name.isName()) {
            throw new LinkerExpression.NoValue(Texts.text("memory-x.expected", "NAME", name.text()));
        }
        if (sees(0, "(")) {
            while (!next().is(")")) {
                // Attributes say what sections the region takes by itself; they place nothing.
            }
        }
        expect(":");
        key("ORIGIN", "org", "o");
        LinkerExpression.Value start = LinkerExpression.read(tokens, at, this);
        Span origin = span(at, start.next());
        at = start.next();
        if (sees(0, ",")) {
            at++;
        }
        key("LENGTH", "len", "l");
        LinkerExpression.Value length = LinkerExpression.read(tokens, at, this);
        Span lengthSpan = span(at, length.next());
        at = length.next();
        LinkerRegion region = new LinkerRegion(name.name(), start.value(), length.value(), line(name));
        if (place(region.name()).isPresent()) {
            error(name, Texts.text("memory-x.twice", region.name()));
        }
        places.add(new Place(region, name.start(), lengthSpan.end(), origin, lengthSpan));
    }

    private void key(String... words) throws LinkerExpression.NoValue {
        LinkerToken token = next();
        if (!token.is(words)) {
            throw new LinkerExpression.NoValue(Texts.text("memory-x.expected", words[0], token.text()));
        }
        expect("=");
    }

    private LinkerToken next() throws LinkerExpression.NoValue {
        if (at >= tokens.size()) {
            throw new LinkerExpression.NoValue(Texts.text("memory-x.ends"));
        }
        return tokens.get(at++);
    }

    private void expect(String sign) throws LinkerExpression.NoValue {
        LinkerToken token = next();
        if (!token.is(sign)) {
            throw new LinkerExpression.NoValue(Texts.text("memory-x.expected", sign, token.text()));
        }
    }

    private Span span(int from, int to) {
        return new Span(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** A name that a colon or attributes follow, or the end of the command. */
    private void toNextRegion() {
        while (at < tokens.size()
                && !tokens.get(at).is("}")
                && !(tokens.get(at).isName() && (sees(1, ":") || sees(1, "(") && sees(3, ")") && sees(4, ":")))) {
            at++;
        }
    }

    @Override
    public Optional<Long> symbol(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    @Override
    public Optional<Long> ofRegion(String function, String region) {
        return place(aliases.getOrDefault(region, region))
                .map(p -> function.equals("LENGTH")
                        ? p.region().length()
                        : p.region().origin());
    }

    private Optional<Place> place(String name) {
        return places.stream().filter(p -> p.region().name().equals(name)).findFirst();
    }

    private int line(LinkerToken token) {
        return (int) script.substring(0, token.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }

    private int column(LinkerToken token) {
        return token.start() - script.lastIndexOf('\n', Math.max(0, token.start() - 1));
    }

    private void error(LinkerToken token, Message message) {
        findings.add(new CsvFinding(line(token), column(token), true, message));
    }

    private void note(LinkerToken token, Message message) {
        findings.add(new CsvFinding(line(token), column(token), false, message));
    }
}
