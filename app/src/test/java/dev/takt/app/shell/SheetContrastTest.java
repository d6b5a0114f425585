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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads the window's style sheet: every colour of text in it has a contrast of at least 4.5 (WCAG 2.2, AA) in every theme, with the ground that the same rule gives it, else with each ground that
 * pages and docks have.
 */
class SheetContrastTest {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern TEXT = Pattern.compile("(-fx-text-fill|-fx-fill):\\s*-takt-([a-z0-9-]+)");
    private static final Pattern GROUND = Pattern.compile("-fx-background-color:\\s*-takt-([a-z0-9-]+)\\s*;");

    @Test
    void textInTheStyleSheetIsReadableInEveryTheme() throws Exception {
        List<String> findings = new ArrayList<>();
        int colours = 0;
        Matcher rules = RULE.matcher(sheet());
        while (rules.find()) {
            String selector = rules.group(1).strip();
            Matcher text = TEXT.matcher(rules.group(2));
            // Shapes are filled too; words are what is called text or is coloured as such.
            if (text.find() && (text.group(1).equals("-fx-text-fill") || selector.contains("text"))) {
                colours++;
                Token ink = token(text.group(2));
                for (Token ground : grounds(ink, rules.group(2))) {
                    findings.addAll(unreadable(selector, ink, ground));
                }
            }
        }
        assertEquals("", String.join("\n", findings));
        assertTrue(colours > 40, colours + " colours of text were found");
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

    private static List<Token> grounds(Token ink, String rule) {
        Matcher ground = GROUND.matcher(rule);
        Optional<Token> own = ground.find() ? Optional.of(token(ground.group(1))) : Optional.empty();
        return own.map(List::of).orElseGet(() -> switch (ink) {
            case ON_ACCENT -> List.of(Token.ACCENT);
            case ADDED_FG -> List.of(Token.ADDED_BG);
            case REMOVED_FG -> List.of(Token.REMOVED_BG);
            default -> List.of(Token.RAISED, Token.PANEL);
        });
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
