package dev.takt.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads the window's style sheet: every colour of text in it has a contrast of at least 4.5 (WCAG 2.2, AA) in every theme, with the ground that the same rule gives it, else with the one that the rule of something around it
 * gives, else with every ground that the sheet gives to anything words stand on: pages, cards, rows under the pointer, rows that are selected or stand out.
 */
class SheetContrastTest {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern TEXT =
            Pattern.compile("(-fx-(?:prompt-|highlight-)?text-fill|-fx-fill):\\s*-takt-([a-z0-9-]+)");
    private static final Pattern GROUND = Pattern.compile("-fx-background-color:\\s*-takt-([a-z0-9-]+)\\s*;");

    /** Grounds of bars, thumbs, marks and tips, on which no words stand but those of the same rule. */
    private static final Set<Token> MARKS =
            Set.of(Token.ACCENT, Token.ERR, Token.FG, Token.LINE_STRONG, Token.OVERHEAD, Token.TRACK);

    private final List<Rule> rules = new ArrayList<>();
    private final Set<Token> grounds = new TreeSet<>();

    /** One selector and what it is given. */
    private record Rule(String selector, String given) {
        Optional<Token> ground() {
            Matcher ground = GROUND.matcher(given);
            return ground.find() ? Optional.of(token(ground.group(1))) : Optional.empty();
        }
    }

    SheetContrastTest() throws Exception {
        Matcher found = RULE.matcher(sheet());
        while (found.find()) {
            for (String selector : found.group(1).split(",")) {
                rules.add(new Rule(selector.strip(), found.group(2)));
            }
        }
        rules.forEach(rule -> rule.ground().ifPresent(grounds::add));
        grounds.removeAll(MARKS);
    }

    @Test
    void textInTheStyleSheetIsReadableInEveryTheme() {
        assertTrue(
                grounds.containsAll(Set.of(
                        Token.CANVAS, Token.PANEL, Token.RAISED, Token.HOVER, Token.ACCENT_SOFT, Token.ERR_SOFT)),
                grounds::toString);
        Set<String> findings = new TreeSet<>();
        int colours = 0;
        for (Rule rule : rules) {
            Matcher text = TEXT.matcher(rule.given());
            while (text.find()) {
                // Shapes are filled too; words are what is called text or is coloured as such.
                if (!text.group(1).equals("-fx-fill") || rule.selector().contains("text")) {
                    colours++;
                    Token ink = token(text.group(2));
                    grounds(ink, rule).forEach(ground -> findings.addAll(unreadable(rule.selector(), ink, ground)));
                }
            }
        }
        assertEquals("", String.join("\n", findings));
        assertTrue(colours > 60, colours + " colours of text were found");
    }

    private static List<String> unreadable(String selector, Token ink, Token ground) {
        List<String> findings = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            double contrast = theme.of(ink).contrastTo(theme.of(ground));
            if (contrast < 4.5) {
                findings.add(selector + ": " + ink + " on " + ground + " has " + contrast + " in " + theme);
            }
        }
        return findings;
    }

    private Set<Token> grounds(Token ink, Rule rule) {
        Optional<Token> given = rule.ground().or(() -> around(rule.selector()));
        if (given.isPresent()) {
            return Set.of(given.get());
        }
        return ink == Token.ON_ACCENT ? Set.of(Token.ACCENT) : grounds;
    }

    /** The ground of the nearest thing around that is named in a selector; not where it is transparent or has none. */
    private Optional<Token> around(String selector) {
        for (int end = selector.lastIndexOf(' '); end > 0; end = selector.lastIndexOf(' ', end - 1)) {
            String outer = selector.substring(0, end).replaceAll("[\\s>]+$", "");
            Optional<Token> ground = rules.stream()
                    .filter(r -> r.selector().equals(outer))
                    .flatMap(r -> r.ground().stream())
                    .findFirst();
            if (ground.isPresent()) {
                return ground;
            }
        }
        return Optional.empty();
    }

    private static Token token(String name) {
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(Token.values())
                .filter(t -> t.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no colour " + name));
    }

    private static String sheet() throws Exception {
        try (InputStream in = Look.class.getResourceAsStream("takt.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
        }
    }
}
