package dev.takt.codegen.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of the traits and of the implementations of traits in a Rust file, as far as their signatures go. Comments and strings are skipped; macros are not expanded. */
public final class RustSignatures {
    /** A function: how it is written, on one line, and what of it has to agree for it to implement another. */
    public record Function(String name, String text, List<String> types, boolean hasBody) {
        public Function {
            types = List.copyOf(types);
        }

        /** True if a function of a trait is implemented by this one. */
        public boolean fits(Function wanted) {
            return name.equals(wanted.name) && types.equals(wanted.types);
        }
    }

    private static final Pattern BLOCK =
            Pattern.compile("\\b(?:trait\\s+(?<trait>\\w+)[^{;]*|impl\\b[^{;]*?\\b(?<impl>\\w+)\\s+for\\s+[^{;]*)\\{");
    private static final Pattern FUNCTION = Pattern.compile("\\b(?<async>async\\s+)?fn\\s+(?<name>\\w+)\\s*\\(");

    private RustSignatures() {}

    /** The functions of each trait that is defined there. */
    public static Map<String, List<Function>> traits(String source) {
        return blocks(source, "trait");
    }

    /** The functions of each trait that is implemented there. */
    public static Map<String, List<Function>> implementations(String source) {
        return blocks(source, "impl");
    }

    private static Map<String, List<Function>> blocks(String source, String kind) {
        String code = withoutComments(source);
        Map<String, List<Function>> found = new LinkedHashMap<>();
        Matcher matcher = BLOCK.matcher(code);
        while (matcher.find()) {
            Optional.ofNullable(matcher.group(kind))
                    .ifPresent(name ->
                            found.put(name, functions(code.substring(matcher.end(), close(code, matcher.end())))));
        }
        return found;
    }

    /** The place of the brace, bracket or parenthesis that closes what is open here. */
    private static int close(String code, int from) {
        int depth = 1;
        for (int i = from; i < code.length(); i++) {
            depth += "{([".indexOf(code.charAt(i)) >= 0 ? 1 : "})]".indexOf(code.charAt(i)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return code.length();
    }

    private static List<Function> functions(String block) {
        List<Function> functions = new ArrayList<>();
        Matcher matcher = FUNCTION.matcher(block);
        for (int at = 0; matcher.find(at); ) {
            int end = close(block, matcher.end());
            int stop = end;
            while (stop < block.length() && block.charAt(stop) != '{' && block.charAt(stop) != ';') {
                stop++;
            }
            boolean body = stop < block.length() && block.charAt(stop) == '{';
            functions.add(function(
                    matcher,
                    block.substring(matcher.end(), end),
                    block.substring(Math.min(end + 1, stop), stop),
                    body));
            at = body ? close(block, stop + 1) : stop;
        }
        return functions;
    }

    private static Function function(Matcher matcher, String parameters, String end, boolean body) {
        boolean async = matcher.group("async") != null;
        List<String> types = new ArrayList<>(List.of(async ? "async" : ""));
        for (String parameter : split(parameters)) {
            int colon = parameter.indexOf(':');
            types.add(plain(colon < 0 ? parameter : parameter.substring(colon + 1)));
        }
        types.add(plain(end));
        String text = (async ? "async fn " : "fn ") + matcher.group("name") + "("
                + String.join(", ", split(parameters)) + ")"
                + (end.isBlank() ? "" : " " + end.strip().replaceAll("\\s+", " "));
        return new Function(matcher.group("name"), text, types, body);
    }

    /** At the commas that are in no bracket. */
    private static List<String> split(String parameters) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= parameters.length(); i++) {
            char c = i < parameters.length() ? parameters.charAt(i) : ',';
            depth += "<([".indexOf(c) >= 0 ? 1 : ">)]".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && (depth == 0 || i == parameters.length())) {
                String part = parameters.substring(from, i).strip().replaceAll("\\s+", " ");
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            }
        }
        return parts;
    }

    /** A type without blanks and without the modules before its name; nothing to return is the unit type. */
    private static String plain(String type) {
        String flat = type.replaceAll("\\s+", "").replaceAll("(?:\\w+::)+(?=\\w)", "");
        return flat.equals("->()") ? "" : flat;
    }

    /** The source with comments, strings and characters blanked out, so that every brace left is one of the code. */
    static String withoutComments(String source) {
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
