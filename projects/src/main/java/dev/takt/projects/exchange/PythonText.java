package dev.takt.projects.exchange;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Text as Python takes it, which ESP-IDF's table generator is written in: what a line ends at, what white space is, what a number looks like, what a variable is. */
final class PythonText {
    /** More digits than this Python does not read as a decimal number. */
    private static final int MAX_DECIMAL_DIGITS = 4300;

    /** Numbers longer than this are not told apart: none fits anything. */
    private static final int MAX_SIGNIFICANT = 100;

    private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(100);

    private PythonText() {}

    /** Lines with their ends; a form feed or a Unicode line separator ends one too. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!endsLine(text.charAt(i))) {
                continue;
            }
            if (text.startsWith("\r\n", i)) {
                i++;
            }
            lines.add(text.substring(start, i + 1));
            start = i + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    static boolean endsLine(char c) {
        return c >= '\n' && c <= '\r' || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isSpace(char c) {
        return endsLine(c) || c == '\t' || c == 0x1f || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** {@code $NAME} and <code>${NAME}</code> replaced where there is such a variable, as they are where there is none. */
    static String expand(String line, Function<String, Optional<String>> variables) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            int end = line.charAt(at) == '$' ? variableEnd(line, at + 1) : at;
            if (end <= at + 1) {
                text.append(line.charAt(at++));
                continue;
            }
            boolean braces = line.charAt(at + 1) == '{';
            String name = braces ? line.substring(at + 2, end - 1) : line.substring(at + 1, end);
            text.append(variables.apply(name).orElse(line.substring(at, end)));
            at = end;
        }
        return text.toString();
    }

    private static int variableEnd(String line, int start) {
        if (line.startsWith("{", start)) {
            return line.indexOf('}', start) + 1;
        }
        int end = start;
        while (end < line.length() && isWord(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char c) {
        return c == '_' || c < 0x80 && Character.isLetterOrDigit(c);
    }

    /** The name of a variable that the line begins with and that has not been replaced. */
    static Optional<String> unknownVariable(String line) {
        boolean named = line.length() > 1
                && line.charAt(0) == '$'
                && isWord(line.charAt(1))
                && !Character.isDigit(line.charAt(1));
        return named ? Optional.of(line.substring(1, variableEnd(line, 1))) : Optional.empty();
    }

    /** A number with its prefix: 0x, 0o, 0b, or decimal without a leading zero; underscores between digits. */
    static Optional<BigInteger> integer(String text) {
        String number = strip(text);
        boolean minus = number.startsWith("-");
        String unsigned = minus || number.startsWith("+") ? number.substring(1) : number;
        int radix = radix(unsigned);
        Optional<String> digits = digits(radix == 10 ? unsigned : unsigned.substring(2), radix, radix != 10);
        if (digits.isEmpty() || radix == 10 && !isDecimal(digits.get())) {
            return Optional.empty();
        }
        String significant = digits.get().replaceFirst("^0+(?=.)", "");
        BigInteger value = significant.length() > MAX_SIGNIFICANT ? HUGE : new BigInteger(significant, radix);
        return Optional.of(minus ? value.negate() : value);
    }

    private static int radix(String number) {
        if (number.length() < 2 || number.charAt(0) != '0') {
            return 10;
        }
        return switch (number.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    /** The digits without underscores, or nothing if one is no digit or an underscore is not followed by one. */
    private static Optional<String> digits(String text, int radix, boolean underscoreFirst) {
        StringBuilder digits = new StringBuilder();
        boolean underscoreAllowed = underscoreFirst;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                if (!underscoreAllowed || i == text.length() - 1) {
                    return Optional.empty();
                }
                underscoreAllowed = false;
                continue;
            }
            int digit = c < 0x80 || Character.isDigit(c) ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            digits.append(Character.forDigit(digit, radix));
            underscoreAllowed = true;
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
    }

    private static boolean isDecimal(String digits) {
        boolean zero = digits.chars().allMatch(c -> c == '0');
        return digits.length() <= MAX_DECIMAL_DIGITS && (zero || digits.charAt(0) != '0');
    }
}
