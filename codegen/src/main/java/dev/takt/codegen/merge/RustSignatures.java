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
        String code = RustCode.plain(source);
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
}
