package dev.takt.projects.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word, number, sign or quoted text of a linker script and where it stands in it. Comments are between tokens. */
record LinkerToken(String text, int start, int end) {
    private static final Pattern TOKEN = Pattern.compile("(?s)/\\*.*?(?:\\*/|$)"
            + "|\"[^\"\\n]*\"?"
            + "|[A-Za-z_.$][A-Za-z0-9_.$]*"
            + "|[0-9][A-Za-z0-9]*"
            + "|<<=?|>>=?|[-+*/&|]=|[!=<>]=|&&|\\|\\|"
            + "|\\S");

    static List<LinkerToken> of(String script) {
        List<LinkerToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(script);
        while (matcher.find()) {
            if (!matcher.group().startsWith("/*")) {
                tokens.add(new LinkerToken(matcher.group(), matcher.start(), matcher.end()));
            }
        }
        return List.copyOf(tokens);
    }

    boolean is(String... texts) {
        for (String other : texts) {
            if (text.equals(other)) {
                return true;
            }
        }
        return false;
    }

    boolean isName() {
        char first = text.charAt(0);
        return Character.isLetter(first) || first == '_' || first == '.' || first == '$' || first == '"';
    }

    /** The name without the quotes it may stand in. */
    String name() {
        return text.replace("\"", "");
    }
}
