package dev.takt.codegen.emit;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Import lines as rustfmt leaves them: sorted, braces only around several names. */
public final class RustImports {
    private RustImports() {}

    /** {@code use path::{A, B};}, however long; a {@link CodeWriter} breaks it. No names: the text is empty. */
    public static String of(String path, Collection<String> names) {
        List<String> sorted = sorted(names);
        if (sorted.isEmpty()) {
            return "";
        }
        String inside = sorted.size() == 1 ? sorted.getFirst() : "{" + String.join(", ", sorted) + "}";
        return "use " + path + "::" + inside + ";";
    }

    /** Names without doubles in rustfmt's order: runs of digits compare as numbers. */
    public static List<String> sorted(Collection<String> names) {
        return names.stream().distinct().sorted(ORDER).toList();
    }

    private static final List<String> KEYWORDS = List.of("self", "super", "crate");

    static final Comparator<String> ORDER = RustImports::comparePaths;

    /** Paths compare segment by segment, a shorter one first, and these words before all others. */
    private static int comparePaths(String a, String b) {
        String[] left = a.split("::");
        String[] right = b.split("::");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int keywords = Integer.compare(keyword(left[i]), keyword(right[i]));
            int order = keywords != 0 ? keywords : compare(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static int keyword(String segment) {
        return KEYWORDS.contains(segment) ? KEYWORDS.indexOf(segment) : KEYWORDS.size();
    }

    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = endOfDigits(a, i);
                int endB = endOfDigits(b, j);
                int order = new BigInteger(a.substring(i, endA)).compareTo(new BigInteger(b.substring(j, endB)));
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else if (a.charAt(i) != b.charAt(j)) {
                return rank(a.charAt(i)) - rank(b.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** An underscore comes before everything else. */
    private static int rank(char c) {
        return c == '_' ? 0 : c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
