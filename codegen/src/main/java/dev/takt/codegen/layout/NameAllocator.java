package dev.takt.codegen.layout;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns what a user has called things into Rust identifiers, each given out once. The same names asked for in the same order give the same
 * identifiers. Only ASCII letters, digits and underscores come out: accents are dropped, and a name without any such letter gets its fallback.
 * Two identifiers of one allocator differ in more than case, so they can be file names too, on Windows as well.
 */
public final class NameAllocator {
    private static final int LONGEST = 28;
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(com|lpt)_?[0-9]", Pattern.CASE_INSENSITIVE);

    private final Set<String> taken = new HashSet<>();

    /** An allocator that never gives out one of these names. */
    public NameAllocator(Collection<String> reserved) {
        reserved.forEach(name -> taken.add(fold(name)));
    }

    /** {@code motor_speed}: functions, modules, fields. The fallback is a Rust identifier in this style. */
    public String snake(String wanted, String fallback) {
        return unique(String.join("_", words(wanted)), fallback, "_");
    }

    /** {@code MotorSpeed}: types. The fallback is a Rust identifier in this style. */
    public String camel(String wanted, String fallback) {
        String camel = words(wanted).stream().map(NameAllocator::capital).collect(Collectors.joining());
        return unique(isAcronym(camel) ? capital(camel.toLowerCase(Locale.ROOT)) : camel, fallback, "");
    }

    /** {@code motor-speed}: packages of Cargo. */
    public static String kebab(String wanted, String fallback) {
        String name = String.join("-", words(wanted));
        return name.isEmpty()
                        || !isLetter(name.charAt(0))
                        || RustKeywords.blocks(name)
                        || isDevice(name)
                        || "test".equals(name)
                ? fallback
                : cut(name);
    }

    private String unique(String wanted, String fallback, String glue) {
        String base = wanted.isEmpty() ? fallback : wanted;
        if (!isLetter(base.charAt(0))) {
            base = fallback + glue + base;
        }
        base = cut(base);
        String name = base;
        for (int n = 2; RustKeywords.blocks(name) || isDevice(name) || !taken.add(fold(name)); n++) {
            name = base + "_".repeat(glue.length()) + n;
        }
        return name;
    }

    /** Names that mean a device on Windows, whatever stands behind a dot: no file can bear them. */
    private static boolean isDevice(String name) {
        return DEVICE.matcher(name).matches();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static String cut(String name) {
        String shortened = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
        return shortened.endsWith("_") || shortened.endsWith("-")
                ? shortened.substring(0, shortened.length() - 1)
                : shortened;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** True if letters that are words each look like one of three or more capitals, which Rust writes as a word. */
    private static boolean isAcronym(String name) {
        return name.length() > 2 && name.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** The words of a name in lower case: split where something else than a letter or digit stands, and where a capital follows a small letter. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char last = ' ';
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            boolean letter = isLetter(c) || c >= '0' && c <= '9';
            boolean hump = c >= 'A' && c <= 'Z' && last >= 'a' && last <= 'z';
            if (!mark && (!letter || hump) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (letter) {
                word.append(Character.toLowerCase(c));
            }
            last = mark ? last : c;
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
