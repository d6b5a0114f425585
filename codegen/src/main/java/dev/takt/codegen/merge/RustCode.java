package dev.takt.codegen.merge;

/** A Rust source as far as its code goes. */
public final class RustCode {
    private RustCode() {}

    /** The source with comments, strings and characters blanked out, so that every brace left is one of the code. */
    public static String plain(String source) {
        StringBuilder out = new StringBuilder(source);
        int i = 0;
        while (i < source.length()) {
            int end = skip(source, i);
            if (end > i) {
                for (int k = i; k < end; k++) {
                    if (source.charAt(k) != '\n') {
                        out.setCharAt(k, ' ');
                    }
                }
                i = end;
            } else {
                i++;
            }
        }
        return out.toString();
    }

    private static int skip(String source, int at) {
        if (source.startsWith("//", at)) {
            int end = source.indexOf('\n', at);
            return end < 0 ? source.length() : end;
        }
        if (source.startsWith("/*", at)) {
            return comment(source, at);
        }
        char c = source.charAt(at);
        boolean inWord = at > 0 && Character.isLetterOrDigit(source.charAt(at - 1));
        if (c == 'r' && !inWord && (source.startsWith("r\"", at) || source.startsWith("r#", at))) {
            return raw(source, at);
        }
        if (c == '"') {
            return string(source, at);
        }
        return c == '\'' ? character(source, at) : at;
    }

    private static int comment(String source, int at) {
        int depth = 0;
        for (int i = at; i < source.length() - 1; i++) {
            if (source.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (source.startsWith("*/", i)) {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            }
        }
        return source.length();
    }

    private static int raw(String source, int at) {
        int hashes = 0;
        while (at + 1 + hashes < source.length() && source.charAt(at + 1 + hashes) == '#') {
            hashes++;
        }
        if (at + 1 + hashes >= source.length() || source.charAt(at + 1 + hashes) != '"') {
            return at;
        }
        int end = source.indexOf("\"" + "#".repeat(hashes), at + 2 + hashes);
        return end < 0 ? source.length() : end + 1 + hashes;
    }

    private static int string(String source, int at) {
        for (int i = at + 1; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.charAt(i) == '"') {
                return i + 1;
            }
        }
        return source.length();
    }

    /** A character, or nothing if the quote begins a lifetime. */
    private static int character(String source, int at) {
        if (source.startsWith("'\\", at)) {
            int end = source.indexOf('\'', at + 3);
            return end < 0 ? at : end + 1;
        }
        int next = at + 1 < source.length() ? at + 1 + Character.charCount(source.codePointAt(at + 1)) : at;
        return next < source.length() && source.charAt(next) == '\'' ? next + 1 : at;
    }
}
