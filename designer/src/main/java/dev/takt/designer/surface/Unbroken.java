package dev.takt.designer.surface;

import java.util.regex.Pattern;

/** Words to be set in several lines, in which no figure stands apart from its unit. */
public final class Unbroken {
    private static final Pattern BEFORE_UNIT =
            Pattern.compile("(?<=\\d) (?=(?:[num]?s|%|[KMG]iB|B|[kMG]?Hz|[kM]?bit/s|baud)(?![\\p{L}\\d]))");

    private Unbroken() {}

    /** The same words, with a space that does not break between a figure and its unit. */
    public static String of(String words) {
        return BEFORE_UNIT.matcher(words).replaceAll("\u00a0");
    }
}
